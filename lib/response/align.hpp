#pragma once

#include "response/frequency_response.hpp"

#include <string_view>

namespace earbench {

/// Where curves are brought to one level: at one frequency (`from == to`), or on average over a band.
struct Alignment {
    Hertz from{500.0};
    Hertz to{500.0};
};

/// Reads "500" or "300-3000", in Hz.
///
/// @throws Error{usage} for anything else, for frequencies not above 0 and for a band that does not increase.
[[nodiscard]] Alignment parse_alignment(std::string_view text);

/// Reads a band "20-20000" in Hz. `flag` names the option in the error.
///
/// @throws Error{usage} for anything else.
[[nodiscard]] Alignment parse_band(std::string_view flag, std::string_view text);

/// Mean level over ln f from `from` to `to`: the exact integral of the straight lines in dB over ln f between
/// the points, divided by ln(to/from). With `from == to` the level at that frequency.
///
/// @throws Error{data} if the curve does not reach from `from` to `to`.
[[nodiscard]] Decibel mean_level(const FrequencyResponse& response, const Alignment& band);

/// The response with `shift` added to every level: `spl_db` and, where they are there, `min_db`, `max_db` and
/// `noise_db`. Other columns and phase are kept.
[[nodiscard]] FrequencyResponse shift_level(const FrequencyResponse& response, Decibel shift);

} // namespace earbench
