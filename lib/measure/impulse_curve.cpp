#include "measure/impulse_curve.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/note_keys.hpp"
#include "dsp/fft.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr std::size_t shortest_transform = 65'536; // 0.73 Hz at 48 kHz, as fine as curves of the field are
constexpr double least_magnitude = 1e-15;          // -300 dB

double energy(std::span<const double> samples)
{
    double sum = 0.0;
    for (const double sample : samples) {
        sum += sample * sample;
    }
    return sum;
}

std::size_t place_of_greatest(std::span<const double> samples)
{
    const auto greatest = std::max_element(samples.begin(), samples.end(), [](double left, double right) {
        return std::abs(left) < std::abs(right);
    });
    return static_cast<std::size_t>(greatest - samples.begin());
}

/// A sweep or music spreads its energy over seconds.
void require_impulse(std::span<const double> samples, SampleRate rate, std::size_t greatest)
{
    constexpr double near_s = 0.05;
    constexpr double least_share = 0.5;
    const auto reach = static_cast<std::size_t>(near_s * rate.value);
    const auto begin = greatest - std::min(greatest, reach);
    const auto end = std::min(samples.size(), greatest + reach + 1);
    const double total = energy(samples);
    if (total == 0.0) {
        throw Error(Fault::data, "expected an impulse response but found silence");
    }
    if (energy(samples.subspan(begin, end - begin)) <= least_share * total) {
        throw Error(Fault::data, "expected an impulse response but found a recording of " +
                                     format_fixed(static_cast<double>(samples.size()) / rate.value, 1) +
                                     " s without a peak: fr-measure analyse makes curves of sweeps");
    }
}

} // namespace

FrequencyResponse impulse_curve(std::span<const double> samples, SampleRate rate, Seconds start,
                                Decibel offset, Notes notes)
{
    const auto greatest = place_of_greatest(samples);
    require_impulse(samples, rate, greatest);
    const auto length = samples.size() > shortest_transform ? fft_length(samples.size()) : shortest_transform;
    const auto spectrum = forward_fft(samples, length);
    std::vector<double> frequency_hz;
    std::vector<double> spl_db;
    std::vector<double> phase_deg;
    for (std::size_t bin = 1; bin < spectrum.size(); ++bin) {
        frequency_hz.push_back(static_cast<double>(bin) * rate.value / static_cast<double>(length));
        spl_db.push_back(20.0 * std::log10(std::max(std::abs(spectrum[bin]), least_magnitude)) +
                         offset.value);
        // The phase of the delay, bin * greatest / length turns, without the rounding of a large number.
        const auto turns = static_cast<double>(bin * greatest % length) / static_cast<double>(length);
        phase_deg.push_back(std::arg(spectrum[bin]) * 180.0 / std::numbers::pi + 360.0 * turns);
    }
    const double delay_s = start.value + static_cast<double>(greatest) / rate.value;
    notes.set(note::delay_s, format_fixed(delay_s, note::delay_decimals));
    return {std::move(frequency_hz), std::move(spl_db), std::move(phase_deg), std::move(notes)};
}

} // namespace earbench
