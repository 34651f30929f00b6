#include "signal/pilots.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr double search_s = 0.1; // to both sides of where a pilot should be: 10,000 ppm over 10 s
constexpr double decay_s = 0.1;  // of the chain, after the pilot

/// Samples `first` .. `first + count` of `signal`, zeros where it does not reach.
std::vector<double> cut_out(std::span<const double> signal, std::ptrdiff_t first, std::size_t count)
{
    std::vector<double> cut(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = first + static_cast<std::ptrdiff_t>(i);
        if (at >= 0 && at < std::ssize(signal)) {
            cut[i] = signal[static_cast<std::size_t>(at)];
        }
    }
    return cut;
}

/// What came in place of a pilot, times the conjugate of the pilot: its delay, and the chain twice weighted
/// by the pilot.
struct PilotEcho {
    Spectrum spectrum;
    double coherence = 0.0;
};

/// The delay of `later` against `earlier` in samples: the greatest of their cross-correlation, then the
/// phases of the cross-spectrum, weighted by its magnitude.
double delay_between(const Spectrum& earlier, const Spectrum& later, std::size_t length)
{
    Spectrum cross(earlier.size());
    for (std::size_t bin = 0; bin < cross.size(); ++bin) {
        cross[bin] = later[bin] * std::conj(earlier[bin]);
    }
    const auto correlation = inverse_fft(cross, length);
    const auto greatest = static_cast<std::size_t>(std::max_element(correlation.begin(), correlation.end()) -
                                                   correlation.begin());
    const double whole = greatest < length / 2 ? static_cast<double>(greatest)
                                               : static_cast<double>(greatest) - static_cast<double>(length);
    const double bin_angle = 2.0 * std::numbers::pi / static_cast<double>(length);
    double numerator = 0.0;
    double denominator = 0.0;
    for (std::size_t bin = 0; bin < cross.size(); ++bin) {
        const double angle = bin_angle * static_cast<double>(bin);
        const double weight = std::abs(cross[bin]);
        const double rest = std::arg(cross[bin] * std::polar(1.0, angle * whole));
        numerator -= weight * angle * rest;
        denominator += weight * angle * angle;
    }
    return whole + (denominator > 0.0 ? numerator / denominator : 0.0);
}

} // namespace

std::optional<PilotTiming> time_pilots(std::span<const double> take, const Deconvolution& deconvolution,
                                       const SweepReference& sweep)
{
    if (!sweep.layout()) {
        return std::nullopt;
    }
    const auto& layout = *sweep.layout();
    const auto file_samples = sweep.file_samples();
    const auto window = sweep.window();
    const double rate = deconvolution.rate.value;
    const auto search = static_cast<std::ptrdiff_t>(search_s * rate);
    const auto decay = static_cast<std::size_t>(decay_s * rate);
    const auto pilot_count = layout.first_pilot.count;
    const auto cut_count = pilot_count + 2 * static_cast<std::size_t>(search) + decay;
    const auto length = fft_length(std::max(cut_count + pilot_count, 2 * (window.left + window.right)));
    const auto arrival = std::llround(deconvolution.arrival);
    const auto expected = [&](const Segment& pilot) {
        return arrival + static_cast<std::ptrdiff_t>(pilot.first) -
               static_cast<std::ptrdiff_t>(layout.sweep.first);
    };
    const auto end = expected(layout.second_pilot) + static_cast<std::ptrdiff_t>(pilot_count);
    if (expected(layout.first_pilot) < 0 || end > std::ssize(take) ||
        layout.second_pilot.first + pilot_count > file_samples.size()) {
        return std::nullopt;
    }
    const auto pilot = forward_fft(file_samples.subspan(layout.first_pilot.first, pilot_count), length);
    const auto echo_of = [&](const Segment& segment) {
        const auto cut = cut_out(take, expected(segment) - search, cut_count);
        PilotEcho echo{forward_fft(cut, length), 0.0};
        for (std::size_t bin = 0; bin < pilot.size(); ++bin) {
            echo.spectrum[bin] *= std::conj(pilot[bin]);
        }
        return echo;
    };
    const auto first = echo_of(layout.first_pilot);
    const auto second = echo_of(layout.second_pilot);
    // The sweep's own impulse response, weighted as the pilots weight it, delayed as their cuts are.
    const auto kept = windowed(deconvolution.impulse_response, arrival, window);
    std::vector<double> placed(length);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const auto at = static_cast<std::ptrdiff_t>(i) - static_cast<std::ptrdiff_t>(window.left) + search;
        placed[static_cast<std::size_t>((at + static_cast<std::ptrdiff_t>(length)) %
                                        static_cast<std::ptrdiff_t>(length))] = kept[i];
    }
    auto passage = forward_fft(placed, length);
    double share = 0.0;
    double energy_first = 0.0;
    double energy_second = 0.0;
    for (std::size_t bin = 0; bin < pilot.size(); ++bin) {
        passage[bin] *= std::norm(pilot[bin]);
        energy_first += std::norm(first.spectrum[bin]);
        energy_second += std::norm(second.spectrum[bin]);
    }
    // How much of the one is the other, once the delay between them is taken out.
    const double between_pilots = delay_between(first.spectrum, second.spectrum, length);
    const double bin_angle = 2.0 * std::numbers::pi / static_cast<double>(length);
    for (std::size_t bin = 0; bin < pilot.size(); ++bin) {
        const auto turned =
            second.spectrum[bin] * std::polar(1.0, bin_angle * static_cast<double>(bin) * between_pilots);
        share += std::real(turned * std::conj(first.spectrum[bin]));
    }
    PilotTiming timing;
    timing.coherence =
        energy_first > 0.0 && energy_second > 0.0 ? share / std::sqrt(energy_first * energy_second) : 0.0;
    constexpr double least_coherence = 0.2;
    if (timing.coherence < least_coherence) {
        return std::nullopt;
    }
    const auto distance =
        static_cast<double>(layout.second_pilot.first) - static_cast<double>(layout.first_pilot.first);
    timing.drift = between_pilots / distance;
    const auto band = pilot_band(deconvolution.rate);
    if (sweep.band().from <= band.from && sweep.band().to >= band.to) {
        // The sweep passes the middle of the pilots' band, on a logarithmic axis, this long after the first
        // pilot starts.
        const double middle_hz = std::sqrt(band.from.value * band.to.value);
        const double nominal = static_cast<double>(layout.sweep.first) -
                               static_cast<double>(layout.first_pilot.first) +
                               layout.growth.value * std::log(middle_hz / layout.from.value) * rate;
        timing.slip = delay_between(first.spectrum, passage, length) - timing.drift * nominal;
    }
    return timing;
}

} // namespace earbench
