#pragma once

#include "curve/frequency_response.hpp"

#include <string>
#include <string_view>

namespace earbench {

/// The response of a microphone or coupler from the text of its calibration file, as makers write them.
///
/// Rows are frequency and level, or frequency, level and phase, one way in the whole file; they are taken
/// apart as RowSplitter does (TABs, blanks, commas, or semicolons with a decimal comma). Every line that
/// begins with
/// `*`, `#`, `;`, `"`, `%`, `!` or `//`, or whose first cell is no number, is a comment ("Sens Factor
/// =-1.2dB",
/// `*1000Hz -36.0`); after the first row a line whose first cell begins like a number must be one. A header
/// whose first cell begins with "freq" and whose third does not begin with "phase" says that the third column
/// is no phase: it is left out. LF, CRLF, a byte order mark and Latin-1 are accepted. fr-csv is read as such.
///
/// Sensitivities that a comment states are not used: they hold for one setting of the input's gain only.
/// `file` names the place in errors, and in the note `name` of the response.
/// @throws Error{data} with file and line for other rows, frequencies that do not increase or are not above
///         0 Hz, levels beyond +-1000 dB, or no rows.
[[nodiscard]] FrequencyResponse parse_calibration(std::string_view text, const std::string& file);

/// parse_calibration of the file `path`.
///
/// @throws Error as read_file and parse_calibration do.
[[nodiscard]] FrequencyResponse read_calibration(const std::string& path);

} // namespace earbench
