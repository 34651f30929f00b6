#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

using Spectrum = std::vector<std::complex<double>>;

/// The next even length of at least `samples` whose only prime factors are 2, 3, 5 and 7: other lengths are
/// up to a hundred times slower.
[[nodiscard]] std::size_t fft_length(std::size_t samples);

/// Bins 0 .. length/2 of the discrete Fourier transform sum x(n) e^{-j 2 pi k n / length}, `samples`
/// zero-padded.
///
/// `length` is even and at least the number of samples.
/// @throws Error{data} if there is not memory for it: FFTW itself would abort the program.
[[nodiscard]] Spectrum forward_fft(std::span<const double> samples, std::size_t length);

/// The inverse of forward_fft: `length` real samples, scaled by 1/length.
[[nodiscard]] std::vector<double> inverse_fft(Spectrum spectrum, std::size_t length);

/// The inverse transform of bins that stand for a complex signal, scaled by 1/size.
[[nodiscard]] Spectrum inverse_complex_fft(Spectrum spectrum);

} // namespace earbench
