#pragma once

#include "core/notes.hpp"
#include "core/units.hpp"
#include "curve/frequency_response.hpp"

#include <span>

namespace earbench {

/// The frequency response of an impulse response whose first sample lies at `start`, as it stands, without a
/// window.
///
/// The discrete Fourier transform H(f) = sum h(n) e^{-j 2 pi f n / rate}, filled up with zeros to 65536
/// samples, or a length of fft_length where there are more, at its frequencies above 0 up to half the rate.
/// The level is 20 lg |H| (at least -300 dB) + `offset`, so that one sample of full scale alone gives 0 dB;
/// the greatest sample is the delay that is taken out of the phase (note `delay-s`, from time 0 on).
///
/// @throws Error{data} for silence, and where half the energy or less lies within 50 ms of the greatest
///         sample: that is a recording of something else than an impulse response.
[[nodiscard]] FrequencyResponse impulse_curve(std::span<const double> samples, SampleRate rate, Seconds start,
                                              Decibel offset, Notes notes);

} // namespace earbench
