#include "signal/harmonics.hpp"

#include "signal/windowed_spectrum.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr double share_of_way_to_neighbour = 0.45;
constexpr double share_of_half_rate = 0.95; // beyond, the filters of converters fall off

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
    return {std::min(sweep.band().to.value, share_of_half_rate * 0.5 * sweep.rate().value)};
}

std::vector<double> answer_to_sweep(std::span<const double> take, double arrival, const SweepReference& sweep)
{
    constexpr double kept_before_s = 0.1;
    constexpr double kept_after_s = 0.25;
    constexpr double fade_s = 0.05; // a step of the take's DC would be noise at every frequency
    const double rate = sweep.rate().value;
    const double from = arrival - kept_before_s * rate;
    const double to = arrival + static_cast<double>(sweep.samples()) + kept_after_s * rate;
    std::vector<double> kept(take.begin(), take.end());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const auto position = static_cast<double>(i);
        const double along = std::min(position - from, to - position) / (fade_s * rate);
        kept[i] *= 0.5 - 0.5 * std::cos(std::numbers::pi * std::clamp(along, 0.0, 1.0));
    }
    return kept;
}

SweepHarmonics::SweepHarmonics(const SweepReference& sweep) : m_sweep(sweep)
{
    const auto length = fft_length(2 * sweep.samples());
    auto spectrum = forward_fft(sweep.sweep(), length);
    for (std::size_t bin = 1; bin + 1 < spectrum.size(); ++bin) {
        spectrum[bin] *= 2.0;
    }
    spectrum.resize(length); // no negative frequencies
    m_analytic = inverse_complex_fft(spectrum);
    m_analytic.resize(sweep.samples());
    std::vector<double> magnitude(m_analytic.size());
    std::transform(m_analytic.begin(), m_analytic.end(), magnitude.begin(),
                   [](const auto& value) { return std::abs(value); });
    const auto middle = magnitude.begin() + std::ssize(magnitude) / 2;
    std::nth_element(magnitude.begin(), middle, magnitude.end());
    m_amplitude = *middle;
}

std::vector<double> SweepHarmonics::signal(int order) const
{
    const double half_rate = 0.5 * m_sweep.rate().value;
    const double fade_from = m_sweep.samples_until({share_of_half_rate * half_rate / order}).value();
    const double fade_to = m_sweep.samples_until({half_rate / order}).value();
    std::vector<double> harmonic(m_analytic.size());
    for (std::size_t i = 0; i < harmonic.size(); ++i) {
        const double along =
            std::clamp((static_cast<double>(i) - fade_from) / (fade_to - fade_from), 0.0, 1.0);
        const double kept = 0.5 + 0.5 * std::cos(std::numbers::pi * along);
        harmonic[i] = kept * m_amplitude * std::pow(std::abs(m_analytic[i]) / m_amplitude, order) *
                      std::cos(order * std::arg(m_analytic[i]));
    }
    return harmonic;
}

std::vector<double> harmonic_magnitude(const Deconvolution& deconvolution, const Deconvolution& reference,
                                       const HarmonicWindow& window, std::span<const double> output_hz)
{
    const auto centre = std::llround(deconvolution.arrival - window.before);
    const WindowedSpectrum seen(deconvolution.impulse_response, centre, window.span);
    const WindowedSpectrum expected(reference.impulse_response, std::llround(-window.before), window.span);
    std::vector<double> magnitude;
    magnitude.reserve(output_hz.size());
    for (const double frequency : output_hz) {
        const double cycles = frequency / deconvolution.rate.value;
        magnitude.push_back(std::abs(seen.at(cycles)) / std::abs(expected.at(cycles)));
    }
    return magnitude;
}

} // namespace earbench
