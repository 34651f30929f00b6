#include "verdict/checks.hpp"

namespace earbench::checks {

std::optional<CheckFigure> repeat_shift(const RepeatMean& mean)
{
    return mean.count() < 2 ? std::nullopt : std::optional(CheckFigure{mean.shift_samples(), {}});
}

std::optional<CheckFigure> repeat_spread(const RepeatMean& mean)
{
    const auto spread = mean.count() < 2 ? std::nullopt : mean.spread_db();
    return spread ? std::optional(CheckFigure{*spread, {}}) : std::nullopt;
}

} // namespace earbench::checks
