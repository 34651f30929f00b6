#pragma once

#include "curve/channel.hpp"
#include "curve/frequency_response.hpp"
#include "text/json_scan.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// True for text that begins as a JSON object.
[[nodiscard]] bool is_json(std::string_view text);

/// The number or the text that the member `key` of an object is; nothing where it is something else or there
/// is none.
[[nodiscard]] std::optional<double> json_number(const PlacedValue& object, std::string_view key);
[[nodiscard]] std::optional<std::string> json_text(const PlacedValue& object, std::string_view key);

/// The numbers of an array as REW's API transfers it: 32-bit floating point, the most significant byte first,
/// in Base64: the member `key` of `object`. `file` is the place of errors.
///
/// @throws Error{data} for anything else, and for a number that is not finite.
[[nodiscard]] std::vector<double> read_rew_array(const PlacedValue& object, std::string_view key,
                                                 const std::string& file);

/// The curves of a JSON document: those of to_json, with all notes and columns, or the one that REW's API
/// answers to /measurements/N/frequency-response.
///
/// Of REW's, the frequencies are startFreq * 2^(k/ppo) or startFreq + k * freqStep; `smoothing` becomes the
/// note, and a `unit` other than SPL the note `level`. `identity` is that of a curve without a name.
/// @throws Error{data} with `file` for anything else, an impulse response of REW's among it, and for values
///         that are no curve.
[[nodiscard]] std::vector<FrequencyResponse> read_json_curves(std::string_view text, const std::string& file,
                                                              const NameParts& identity);

} // namespace earbench
