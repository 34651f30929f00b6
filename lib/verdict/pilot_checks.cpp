#include "dsp/circular.hpp"
#include "dsp/fft.hpp"
#include "verdict/checks.hpp"

#include <algorithm>
#include <cmath>

namespace earbench::checks {

namespace {

/// The amplitude of the third harmonic over that of the fundamental where both lie above 3.3 kHz, less what
/// lies between the third and the fourth: noise.
double third_harmonic(const TakeView& view, Seconds growth)
{
    constexpr double from_hz = 3300.0;
    constexpr double to_hz = 18'000.0;
    constexpr double side_s = 0.02;
    constexpr double share_of_growth = 0.15; // a little less than half the way to the fourth harmonic
    const double rate = view.division.rate.value;
    const auto samples = view.answer.within({{from_hz}, {std::min(to_hz, 0.9 * view.sweep.band().to.value)}});
    const auto side = static_cast<std::ptrdiff_t>(std::min(side_s, share_of_growth * growth.value) * rate);
    const auto energy_at = [&](double order) {
        const double before = growth.value * rate * std::log(order);
        return energy_around(samples, std::llround(view.answer.arrival() - before), side);
    };
    const double fundamental = energy_at(1.0);
    const double third = std::max(0.0, energy_at(3.0) - energy_at(3.5));
    return fundamental > 0.0 ? std::sqrt(third / fundamental) : 0.0;
}

/// What the gain of a pilot, 6 dB below the sweep, may be for distortion that does not change: a cubic one
/// of 1 % makes 0.2 dB of it.
double explained_by_distortion_db(const TakeView& view)
{
    constexpr double amplitude_per_share =
        2.25; // 9/4: 3/4 of the amplitude cubed at A less that at A/2, over 1/4
    const auto growth = view.sweep.growth();
    return growth ? 20.0 * std::log10(1.0 + amplitude_per_share * third_harmonic(view, *growth)) : 0.0;
}

std::optional<PilotGains> gains_of(const TakeView& view)
{
    return view.clock.corrected ? view.clock.corrected->gains : std::nullopt;
}

} // namespace

std::optional<CheckFigure> pilot_gain(const TakeView& view)
{
    const auto gains = gains_of(view);
    if (!gains) {
        return std::nullopt;
    }
    const double greatest = std::max(std::abs(gains->first.value), std::abs(gains->second.value));
    const double moved = std::abs(gains->first.value - gains->second.value);
    return CheckFigure{std::max({greatest - explained_by_distortion_db(view), moved, 0.0}), {}};
}

std::optional<CheckFigure> first_pilot_gain(const TakeView& view)
{
    const auto gains = gains_of(view);
    return gains ? std::optional(CheckFigure{gains->first.value, {}}) : std::nullopt;
}

std::optional<CheckFigure> second_pilot_gain(const TakeView& view)
{
    const auto gains = gains_of(view);
    return gains ? std::optional(CheckFigure{gains->second.value, {}}) : std::nullopt;
}

} // namespace earbench::checks
