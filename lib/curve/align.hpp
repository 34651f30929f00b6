#pragma once

#include "core/units.hpp"
#include "curve/frequency_response.hpp"

#include <string_view>

namespace earbench {

/// Reads "500" or "300-3000", in Hz.
///
/// @throws Error{usage} for anything else, for frequencies not above 0 and for a band that does not increase.
[[nodiscard]] Band parse_alignment(std::string_view text);

/// Reads a band "20-20000" in Hz. `flag` names the option in the error.
///
/// @throws Error{usage} for anything else.
[[nodiscard]] Band parse_band(std::string_view flag, std::string_view text);

/// Mean level over ln f from `from` to `to`: the exact integral of the straight lines in dB over ln f between
/// the points, divided by ln(to/from). With `from == to` the level at that frequency.
///
/// @throws Error{data} if the curve does not reach from `from` to `to`.
[[nodiscard]] Decibel mean_level(const FrequencyResponse& response, const Band& band);

} // namespace earbench
