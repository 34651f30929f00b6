#include "verdict/silence_spectrum.hpp"

#include "verdict/band_energy.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace earbench {

SilenceSpectrum::SilenceSpectrum(std::span<const double> silence, SampleRate rate)
    : m_rate(rate), m_length(fft_length(2 * silence.size()))
{
    double mean = 0.0;
    for (const double sample : silence) {
        mean += sample / static_cast<double>(silence.size());
    }
    std::vector<double> tapered;
    for (std::size_t i = 0; i < silence.size(); ++i) {
        const double angle =
            2.0 * std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(silence.size());
        const double weight = 0.5 - 0.5 * std::cos(angle);
        tapered.push_back(weight * (silence[i] - mean));
        m_weight_sum += weight;
        m_square_sum += weight * weight;
    }
    m_spectrum = forward_fft(tapered, m_length);
}

double SilenceSpectrum::power(double low_hz, double high_hz) const
{
    const auto first = bin_of(low_hz);
    const auto last = std::max(first + 1, bin_of(high_hz));
    double sum = 0.0;
    for (std::size_t bin = first; bin < last; ++bin) {
        sum += std::norm(m_spectrum[bin]);
    }
    return sum / static_cast<double>(last - first) / m_square_sum;
}

double SilenceSpectrum::band_power(const Band& band) const
{
    const BandBins bins(band, m_rate, m_length);
    double sum = 0.0;
    bins.for_each(
        [&](std::size_t, std::size_t bin, double weight) { sum += std::norm(weight * m_spectrum[bin]); });
    return sum / (static_cast<double>(m_length) * m_square_sum);
}

double SilenceSpectrum::tone_amplitude(double frequency_hz) const
{
    constexpr double stands_out = 10.0;
    const double tone = std::norm(m_spectrum[bin_of(frequency_hz)]) / m_square_sum;
    const double beside =
        0.5 * (power(frequency_hz - 8.0, frequency_hz - 4.0) + power(frequency_hz + 4.0, frequency_hz + 8.0));
    return tone > stands_out * beside ? 2.0 * std::sqrt(tone * m_square_sum) / m_weight_sum : 0.0;
}

std::size_t SilenceSpectrum::bin_of(double frequency_hz) const
{
    const auto bin =
        static_cast<std::size_t>(std::llround(frequency_hz / m_rate.value * static_cast<double>(m_length)));
    return std::min(bin, m_spectrum.size() - 1);
}

} // namespace earbench
