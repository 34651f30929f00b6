#pragma once

#include "curve/frequency_response.hpp"

namespace earbench {

/// The reciprocal 1/H: what `difference` adds it takes away, so that a difference becomes the calibration
/// that undoes it.
///
/// Levels, phases, group delays and the note `delay-s` change their sign, `min_db` and `max_db` their places
/// too; `spread_db` stays. Noise and harmonics have no reciprocal, and unknown columns perhaps none: they are
/// left out. The note `level` gets " (inverted)" at its end, or loses it.
/// @throws Error{data} for levels in dB SPL, and for those of a curve without the note `level` whose median
///         is more than 40 dB from 0: they are no difference.
[[nodiscard]] FrequencyResponse invert(const FrequencyResponse& difference);

} // namespace earbench
