#pragma once

#include "core/units.hpp"

namespace earbench {

/// The shapes of an equaliser's filter.
enum class FilterShape { low_shelf, high_shelf, peak };

/// A second-order filter of an equaliser.
struct Filter {
    FilterShape shape = FilterShape::peak;
    Hertz frequency; ///< of the middle of a shelf, or of a peak
    double q = 1.0;
    Decibel gain; ///< of a shelf's end, or of a peak
};

/// The level that `filter` adds at `at`, computed from its coefficients at the sample rate `rate`.
///
/// R. Bristow-Johnson, Cookbook formulae for audio EQ biquad filter coefficients: shelves with Q, alpha =
/// sin w0 / (2 Q). Of |H|^2 neither complex numbers nor differences of nearly equal ones are needed, so that
/// 20 Hz is as accurate as 20 kHz. `at` and the filter's frequency must lie below half of `rate`.
[[nodiscard]] Decibel filter_gain(const Filter& filter, Hertz at, SampleRate rate);

} // namespace earbench
