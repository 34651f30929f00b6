#include "core/statistics.hpp"
#include "dsp/circular.hpp"
#include "sweep/noise.hpp"
#include "verdict/checks.hpp"
#include "verdict/clipping.hpp"
#include "verdict/level.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench::checks {

namespace {

/// Energy of all harmonics from the sixth to the ninth over that of the fundamental; nothing where they are
/// too close together to be told apart. Lower ones are made by good IEMs too.
std::optional<double> share_of_high_harmonics(const CompressedAnswer& answer, SampleRate rate, Seconds growth)
{
    constexpr int first_order = 6;
    constexpr int last_order = 9;
    const double side_s = std::min(0.005, 0.25 * growth.value * std::log((last_order + 1.0) / last_order));
    constexpr double least_side_s = 0.001;
    if (side_s < least_side_s) {
        return std::nullopt;
    }
    constexpr double above_hum_hz = 400.0; // and the answers are short there
    const auto samples = answer.within({{above_hum_hz}, {0.5 * rate.value}});
    const auto side = static_cast<std::ptrdiff_t>(side_s * rate.value);
    const auto energy_at = [&](double order) {
        const auto centre = std::llround(answer.arrival() - growth.value * rate.value * std::log(order));
        return energy_around(samples, centre, side);
    };
    const double fundamental = energy_at(1.0);
    double noise = 0.0;
    for (int order = first_order; order <= last_order; ++order) {
        noise = std::max(noise, energy_at(order + 0.5));
    }
    double sum = 0.0;
    for (int order = first_order; order <= last_order; ++order) {
        sum += energy_at(order) - noise;
    }
    return fundamental > 0.0 ? std::optional(sum / fundamental) : std::nullopt;
}

} // namespace

std::optional<CheckFigure> ceiling(const TakeView& view)
{
    const auto& recorded = view.recorded.samples;
    const auto silence = silence_before_signal(recorded, view.division.arrival(), view.sweep);
    return CheckFigure{ceiling_ratio(recorded, silence ? std::sqrt(variance_of(*silence)) : 0.0), {}};
}

std::optional<CheckFigure> high_harmonics(const TakeView& view)
{
    const auto growth = view.sweep.growth();
    const auto share =
        growth ? share_of_high_harmonics(view.answer, view.sweep.rate(), *growth) : std::nullopt;
    return share ? std::optional(CheckFigure{std::max(power_ratio_db(*share, 1.0), least_harmonic_db), {}})
                 : std::nullopt;
}

} // namespace earbench::checks
