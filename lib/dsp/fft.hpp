#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace earbench {

using Spectrum = std::vector<std::complex<double>>;

/// a b, both finite: without the checks of C++ for numbers that are not.
[[nodiscard]] constexpr std::complex<double> finite_product(const std::complex<double>& a,
                                                            const std::complex<double>& b)
{
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

/// The next even length of at least `samples` whose only prime factors are 2, 3, 5 and 7: other lengths are
/// up to a hundred times slower.
[[nodiscard]] std::size_t fft_length(std::size_t samples);

/// Bins 0 .. length/2 of the discrete Fourier transform sum x(n) e^{-j 2 pi k n / length} of `samples`, the
/// first at index `place`, circularly, and zeros elsewhere.
///
/// `length` is even and at least the number of samples.
/// @throws Error{data} if there is not memory for it: FFTW itself would abort the program.
[[nodiscard]] Spectrum forward_fft(std::span<const double> samples, std::size_t length,
                                   std::ptrdiff_t place = 0);

/// The inverse of forward_fft: `length` real samples, scaled by 1/length.
[[nodiscard]] std::vector<double> inverse_fft(Spectrum spectrum, std::size_t length);

/// The inverse of `spectrum` with each bin times `factor(bin)`, real or complex.
template <typename Factor>
[[nodiscard]] std::vector<double> inverse_fft(const Spectrum& spectrum, std::size_t length,
                                              const Factor& factor)
{
    Spectrum product(spectrum.size());
    for (std::size_t bin = 0; bin < product.size(); ++bin) {
        product[bin] = spectrum[bin] * factor(bin);
    }
    return inverse_fft(std::move(product), length);
}

/// The inverse transform of bins that stand for a complex signal, scaled by 1/size.
[[nodiscard]] Spectrum inverse_complex_fft(Spectrum spectrum);

} // namespace earbench
