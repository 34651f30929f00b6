#pragma once

#include "curve/frequency_response.hpp"
#include "smoothing/method.hpp"

namespace earbench {

/// Every level replaced by a mean over a window that is centred in ln f (but see Edge); frequencies, phase
/// and further columns are kept, and the note `smoothing` gains what describe() says.
///
/// The curve between its points is the straight line in dB over ln f, and the mean is its exact integral: of
/// 10^(p L/20), p = 1 for amplitude, 2 for power, 3 for cubic, or of L for dB; the result does not depend on
/// where the points lie. Time is linear in the number of points for any width. A constant stays, and under
/// a rectangle a slope of s dB/octave rises by 10 lg(sinh a / a), a = s ln10/10 W/2 (power), within 1e-9 dB
/// at any dynamic range. The kernels `gauss` and `hann` are sums of 128 such means (see parts_of): within
/// 0.001 dB of the integral for curves that change by less than 10 dB within the window.
///
/// `complex` averages real and imaginary part of the transfer function, straight lines over ln f between the
/// points, without its delay (note `delay-s`); level and phase are those of the mean, the level at least 300
/// dB below the greatest.
///
/// `autoeq` and `cringraph`: see smoothing/sampled.hpp.
/// @throws Error{data} for `complex` without a phase, and as those two do.
[[nodiscard]] FrequencyResponse smooth(FrequencyResponse response, const SmoothingMethod& method);

/// The same, unless the note `smoothing` says that the curve is smoothed so already: by this method, or where
/// that is a fraction of an octave, by one as wide or wider.
///
/// @throws Error as smooth does.
[[nodiscard]] FrequencyResponse smooth_once(FrequencyResponse response, const SmoothingMethod& method);

} // namespace earbench
