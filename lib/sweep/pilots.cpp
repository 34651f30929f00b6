#include "sweep/pilots.hpp"

#include "dsp/turns.hpp"
#include "dsp/windowed_spectrum.hpp"
#include "sweep/pilot_parts.hpp"

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

/// What came in place of both pilots, each times the conjugate of the pilot: the chain twice weighted by it.
struct PilotEchoes {
    std::size_t length;    ///< of the transforms
    std::ptrdiff_t search; ///< samples by which the parts of the take begin before the pilots should
    Spectrum pilot;
    Spectrum first;
    Spectrum second;
    double delay; ///< samples of the second, its delay against its sweep less that of the first
    double coherence;
};

/// How much of the one is the other, once the delay between them is taken out.
double coherence_of(const Spectrum& first, const Spectrum& second, std::size_t length, double delay)
{
    Turns turns(2.0 * std::numbers::pi / static_cast<double>(length) * delay);
    double share = 0.0;
    double energy_first = 0.0;
    double energy_second = 0.0;
    for (std::size_t bin = 0; bin < second.size(); ++bin) {
        const auto turned = finite_product(second[bin], turns.next());
        share += std::real(turned * std::conj(first[bin]));
        energy_first += std::norm(first[bin]);
        energy_second += std::norm(second[bin]);
    }
    return energy_first > 0.0 && energy_second > 0.0 ? share / std::sqrt(energy_first * energy_second) : 0.0;
}

/// Pilots are looked for where the sweep next to them has them.
std::optional<PilotEchoes> hear_pilots(std::span<const double> take, std::ptrdiff_t first_sweep,
                                       std::ptrdiff_t last_sweep, const SweepReference& sweep)
{
    if (!sweep.layout()) {
        return std::nullopt;
    }
    const auto& layout = *sweep.layout();
    const auto file_samples = sweep.file_samples();
    const auto window = sweep.window();
    const double rate = sweep.rate().value;
    const auto search = static_cast<std::ptrdiff_t>(search_s * rate);
    const auto decay = static_cast<std::size_t>(decay_s * rate);
    const auto pilot_count = layout.first_pilot.count;
    const auto cut_count = pilot_count + 2 * static_cast<std::size_t>(search) + decay;
    const auto expected = [&](const Segment& pilot, std::ptrdiff_t arrival) {
        return arrival + static_cast<std::ptrdiff_t>(pilot.first) -
               static_cast<std::ptrdiff_t>(layout.sweep.first);
    };
    const auto end = expected(layout.second_pilot, last_sweep) + static_cast<std::ptrdiff_t>(pilot_count);
    if (expected(layout.first_pilot, first_sweep) < 0 || end > std::ssize(take) ||
        layout.second_pilot.first + pilot_count > file_samples.size()) {
        return std::nullopt;
    }
    const auto cut = [&](const Segment& pilot, std::ptrdiff_t arrival) {
        return cut_out(take, expected(pilot, arrival) - search, cut_count);
    };
    const auto length = fft_length(std::max(cut_count + pilot_count, 2 * (window.left + window.right)));
    auto pilot = forward_fft(file_samples.subspan(layout.first_pilot.first, pilot_count), length);
    auto first = forward_fft(cut(layout.first_pilot, first_sweep), length);
    auto second = forward_fft(cut(layout.second_pilot, last_sweep), length);
    for (std::size_t bin = 0; bin < pilot.size(); ++bin) {
        first[bin] *= std::conj(pilot[bin]);
        second[bin] *= std::conj(pilot[bin]);
    }
    const double delay = delay_between(first, second, length);
    const double coherence = coherence_of(first, second, length, delay);
    constexpr double least_coherence = 0.2;
    if (coherence < least_coherence) {
        return std::nullopt;
    }
    return PilotEchoes{length, search,   std::move(pilot), std::move(first), std::move(second),
                       delay,  coherence};
}

/// Samples from pilot to pilot around one sweep.
double pilot_distance(const SweepLayout& layout)
{
    return static_cast<double>(layout.second_pilot.first) - static_cast<double>(layout.first_pilot.first);
}

} // namespace

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
    Turns turns(bin_angle * whole);
    double numerator = 0.0;
    double denominator = 0.0;
    for (std::size_t bin = 0; bin < cross.size(); ++bin) {
        const double angle = bin_angle * static_cast<double>(bin);
        const double weight = std::abs(cross[bin]);
        const double rest = std::arg(finite_product(cross[bin], turns.next()));
        numerator -= weight * angle * rest;
        denominator += weight * angle * angle;
    }
    return whole + (denominator > 0.0 ? numerator / denominator : 0.0);
}

std::optional<double> drift_between_pilots(std::span<const double> take, std::ptrdiff_t first_sweep,
                                           std::ptrdiff_t last_sweep, const SweepReference& sweep)
{
    const auto echoes = hear_pilots(take, first_sweep, last_sweep, sweep);
    if (!echoes) {
        return std::nullopt;
    }
    const double between_sweeps = static_cast<double>(sweep.repeats().period) * (sweep.repeats().count - 1);
    const double late = static_cast<double>(last_sweep - first_sweep) - between_sweeps + echoes->delay;
    return late / (pilot_distance(*sweep.layout()) + between_sweeps);
}

std::optional<PilotTiming> time_pilots(std::span<const double> take, const Deconvolution& deconvolution,
                                       const SweepReference& sweep)
{
    const auto arrival = std::llround(deconvolution.arrival());
    const auto echoes = hear_pilots(take, arrival, arrival, sweep);
    if (!echoes) {
        return std::nullopt;
    }
    const auto& layout = *sweep.layout();
    PilotTiming timing{echoes->delay / pilot_distance(layout), {}, {}, echoes->coherence};
    const auto band = pilot_band(deconvolution.rate);
    if (sweep.band().from > band.from || sweep.band().to < band.to) {
        return timing;
    }
    // The sweep's own impulse response, weighted as the pilots weight it, delayed as their cuts are.
    auto passage =
        placed_spectrum(deconvolution.impulse_response, 0, sweep.window(), echoes->search, echoes->length);
    for (std::size_t bin = 0; bin < passage.size(); ++bin) {
        passage[bin] *= std::norm(echoes->pilot[bin]);
    }
    std::vector<PilotPart> first;
    std::vector<PilotPart> second;
    for (const auto& part : pilot_part_bands(band)) {
        first.push_back(compare_pilot(echoes->first, passage, echoes->length, deconvolution.rate, part));
        second.push_back(compare_pilot(echoes->second, passage, echoes->length, deconvolution.rate, part));
    }
    const auto parts = coherent_parts(first, second);
    if (!parts.first.empty()) {
        timing.slip = slip_of_parts(parts, layout);
        timing.gains = PilotGains{median_gain(parts.first), median_gain(parts.second)};
    }
    return timing;
}

} // namespace earbench
