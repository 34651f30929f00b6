#pragma once

#include "dsp/fft.hpp"
#include "dsp/window.hpp"

#include <complex>
#include <span>

namespace earbench {

/// The value of `bins`, at least one, at `position` between them, by the polynomial through the nearest six.
[[nodiscard]] std::complex<double> between_bins(const Spectrum& bins, double position);

/// The transform, `length` long, of what `windowed(circular, centre, window)` leaves, the sample at `centre`
/// put at index `place`, circularly; `length` is at least that of the window.
[[nodiscard]] Spectrum placed_spectrum(std::span<const double> circular, std::ptrdiff_t centre,
                                       const WindowSpan& window, std::ptrdiff_t place, std::size_t length);

/// The transform of a windowed part of a signal, at any frequency.
///
/// The part is zero-padded to at least `padding` times its length and time 0 is the window's middle, so that
/// the spectrum turns slowly and a polynomial through six bins follows it.
class WindowedSpectrum {
public:
    static constexpr std::size_t padding = 8;

    /// `circular` is weighted by `windowed(circular, centre, window)`.
    WindowedSpectrum(std::span<const double> circular, std::ptrdiff_t centre, const WindowSpan& window);

    /// `frequency` in cycles per sample, 0 to 0.5.
    [[nodiscard]] std::complex<double> at(double frequency) const;

private:
    std::size_t m_length;
    Spectrum m_bins;
};

} // namespace earbench
