#include "core/statistics.hpp"
#include "verdict/checks.hpp"

namespace earbench::checks {

std::optional<CheckFigure> drift_change(const DriftHistory& history)
{
    if (history.earlier.empty()) {
        return std::nullopt;
    }
    constexpr double ppm = 1e6;
    const double usual = median_of({history.earlier.begin(), history.earlier.end()});
    return CheckFigure{ppm * (history.own - usual), {}, true};
}

} // namespace earbench::checks
