#include "sweep/band_arrival.hpp"

#include "dsp/circular.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

BandArrival octave_arrival(const Spectrum& spectrum, std::size_t length, SampleRate rate, Hertz centre)
{
    const double bin_hz = rate.value / static_cast<double>(length);
    const auto highest_bin = spectrum.size() - 1;
    const auto bin_at = [&](double frequency_hz) {
        return static_cast<std::size_t>(std::min(frequency_hz / bin_hz, static_cast<double>(highest_bin)));
    };
    const auto first = bin_at(centre.value / std::numbers::sqrt2);
    const auto last = bin_at(centre.value * std::numbers::sqrt2);
    if (first >= last) {
        return {};
    }
    // The octave alone, moved down to 0 Hz: its envelope needs no more samples than it has bins.
    Spectrum band(fft_length(2 * (last - first + 1)));
    for (std::size_t bin = first; bin <= last; ++bin) {
        const double across = static_cast<double>(bin - first) / static_cast<double>(last - first + 1);
        band[bin - first] = spectrum[bin] * (0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * across));
    }
    const auto envelope = inverse_complex_fft(band);
    const double step_s = static_cast<double>(length) / rate.value / static_cast<double>(envelope.size());
    BandArrival arrival;
    double greatest = 0.0;
    double energy = 0.0;
    std::size_t peak = 0;
    for (std::size_t i = 0; i < envelope.size(); ++i) {
        const double power = std::norm(envelope[i]);
        energy += power;
        arrival.centroid_s += power * static_cast<double>(i) * step_s;
        if (power > greatest) {
            greatest = power;
            peak = i;
        }
    }
    const auto power_at = [&](std::size_t i) { return std::norm(envelope[i % envelope.size()]); };
    arrival.time_s =
        step_s * (signed_index(peak, envelope.size()) +
                  parabola_vertex(power_at(peak + envelope.size() - 1), greatest, power_at(peak + 1)));
    if (energy > 0.0) {
        arrival.centroid_s /= energy;
        arrival.concentration = greatest * static_cast<double>(envelope.size()) / energy;
    }
    return arrival;
}

} // namespace earbench
