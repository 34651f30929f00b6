#pragma once

#include <span>
#include <vector>

namespace earbench {

// Smoothings of graph programs that go from sample to sample: their result depends on where the points lie.

/// What AutoEq calls `smoothed`, with its defaults: 1/12 octave below 6 kHz and 2 octaves above 8 kHz.
///
/// Polynomials of the second degree fitted to m points around each (Savitzky and Golay, Analytical Chemistry
/// 36, 1964), at the ends to the outermost m points; m is the odd number at or above log 2^width / log r,
/// rounded to the nearest, r the mean ratio of neighbouring frequencies. The two results are mixed by
/// 1 / (1 + e^-z), z = 4 log(f / f_c) / log(8000 / f_c), f_c = sqrt(6000 * 8000) Hz.
///
/// Within 1e-6 dB of what its own code gives. On points that are not evenly spaced over ln f the widths are
/// not what they say, there as here.
/// @throws Error{data} for fewer points than m.
[[nodiscard]] std::vector<double> smooth_as_autoeq(std::span<const double> frequency_hz,
                                                   std::span<const double> spl_db);

/// What CrinGraph draws at the smoothing `level`, 5 where nobody changed it; 0 leaves all as it is.
///
/// The cubic spline u over ln f that minimises sum ((y - u) / d)^2 + integral u''^2, at the points
/// (Reinsch, Numerische Mathematik 10, 1967), d = 0.01 level (1/80)^((i/n)^2) for the point i of n: strong in
/// the bass, nothing in the treble. Within 1e-3 dB of graphtool.js.
/// @throws Error{data} for fewer than 4 points.
[[nodiscard]] std::vector<double> smooth_as_cringraph(std::span<const double> frequency_hz,
                                                      std::span<const double> spl_db, double level);

} // namespace earbench
