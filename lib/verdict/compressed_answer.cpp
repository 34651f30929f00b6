#include "verdict/compressed_answer.hpp"

#include "sweep/harmonics.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

constexpr double edge_s = 0.2;

} // namespace

CompressedAnswer::CompressedAnswer(std::span<const double> take, const Deconvolution& division,
                                   Divider& divider)
    : m_rate(division.rate), m_whole_length(division.length), m_whole_arrival(division.arrival())
{
    const auto& sweep = divider.sweep();
    const auto length = division.length;
    m_whole_spectrum = divider.compress(answer_alone(take, division.arrival(), sweep, length), length);
    const auto sides = sides_of_answer(sweep);
    const auto samples_of = [&](Seconds side) {
        return std::min(static_cast<std::size_t>(side.value * m_rate.value), length / 2);
    };
    const WindowSpan span{samples_of(sides.left), samples_of(sides.right)};
    const auto centre = std::llround(division.arrival());
    m_samples = faded(inverse_fft_within(m_whole_spectrum, length), centre, span, edge_s * m_rate.value,
                      fft_length(span.left + span.right));
    m_spectrum = forward_fft(m_samples, m_samples.size());
    m_arrival = static_cast<double>(span.left) + division.arrival() - static_cast<double>(centre);
    m_response = response_power(m_samples, static_cast<std::ptrdiff_t>(span.left), sweep);
}

namespace {

/// `arrival` by the time after `origin_s` in a circular signal of `length_s`.
BandArrival counted_from(double origin_s, double length_s, const BandArrival& arrival)
{
    auto counted = arrival;
    counted.time_s = std::remainder(arrival.time_s - origin_s, length_s);
    counted.earliest_s += counted.time_s - arrival.time_s;
    counted.latest_s += counted.time_s - arrival.time_s;
    return counted;
}

} // namespace

BandArrival CompressedAnswer::octave(Hertz centre) const
{
    constexpr double echo_s = 0.03; // what is looked at around it, and a little more
    const auto seconds = [&](auto samples) { return static_cast<double>(samples) / m_rate.value; };
    auto near = octave_arrival(m_spectrum, m_samples.size(), m_rate, centre);
    // Nothing outside can stand higher than where all that is outside came at once.
    const double energy = octave_energy(m_whole_spectrum, m_whole_length, m_rate, centre);
    const double bandwidth = centre.value / std::numbers::sqrt2;
    const double most_elsewhere = std::max(0.0, energy - near.energy) * 2.0 * bandwidth / m_rate.value;
    near = counted_from(seconds(m_arrival), seconds(m_samples.size()), near);
    if (most_elsewhere < near.greatest && std::abs(near.time_s) < default_window_sides.left.value - echo_s) {
        near.concentration = near.greatest * static_cast<double>(m_whole_length) / energy;
        return near;
    }
    return counted_from(seconds(m_whole_arrival), seconds(m_whole_length),
                        octave_arrival(m_whole_spectrum, m_whole_length, m_rate, centre));
}

BandEnergy CompressedAnswer::band(const Band& band) const
{
    return {m_spectrum, m_samples.size(), m_rate, band};
}

std::vector<double> CompressedAnswer::within(const Band& band) const
{
    auto spectrum = m_spectrum;
    const double bin_hz = m_rate.value / static_cast<double>(m_samples.size());
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        const double frequency_hz = static_cast<double>(bin) * bin_hz;
        if (frequency_hz < band.from.value || frequency_hz > band.to.value) {
            spectrum[bin] = 0.0;
        }
    }
    return inverse_fft(std::move(spectrum), m_samples.size());
}

double CompressedAnswer::energy(const BandEnergy& band, Seconds from, Seconds to) const
{
    const double arrival_s = m_arrival / m_rate.value;
    return band.between({arrival_s + from.value}, {arrival_s + to.value});
}

} // namespace earbench
