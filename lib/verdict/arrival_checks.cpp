#include "core/statistics.hpp"
#include "verdict/checks.hpp"
#include "verdict/level.hpp"

#include <algorithm>
#include <cmath>

namespace earbench::checks {

namespace {

/// How far the greatest magnitude of q stands out of all of it, a place for every lag.
double concentration_db(const TakeView& view)
{
    const auto& arrivals = view.division.arrivals;
    const auto length = static_cast<double>(view.division.length);
    const auto places = static_cast<double>(fft_length(view.take.size() + view.sweep.samples()));
    return power_ratio_db(arrivals.peak * arrivals.peak, arrivals.mean_square * length / places);
}

/// How far the loudest frame of the take, 100 Hz to 18 kHz, stands out of the quietest ones.
double rise_over_quiet_db(const TakeView& view)
{
    constexpr double quiet_share = 0.05;
    const auto frame = frame_samples(ExplainedTake::long_frame, view.sweep.rate());
    const auto& audible = view.explanation.audible_energies;
    std::vector<double> powers;
    for (std::size_t i = 0; i < audible.size(); ++i) {
        if (peak_of(view.take.subspan(i * frame, frame)) > 0.0) { // a device that has not started is no quiet
            powers.push_back(audible[i]);
        }
    }
    if (powers.empty()) {
        return 0.0;
    }
    std::sort(powers.begin(), powers.end());
    const auto quiet = static_cast<std::size_t>(quiet_share * static_cast<double>(powers.size() - 1));
    return power_ratio_db(powers.back(), powers[quiet]);
}

} // namespace

/// Another sweep stands out of the silence around it, although it has no arrival; noise does in neither way.
std::optional<CheckFigure> heard(const TakeView& view)
{
    return CheckFigure{std::max(concentration_db(view), rise_over_quiet_db(view)), {}};
}

std::optional<CheckFigure> second_sweep(const TakeView& view)
{
    if (view.missing_sweeps > Seconds{0.0}) {
        return std::nullopt; // where the others are, nobody knows: one may be in the stretch of another
    }
    constexpr double least_db = -100.0;
    const auto& arrivals = view.division.arrivals;
    if (!arrivals.other) {
        return CheckFigure{least_db, {}};
    }
    const auto& [peak, index] = *arrivals.other;
    const auto place = static_cast<std::ptrdiff_t>(index);
    const auto length = static_cast<std::ptrdiff_t>(view.division.length);
    const auto in_take = place < std::ssize(view.take) ? place : place - length;
    return CheckFigure{std::max(least_db, power_ratio_db(peak * peak, arrivals.peak * arrivals.peak)),
                       CheckPlace{static_cast<double>(in_take) / view.sweep.rate().value, "s"}};
}

std::optional<CheckFigure> polarity(const TakeView& view)
{
    return CheckFigure{view.division.arrivals.is_inverted ? -1.0 : 1.0, {}};
}

} // namespace earbench::checks
