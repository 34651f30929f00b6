#include "sweep/band_arrival.hpp"

#include "dsp/circular.hpp"
#include "dsp/turns.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

/// Bins of an octave.
struct OctaveBins {
    OctaveBins(const Spectrum& spectrum, std::size_t length, SampleRate rate, Hertz centre)
    {
        const double bin_hz = rate.value / static_cast<double>(length);
        const auto bin_at = [&](double frequency_hz) {
            return static_cast<std::size_t>(
                std::min(frequency_hz / bin_hz, static_cast<double>(spectrum.size() - 1)));
        };
        first = bin_at(centre.value / std::numbers::sqrt2);
        const auto last = bin_at(centre.value * std::numbers::sqrt2);
        count = first < last ? last - first + 1 : 0;
    }

    std::size_t first;
    std::size_t count; ///< 0 of an octave above half of the sample rate
};

/// Calls `use(bin of the octave, the same weighted)` for each: a Hann window over frequency.
template <typename Use>
void for_each_weighted(const Spectrum& spectrum, const OctaveBins& octave, const Use& use)
{
    Turns turns(2.0 * std::numbers::pi / static_cast<double>(octave.count));
    for (std::size_t i = 0; i < octave.count; ++i) {
        use(i, spectrum[octave.first + i] * (0.5 - 0.5 * turns.next().real()));
    }
}

} // namespace

double octave_energy(const Spectrum& spectrum, std::size_t length, SampleRate rate, Hertz centre)
{
    const OctaveBins octave(spectrum, length, rate, centre);
    double sum = 0.0;
    for_each_weighted(spectrum, octave, [&](std::size_t, const auto& bin) { sum += std::norm(bin); });
    return sum / static_cast<double>(length); // by Parseval's theorem
}

BandArrival octave_arrival(const Spectrum& spectrum, std::size_t length, SampleRate rate, Hertz centre)
{
    const OctaveBins octave(spectrum, length, rate, centre);
    if (octave.count == 0) {
        return {};
    }
    // The octave alone, moved down to 0 Hz: its envelope needs no more samples than twice its bins. More of a
    // low octave keep the parabola true to the envelope, whose samples lie farther apart.
    constexpr std::size_t least_steps = 32'768;
    Spectrum band(fft_length(std::max(2 * octave.count, std::min(4 * octave.count, least_steps))));
    for_each_weighted(spectrum, octave, [&](std::size_t i, const auto& bin) { band[i] = bin; });
    const auto envelope = inverse_complex_fft(std::move(band));
    const double step_s = static_cast<double>(length) / rate.value / static_cast<double>(envelope.size());
    double centroid_s = 0.0;
    double greatest = 0.0;
    double energy = 0.0;
    std::size_t peak = 0;
    for (std::size_t i = 0; i < envelope.size(); ++i) {
        const double power = std::norm(envelope[i]);
        energy += power;
        centroid_s += power * static_cast<double>(i) * step_s;
        if (power > greatest) {
            greatest = power;
            peak = i;
        }
    }
    const auto power_at = [&](std::size_t i) { return std::norm(envelope[i % envelope.size()]); };
    const auto vertex_at = [&](std::size_t i) {
        return parabola_vertex(power_at(i + envelope.size() - 1), power_at(i), power_at(i + 1));
    };
    const double time_s = step_s * (signed_index(peak, envelope.size()) + vertex_at(peak));
    double earliest_s = time_s;
    double latest_s = time_s;
    constexpr double echo_s = 0.02;
    constexpr double least_echo = 0.1; // of the greatest power
    const auto reach = std::min(static_cast<std::size_t>(echo_s / step_s), envelope.size() / 2 - 1);
    for (std::size_t i = 0; i <= 2 * reach; ++i) {
        const auto place = (peak + envelope.size() + i - reach) % envelope.size();
        const double power = power_at(place);
        if (power >= least_echo * greatest && power >= power_at(place + envelope.size() - 1) &&
            power > power_at(place + 1)) {
            const double offset = static_cast<double>(i) - static_cast<double>(reach);
            const double echo_at_s = time_s + step_s * (offset + vertex_at(place) - vertex_at(peak));
            earliest_s = std::min(earliest_s, echo_at_s);
            latest_s = std::max(latest_s, echo_at_s);
        }
    }
    const double samples_per_step = static_cast<double>(length) / static_cast<double>(envelope.size());
    return {.time_s = time_s,
            .earliest_s = earliest_s,
            .latest_s = latest_s,
            .centroid_s = energy > 0.0 ? centroid_s / energy : 0.0,
            .greatest = greatest / (samples_per_step * samples_per_step),
            .energy = energy / samples_per_step,
            .concentration = energy > 0.0 ? greatest * static_cast<double>(envelope.size()) / energy : 0.0};
}

} // namespace earbench
