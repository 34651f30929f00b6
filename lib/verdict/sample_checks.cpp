#include "core/statistics.hpp"
#include "verdict/checks.hpp"
#include "verdict/clipping.hpp"
#include "verdict/level.hpp"

namespace earbench::checks {

std::optional<CheckFigure> silence(const RecordedTake& take)
{
    return CheckFigure{full_scale_db(peak_of(take.samples)), {}};
}

std::optional<CheckFigure> flat_tops(const RecordedTake& take)
{
    const auto clipping = find_clipping(take.samples);
    CheckFigure figure{static_cast<double>(clipping.runs), {}};
    if (clipping.runs > 0) {
        figure.place = {static_cast<double>(clipping.first) / take.rate.value, "s"};
    }
    return figure;
}

std::optional<CheckFigure> peak(const RecordedTake& take)
{
    return silence(take);
}

std::optional<CheckFigure> level(const RecordedTake& take)
{
    return silence(take);
}

std::optional<CheckFigure> dc(const RecordedTake& take)
{
    constexpr double percent = 100.0;
    return CheckFigure{take.samples.empty() ? 0.0 : percent * mean_of(take.samples), {}};
}

} // namespace earbench::checks
