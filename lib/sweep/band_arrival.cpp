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
    const auto envelope = inverse_complex_fft(std::move(band));
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
    const auto vertex_at = [&](std::size_t i) {
        return parabola_vertex(power_at(i + envelope.size() - 1), power_at(i), power_at(i + 1));
    };
    arrival.time_s = step_s * (signed_index(peak, envelope.size()) + vertex_at(peak));
    arrival.earliest_s = arrival.time_s;
    arrival.latest_s = arrival.time_s;
    constexpr double echo_s = 0.02;
    constexpr double least_echo = 0.1; // of the greatest power
    const auto reach = std::min(static_cast<std::size_t>(echo_s / step_s), envelope.size() / 2 - 1);
    for (std::size_t i = 0; i <= 2 * reach; ++i) {
        const auto place = (peak + envelope.size() + i - reach) % envelope.size();
        const double power = power_at(place);
        if (power >= least_echo * greatest && power >= power_at(place + envelope.size() - 1) &&
            power > power_at(place + 1)) {
            const double offset = static_cast<double>(i) - static_cast<double>(reach);
            const double time_s = arrival.time_s + step_s * (offset + vertex_at(place) - vertex_at(peak));
            arrival.earliest_s = std::min(arrival.earliest_s, time_s);
            arrival.latest_s = std::max(arrival.latest_s, time_s);
        }
    }
    if (energy > 0.0) {
        arrival.centroid_s /= energy;
        arrival.concentration = greatest * static_cast<double>(envelope.size()) / energy;
    }
    return arrival;
}

} // namespace earbench
