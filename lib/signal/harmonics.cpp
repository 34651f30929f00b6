#include "signal/harmonics.hpp"

#include "signal/windowed_spectrum.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace earbench {

namespace {

constexpr double share_of_way_to_neighbour = 0.45;

/// A side of a harmonic's window; `ratio` is that of its order to its neighbour's, above 1.
std::size_t side_of_harmonic(double ratio, double growth_samples, std::size_t longest)
{
    const auto side = std::llround(share_of_way_to_neighbour * growth_samples * std::log(ratio));
    return std::clamp<std::size_t>(static_cast<std::size_t>(side), 1, longest);
}

} // namespace

HarmonicWindow harmonic_window(int order, Seconds growth, SampleRate rate, const WindowSpan& fundamental)
{
    assert(order >= least_harmonic);
    const double growth_samples = growth.value * rate.value;
    const auto n = static_cast<double>(order);
    return {growth_samples * std::log(n),
            {side_of_harmonic((n + 1.0) / n, growth_samples, fundamental.left),
             side_of_harmonic(n / (n - 1.0), growth_samples, fundamental.right)}};
}

Hertz highest_harmonic_frequency(const SweepReference& sweep)
{
    constexpr double share_of_half_rate = 0.95; // beyond, converters' filters fall off
    return {std::min(sweep.band().to.value, share_of_half_rate * 0.5 * sweep.rate().value)};
}

std::vector<double> answer_to_sweep(std::span<const double> take, double arrival, const SweepReference& sweep)
{
    constexpr double kept_before_s = 0.1;
    constexpr double kept_after_s = 0.25;
    const double rate = sweep.rate().value;
    const double from = arrival - kept_before_s * rate;
    const double to = arrival + static_cast<double>(sweep.samples()) + kept_after_s * rate;
    std::vector<double> kept(take.begin(), take.end());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const auto position = static_cast<double>(i);
        kept[i] = position < from || position > to ? 0.0 : kept[i];
    }
    return kept;
}

std::vector<double> harmonic_magnitude(const Deconvolution& deconvolution, const SweepReference& sweep,
                                       const HarmonicWindow& window, std::span<const double> output_hz)
{
    const auto centre = std::llround(deconvolution.arrival - window.before);
    const WindowedSpectrum seen(deconvolution.impulse_response, centre, window.span);
    const WindowedSpectrum reference(deconvolution.reference, 0, window.span);
    std::vector<double> magnitude;
    magnitude.reserve(output_hz.size());
    for (const double frequency : output_hz) {
        const double cycles = frequency / sweep.rate().value;
        magnitude.push_back(std::abs(seen.at(cycles)) / std::abs(reference.at(cycles)));
    }
    return magnitude;
}

} // namespace earbench
