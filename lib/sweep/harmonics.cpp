#include "sweep/harmonics.hpp"

#include "core/statistics.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
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

/// 1 up to 0, half a cosine down to 0 at 1.
double half_cosine(double along)
{
    return along <= 0.0 ? 1.0 : along >= 1.0 ? 0.0 : 0.5 + 0.5 * std::cos(std::numbers::pi * along);
}

/// Room for the sweep, its harmonics that lie before it, and the decay.
std::size_t transform_length(const SweepReference& sweep, int last_order)
{
    constexpr double decay_s = 1.0;
    const double before_s = sweep.growth().value().value * std::log(last_order + 1.0);
    return fft_length(sweep.samples() + static_cast<std::size_t>((before_s + decay_s) * sweep.rate().value));
}

Spectrum multiplied(Spectrum left, const Spectrum& right)
{
    std::transform(left.begin(), left.end(), right.begin(), left.begin(), std::multiplies<>());
    return left;
}

double median_magnitude(const Spectrum& values, std::size_t count)
{
    std::vector<double> magnitude(count);
    std::transform(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count), magnitude.begin(),
                   [](const auto& value) { return std::abs(value); });
    return upper_median_of(std::move(magnitude));
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

TakePart answer_to_sweep(std::span<const double> take, double arrival, const SweepReference& sweep)
{
    constexpr double kept_before_s = 0.1;
    constexpr double kept_after_s = 0.25;
    constexpr double fade_s = 0.05; // a step of the take's DC would be noise at every frequency
    const double rate = sweep.rate().value;
    const double from = arrival - kept_before_s * rate;
    const double to = arrival + static_cast<double>(sweep.samples()) + kept_after_s * rate;
    TakePart part{static_cast<std::ptrdiff_t>(std::ceil(from)),
                  std::vector<double>(static_cast<std::size_t>(std::floor(to) - std::ceil(from)) + 1)};
    const auto first = std::max<std::ptrdiff_t>(part.first, 0);
    const auto last = std::min(part.first + std::ssize(part.samples), std::ssize(take));
    for (auto i = first; i < last; ++i) {
        const auto position = static_cast<double>(i);
        const double along = std::min(position - from, to - position) / (fade_s * rate);
        part.samples[static_cast<std::size_t>(i - part.first)] =
            take[static_cast<std::size_t>(i)] * half_cosine(1.0 - along);
    }
    return part;
}

std::vector<double> answer_alone(std::span<const double> take, double arrival, const SweepReference& sweep,
                                 std::size_t length)
{
    std::vector<double> samples(length);
    const auto part = answer_to_sweep(take, arrival, sweep);
    const auto begin = std::max<std::ptrdiff_t>(-part.first, 0);
    const auto end = std::min(std::ssize(part.samples), std::ssize(take) - part.first);
    for (auto i = begin; i < end; ++i) {
        samples[static_cast<std::size_t>(part.first + i)] = part.samples[static_cast<std::size_t>(i)];
    }
    return samples;
}

HarmonicAnalysis::HarmonicAnalysis(const SweepReference& sweep, HarmonicOrders orders,
                                   const WindowSpan& fundamental)
    : m_sweep(sweep), m_orders(orders), m_fundamental(fundamental),
      m_length(transform_length(sweep, orders.last))
{
    auto spectrum = forward_fft(sweep.sweep(), m_length);
    m_inverse = inverse_spectrum(sweep, spectrum);
    m_share = multiplied(spectrum, m_inverse);
    const auto shown = placed_spectrum(inverse_fft(m_share, m_length), 0, sweep.window(), 0, m_length);
    constexpr double least_shown = 0.03; // outside the band of the sweep there is nothing to divide
    for (std::size_t bin = 0; bin < m_share.size(); ++bin) {
        m_share[bin] = std::abs(shown[bin]) > least_shown ? m_share[bin] / shown[bin] : 0.0;
    }
    for (std::size_t bin = 1; bin + 1 < spectrum.size(); ++bin) {
        spectrum[bin] *= 2.0;
    }
    spectrum.resize(m_length); // no negative frequencies
    prepare_references(inverse_complex_fft(spectrum));
}

void HarmonicAnalysis::prepare_references(const Spectrum& analytic)
{
    const double amplitude = median_magnitude(analytic, m_sweep.samples());
    const double half_rate = 0.5 * m_sweep.rate().value;
    Spectrum power(m_sweep.samples(), amplitude); // A (a/A)^n
    std::vector<double> signal(power.size());
    for (int order = 1; order <= m_orders.last; ++order) {
        for (std::size_t i = 0; i < power.size(); ++i) {
            power[i] *= analytic[i] / amplitude;
        }
        if (order < m_orders.first) {
            continue;
        }
        const double fade_from = m_sweep.samples_until({share_of_half_rate * half_rate / order}).value();
        const double fade_to = m_sweep.samples_until({half_rate / order}).value();
        for (std::size_t i = 0; i < power.size(); ++i) {
            signal[i] =
                half_cosine((static_cast<double>(i) - fade_from) / (fade_to - fade_from)) * power[i].real();
        }
        const auto divided = inverse_fft(multiplied(forward_fft(signal, m_length), m_inverse), m_length);
        const auto place = window(order);
        m_expected.emplace_back(divided, std::llround(-place.before), place.span);
    }
}

HarmonicWindow HarmonicAnalysis::window(int order) const
{
    return harmonic_window(order, m_sweep.growth().value(), m_sweep.rate(), m_fundamental);
}

HarmonicImpulses HarmonicAnalysis::divide(std::span<const double> take, double arrival) const
{
    const auto answer = answer_to_sweep(take, arrival, m_sweep);
    const double own_arrival = arrival - static_cast<double>(answer.first);
    auto spectrum = multiplied(forward_fft(answer.samples, m_length), m_inverse);
    const auto place = std::llround(own_arrival);
    const auto shown =
        placed_spectrum(inverse_fft(spectrum, m_length), place, m_sweep.window(), place, m_length);
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        spectrum[bin] -= shown[bin] * m_share[bin];
    }
    return {inverse_fft(spectrum, m_length), own_arrival};
}

std::vector<double> HarmonicAnalysis::magnitude(const HarmonicImpulses& impulses, int order,
                                                std::span<const double> output_hz) const
{
    const auto place = window(order);
    const WindowedSpectrum seen(impulses.impulse_response, std::llround(impulses.arrival - place.before),
                                place.span);
    const auto& expected = m_expected[static_cast<std::size_t>(order - m_orders.first)];
    std::vector<double> magnitude;
    magnitude.reserve(output_hz.size());
    for (const double frequency : output_hz) {
        const double cycles = frequency / m_sweep.rate().value;
        magnitude.push_back(std::abs(seen.at(cycles)) / std::abs(expected.at(cycles)));
    }
    return magnitude;
}

} // namespace earbench
