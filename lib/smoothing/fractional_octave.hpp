#pragma once

#include "core/units.hpp"
#include "curve/average.hpp"
#include "curve/frequency_response.hpp"
#include "curve/level_mean.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// Reads "1/12": a fraction of an octave. The divisor is a number from 0.1 to 1000.
///
/// @throws Error{usage} for anything else.
[[nodiscard]] Octaves parse_width(std::string_view text);

/// Every level replaced by the mean over a window of `width`, centred in ln f; frequencies, phase and further
/// columns are kept, the note `smoothing` gains the width.
///
/// The curve between its points is the straight line in dB over ln f, and the mean is its exact integral:
/// of 10^(L/10) for a power mean, of 10^(L/20) for amplitude, of L for dB; the result does not depend on
/// where the points lie. Near an end the window shrinks symmetrically so that it does not leave the curve;
/// the first and the last point keep their level. Time is linear in the number of points for any width. A
/// constant stays, and a slope of s dB/octave rises by 10 lg(sinh a / a), a = s ln10/10 W/2 (power), within
/// 1e-9 dB at any dynamic range.
[[nodiscard]] FrequencyResponse smooth(const FrequencyResponse& response, Octaves width, AverageKind kind);

/// The widest of the passes that a `smoothing` note tells ("1/24 octave + 1/12 octave": 1/12), nothing if it
/// tells none.
[[nodiscard]] std::optional<Octaves> widest_pass(std::string_view smoothing_note);

} // namespace earbench
