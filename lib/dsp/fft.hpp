#pragma once

#include "dsp/turns.hpp"

#include <cassert>
#include <complex>
#include <cstddef>
#include <numbers>
#include <span>
#include <vector>

namespace earbench {

using Spectrum = std::vector<std::complex<double>>;

/// The next even length of at least `samples` whose only prime factors are 2, 3, 5 and 7: other lengths are
/// up to a hundred times slower. From 2,048 on it is a multiple of 140 and none of 1,024: about a percent
/// longer, transformed in 5 to 20 % less time and planned in half of it.
[[nodiscard]] std::size_t fft_length(std::size_t samples);

/// Bins 0 .. length/2 of the discrete Fourier transform sum x(n) e^{-j 2 pi k n / length} of `samples`, the
/// first at index `place`, circularly, and zeros elsewhere.
///
/// `length` is even and at least the number of samples.
/// @throws Error{data} if there is not memory for it: FFTW itself would abort the program.
[[nodiscard]] Spectrum forward_fft(std::span<const double> samples, std::size_t length,
                                   std::ptrdiff_t place = 0);

/// Undoes in place, but for the last bin, what makes bins 0 .. half of a real signal's transform of that of
/// its samples taken two at a time as complex values, and leaves the conjugate: the forward transform of that
/// is the conjugate of the inverse one. The bins are first changed to `changed(bin, value)`; what would make
/// the samples complex is left out, as the ends have no place for it.
template <typename Changed>
void fold_conjugate(Spectrum& bins, const Changed& changed)
{
    const auto half = bins.size() - 1;
    const double first = std::real(changed(0, bins[0]));
    const double last = std::real(changed(half, bins[half]));
    bins[0] = {first + last, last - first};
    Turns turns(-std::numbers::pi / static_cast<double>(half));
    (void)turns.next(); // of the ends
    for (std::size_t low = 1; low <= half - low; ++low) {
        const std::complex<double> at_low = changed(low, bins[low]);
        const auto at_high = std::conj(std::complex<double>(changed(half - low, bins[half - low])));
        const auto even = at_low + at_high;
        const auto turned = finite_product(std::conj(turns.next()), at_low - at_high);
        const std::complex<double> odd{-turned.imag(), turned.real()}; // times j
        bins[low] = std::conj(even + odd);
        bins[half - low] = even - odd;
    }
}

/// The inverse of forward_fft of bins that fold_conjugate() left.
[[nodiscard]] std::vector<double> inverse_of_folded(const Spectrum& bins);

/// The inverse of forward_fft: `length` real samples, scaled by 1/length. The bins are first changed to
/// `changed(bin, value)`: one way through them less than to change them before.
template <typename Changed>
[[nodiscard]] std::vector<double> inverse_fft(Spectrum spectrum, std::size_t length, const Changed& changed)
{
    assert(spectrum.size() == length / 2 + 1);
    fold_conjugate(spectrum, changed);
    return inverse_of_folded(spectrum);
}

/// The same of bins as they are.
[[nodiscard]] std::vector<double> inverse_fft(Spectrum spectrum, std::size_t length);

/// The same, which works in `spectrum` itself and leaves it as it was within a few roundings: for one that is
/// needed again and is too long to be copied.
[[nodiscard]] std::vector<double> inverse_fft_within(Spectrum& spectrum, std::size_t length);

/// The inverse transform of bins that stand for a complex signal, scaled by 1/size.
[[nodiscard]] Spectrum inverse_complex_fft(Spectrum spectrum);

} // namespace earbench
