#include "verdict/compressed_answer.hpp"

#include "sweep/harmonics.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr double edge_s = 0.2;

/// Seconds before and behind the arrival that are looked at.
WindowSides sides_looked_at(const SweepReference& sweep)
{
    constexpr double margin_s = 0.1; // a band's filter rings that long
    constexpr double behind_growths = 0.7;
    const double growth_s = sweep.growth().value_or(Seconds{}).value;
    const double ninth_s = growth_s * std::log(greatest_harmonic + 0.5);
    return {{std::max(default_window_sides.left.value, ninth_s) + margin_s},
            {default_window_sides.right.value + behind_growths * growth_s + margin_s}};
}

/// The answer alone, as long as the take and where it is in it.
std::vector<double> muted(std::span<const double> take, double arrival, const SweepReference& sweep)
{
    const auto part = answer_to_sweep(take, arrival, sweep);
    std::vector<double> samples(take.size());
    for (std::ptrdiff_t i = 0; i < std::ssize(part.samples); ++i) {
        const auto at = part.first + i;
        if (at >= 0 && at < std::ssize(samples)) {
            samples[static_cast<std::size_t>(at)] = part.samples[static_cast<std::size_t>(i)];
        }
    }
    return samples;
}

/// `span` around `centre` of a circular signal, with half cosines at both ends.
std::vector<double> part_around(std::span<const double> circular, std::ptrdiff_t centre,
                                const WindowSpan& span, double edge)
{
    const auto length = std::ssize(circular);
    const auto count = static_cast<std::ptrdiff_t>(span.left + span.right);
    std::vector<double> part(fft_length(span.left + span.right));
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const auto at = (centre - static_cast<std::ptrdiff_t>(span.left) + i) % length;
        const double along = std::min({static_cast<double>(std::min(i, count - 1 - i)) / edge, 1.0});
        part[static_cast<std::size_t>(i)] = circular[static_cast<std::size_t>(at < 0 ? at + length : at)] *
                                            (0.5 - 0.5 * std::cos(std::numbers::pi * along));
    }
    return part;
}

} // namespace

CompressedAnswer::CompressedAnswer(std::span<const double> take, const Deconvolution& division,
                                   Divider& divider)
    : m_rate(division.rate)
{
    const auto& sweep = divider.sweep();
    const auto length = division.compressed.size();
    const auto answer = muted(take, division.arrival, sweep);
    m_whole_spectrum = divider.compress(answer, length);
    const auto compressed = inverse_fft(m_whole_spectrum, length);
    const auto sides = sides_looked_at(sweep);
    const auto samples_of = [&](Seconds side) {
        return std::min(static_cast<std::size_t>((side.value + edge_s) * m_rate.value), length / 2);
    };
    const WindowSpan span{samples_of(sides.left), samples_of(sides.right)};
    const auto centre = std::llround(division.arrival);
    m_samples = part_around(compressed, centre, span, edge_s * m_rate.value);
    m_spectrum = forward_fft(m_samples, m_samples.size());
    m_arrival = static_cast<double>(span.left) + division.arrival - static_cast<double>(centre);
    m_response = response_power(m_samples, static_cast<std::ptrdiff_t>(span.left), sweep);
}

BandEnergy CompressedAnswer::band(const Band& band) const
{
    return {m_spectrum, m_samples.size(), m_rate, band};
}

double CompressedAnswer::energy(const BandEnergy& band, Seconds from, Seconds to) const
{
    const double arrival_s = m_arrival / m_rate.value;
    return band.between({arrival_s + from.value}, {arrival_s + to.value});
}

} // namespace earbench
