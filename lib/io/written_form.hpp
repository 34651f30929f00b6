#pragma once

#include "curve/frequency_response.hpp"

#include <string>
#include <string_view>

namespace earbench {

/// `value` as it can stand in a note and be read back the same: UTF-8 (other bytes taken as Latin-1), a blank
/// for each control character but TAB and line ends, no blanks at the ends.
[[nodiscard]] std::string written_note(std::string_view value);

/// True for what can be the key of a note: `[a-z0-9-]+`.
[[nodiscard]] bool is_note_key(std::string_view key);

/// True for what can be the name of a column and be read back: not empty, without commas, quotes, control
/// characters and blanks at its ends.
[[nodiscard]] bool is_column_name(std::string_view name);

/// How many digits the numbers of a written curve have after the point.
enum class Digits {
    of_format, ///< as many as the format says: for what was computed
    all,       ///< besides, all further ones that a number has, up to most_digits: for what was read
};
/// More than any program of the field writes; a double has one or two more, which are of no use.
inline constexpr int most_digits = 12;

/// Appends `value` with `decimals` digits after the point, or all that it has.
void append_number(std::string& text, double value, int decimals, Digits digits);

/// Refuses a curve that would not be read back: frequencies that are the same, or 0, with so many `decimals`,
/// and levels beyond +-1000 dB.
///
/// @throws Error{data} that names the curve and what it has.
void require_readable(const FrequencyResponse& curve, int decimals);

} // namespace earbench
