#include "sweep/pilot_parts.hpp"

#include "core/statistics.hpp"
#include "dsp/circular.hpp"
#include "dsp/turns.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <complex>
#include <numbers>

namespace earbench {

namespace {

constexpr double search_s = 0.02;

/// The bins `first` .. `first + size` of a product of spectra, and the angle of a sample's delay in each.
struct CrossBand {
    std::size_t first;
    double bin_angle;
    Spectrum bins;

    [[nodiscard]] double angle(std::size_t i) const { return bin_angle * static_cast<double>(first + i); }

    /// Calls `use(i, bin)` for each bin as it is without a delay.
    template <typename Use>
    void for_each_without(double delay, const Use& use) const
    {
        const auto first_turn = std::polar(1.0, angle(0) * delay);
        Turns turns(bin_angle * delay);
        for (std::size_t i = 0; i < bins.size(); ++i) {
            use(i, finite_product(bins[i], finite_product(first_turn, turns.next())));
        }
    }
};

/// The delay at the greatest envelope, to the step at which the band can be sampled.
double coarse_delay(const CrossBand& cross, std::size_t length, SampleRate rate)
{
    // The band alone, moved down to 0 Hz: its envelope needs no more samples than it has bins.
    Spectrum band(fft_length(2 * cross.bins.size()));
    std::copy(cross.bins.begin(), cross.bins.end(), band.begin());
    const auto envelope = inverse_complex_fft(std::move(band));
    const double step = static_cast<double>(length) / static_cast<double>(envelope.size());
    double delay = 0.0;
    double greatest = 0.0;
    for (std::size_t i = 0; i < envelope.size(); ++i) {
        const double place = step * signed_index(i, envelope.size());
        if (std::abs(place) <= search_s * rate.value && std::norm(envelope[i]) > greatest) {
            greatest = std::norm(envelope[i]);
            delay = place;
        }
    }
    return delay;
}

/// `cross` as it is without a delay, and its sum.
std::complex<double> sum_without(const CrossBand& cross, double delay)
{
    std::complex<double> sum;
    cross.for_each_without(delay, [&](std::size_t, const auto& bin) { sum += bin; });
    return sum;
}

/// What is left of the delay: minus the slope of the phases about that of their sum, which needs no
/// unwrapping because the coarse delay is right to a quarter of a turn.
double delay_left(const CrossBand& cross, double delay, double mean_angle)
{
    const auto sum = sum_without(cross, delay);
    double numerator = 0.0;
    double denominator = 0.0;
    cross.for_each_without(delay, [&](std::size_t i, const auto& bin) {
        const double weight = std::abs(bin);
        const double phase = std::arg(finite_product(bin, std::conj(sum)));
        const double offset = cross.angle(i) - mean_angle;
        numerator -= weight * offset * phase;
        denominator += weight * offset * offset;
    });
    return denominator > 0.0 ? numerator / denominator : 0.0;
}

} // namespace

std::array<Band, pilot_part_count> pilot_part_bands(const Band& whole)
{
    constexpr double above_lower_edge = 1.25;
    constexpr double below_upper_edge = 0.9;
    const double from = above_lower_edge * whole.from.value;
    const double ratio = std::pow(below_upper_edge * whole.to.value / from, 1.0 / pilot_part_count);
    std::array<Band, pilot_part_count> bands;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const double lower = from * std::pow(ratio, static_cast<double>(i));
        bands[i] = {{lower}, {ratio * lower}};
    }
    return bands;
}

PilotPart compare_pilot(const Spectrum& pilot, const Spectrum& sweep, std::size_t length, SampleRate rate,
                        const Band& band)
{
    const double bin_hz = rate.value / static_cast<double>(length);
    const auto first = static_cast<std::size_t>(std::ceil(band.from.value / bin_hz));
    const auto last = std::min(static_cast<std::size_t>(band.to.value / bin_hz), pilot.size() - 1);
    CrossBand cross{first, 2.0 * std::numbers::pi / static_cast<double>(length), {}};
    double energy_pilot = 0.0;
    double energy_sweep = 0.0;
    double weights = 0.0;
    double angles = 0.0;
    for (auto bin = first; bin <= last; ++bin) {
        cross.bins.push_back(pilot[bin] * std::conj(sweep[bin]));
        energy_pilot += std::norm(pilot[bin]);
        energy_sweep += std::norm(sweep[bin]);
        weights += std::abs(cross.bins.back());
        angles += std::abs(cross.bins.back()) * cross.angle(bin - first);
    }
    if (weights <= 0.0) {
        return {};
    }
    const double mean_angle = angles / weights;
    const double coarse = coarse_delay(cross, length, rate);
    const double delay = coarse + delay_left(cross, coarse, mean_angle);
    const double projected = std::abs(sum_without(cross, delay));
    return {.middle = {mean_angle / cross.bin_angle * bin_hz},
            .delay = delay,
            .gain = {20.0 * std::log10(projected / energy_sweep)},
            .coherence = projected / std::sqrt(energy_pilot * energy_sweep)};
}

PilotComparison coherent_parts(std::span<const PilotPart> first, std::span<const PilotPart> second)
{
    assert(first.size() == second.size());
    constexpr double least_coherence = 0.9;
    PilotComparison coherent;
    for (std::size_t i = 0; i < first.size(); ++i) {
        if (first[i].coherence > least_coherence && second[i].coherence > least_coherence) {
            coherent.first.push_back(first[i]);
            coherent.second.push_back(second[i]);
        }
    }
    return coherent;
}

Decibel median_gain(std::span<const PilotPart> parts)
{
    std::vector<double> gains;
    for (const auto& part : parts) {
        gains.push_back(part.gain.value);
    }
    return {median_of(std::move(gains))};
}

double slip_of_parts(const PilotComparison& parts, const SweepLayout& layout)
{
    const double apart =
        static_cast<double>(layout.second_pilot.first) - static_cast<double>(layout.first_pilot.first);
    std::vector<double> drifts;
    for (std::size_t i = 0; i < parts.first.size(); ++i) {
        drifts.push_back((parts.second[i].delay - parts.first[i].delay) / apart);
    }
    const double drift = median_of(std::move(drifts));
    const auto band = pilot_band(layout.rate);
    std::vector<double> slips;
    for (const auto& part : parts.first) {
        const double share = (part.middle.value - band.from.value) / (band.to.value - band.from.value);
        const double pilot_passes = static_cast<double>(layout.first_pilot.first) +
                                    share * static_cast<double>(layout.first_pilot.count);
        const double sweep_passes =
            static_cast<double>(layout.sweep.first) +
            layout.growth.value * std::log(part.middle.value / layout.from.value) * layout.rate.value;
        slips.push_back(drift * (pilot_passes - sweep_passes) - part.delay);
    }
    std::sort(slips.begin(), slips.end(),
              [](double left, double right) { return std::abs(left) > std::abs(right); });
    return slips[slips.size() > 1 ? 1 : 0];
}

} // namespace earbench
