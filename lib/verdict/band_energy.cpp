#include "verdict/band_energy.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

BandBins::BandBins(const Band& band, SampleRate rate, std::size_t length)
{
    const double bin_hz = rate.value / static_cast<double>(length);
    const double last = std::min(band.to.value / bin_hz, 0.5 * static_cast<double>(length));
    first = static_cast<std::size_t>(std::max(band.from.value / bin_hz, 0.0));
    count = static_cast<std::size_t>(last) + 1 - std::min(first, static_cast<std::size_t>(last));
}

BandEnergy::BandEnergy(const Spectrum& spectrum, std::size_t length, SampleRate rate, const Band& band)
{
    const BandBins bins(band, rate, length);
    const double bin_hz = rate.value / static_cast<double>(length);
    // Moved down to 0 Hz, the envelope needs no more samples than twice its bins; a few more of a narrow band
    // tell where within a step an energy lies.
    constexpr std::size_t least_steps = 4096;
    Spectrum shifted(fft_length(std::max(2 * bins.count, least_steps)));
    double squares = 0.0;
    bins.for_each([&](std::size_t i, std::size_t bin, double weight) {
        shifted[i] = weight * spectrum[bin];
        squares += weight * weight;
    });
    m_width = {squares * bin_hz};
    const auto envelope = inverse_complex_fft(std::move(shifted));
    const auto steps = static_cast<double>(envelope.size());
    m_step_s = static_cast<double>(length) / rate.value / steps;
    const double scale = std::pow(steps / static_cast<double>(length), 2) * m_step_s;
    m_until.resize(envelope.size() + 1);
    double sum = 0.0;
    for (std::size_t i = 0; i < envelope.size(); ++i) {
        sum += scale * std::norm(envelope[i]);
        m_until[i + 1] = sum;
    }
}

double BandEnergy::between(Seconds from, Seconds to) const
{
    return until(to) - until(from);
}

double BandEnergy::until(Seconds time) const
{
    // What is sampled at a step is the middle of what is counted to it.
    const double position =
        std::clamp(time.value / m_step_s + 0.5, 0.0, static_cast<double>(m_until.size() - 1));
    const auto whole = std::min(static_cast<std::size_t>(position), m_until.size() - 2);
    return std::lerp(m_until[whole], m_until[whole + 1], position - static_cast<double>(whole));
}

} // namespace earbench
