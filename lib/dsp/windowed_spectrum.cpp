#include "dsp/windowed_spectrum.hpp"

#include <algorithm>
#include <cassert>

namespace earbench {

std::complex<double> between_bins(const Spectrum& bins, double position)
{
    const std::size_t points = std::min<std::size_t>(6, bins.size());
    const auto whole = static_cast<std::size_t>(position);
    const std::size_t first = std::min(std::max<std::size_t>(whole, 2) - 2, bins.size() - points);
    const double offset = position - static_cast<double>(first);
    std::complex<double> sum = 0.0;
    for (std::size_t i = 0; i < points; ++i) {
        double weight = 1.0;
        for (std::size_t other = 0; other < points; ++other) {
            if (other != i) {
                weight *= (offset - static_cast<double>(other)) /
                          (static_cast<double>(i) - static_cast<double>(other));
            }
        }
        sum += weight * bins[first + i];
    }
    return sum;
}

Spectrum placed_spectrum(std::span<const double> circular, std::ptrdiff_t centre, const WindowSpan& window,
                         std::ptrdiff_t place, std::size_t length)
{
    const auto kept = windowed(circular, centre, window);
    return forward_fft(kept, length, place - static_cast<std::ptrdiff_t>(window.left));
}

WindowedSpectrum::WindowedSpectrum(std::span<const double> circular, std::ptrdiff_t centre,
                                   const WindowSpan& window)
    : m_length(fft_length(padding * (window.left + window.right))),
      m_bins(placed_spectrum(circular, centre, window, 0, m_length))
{
}

std::complex<double> WindowedSpectrum::at(double frequency) const
{
    assert(frequency >= 0.0 && frequency <= 0.5);
    return between_bins(m_bins, frequency * static_cast<double>(m_length));
}

} // namespace earbench
