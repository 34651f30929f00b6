#pragma once

#include "made_view.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

/// A pulse of a band: all of its frequencies at one time after the arrival.
struct Pulse {
    double level = 1.0;
    double time_s = 0.0;
    double from_hz = 0.0;
    double to_hz = 1e6;
};

/// A take of the sweep that becomes these pulses once the sweep's phase is taken out of it: whatever |X| was,
/// all frequencies of a pulse have its level, but for half cosines over 1/12 octave at the edges of the
/// sweep's band.
inline std::vector<double> take_of(const earbench::SweepOptions& options, const std::vector<Pulse>& pulses)
{
    const auto signal = make_sweep(options);
    const auto layout = plan_sweep(options);
    const auto length = earbench::fft_length(2 * signal.size());
    const double bin_hz = options.rate.value / static_cast<double>(length);
    auto spectrum = earbench::forward_fft(std::span(signal).subspan(layout.sweep.first, layout.sweep.count),
                                          length, static_cast<std::ptrdiff_t>(layout.sweep.first));
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        const double frequency_hz = static_cast<double>(bin) * bin_hz;
        const double inside =
            std::min(std::log2(frequency_hz / layout.from.value), std::log2(layout.to.value / frequency_hz));
        const double edge = 0.5 - 0.5 * std::cos(std::numbers::pi * std::clamp(12.0 * inside, 0.0, 1.0));
        std::complex<double> target;
        for (const auto& pulse : pulses) {
            if (frequency_hz >= pulse.from_hz && frequency_hz < pulse.to_hz) {
                target += std::polar(pulse.level, -2.0 * std::numbers::pi * frequency_hz * pulse.time_s);
            }
        }
        spectrum[bin] *= edge > 0.0 ? edge * target / std::abs(spectrum[bin]) : 0.0;
    }
    auto take = earbench::inverse_fft(spectrum, length);
    take.resize(signal.size());
    return take;
}
