#pragma once

#include "curve/channel.hpp"
#include "io/curves.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The curves of `text` that other programs wrote, and remarks on what was left out.
///
/// A line whose first cell begins like a number is a row; others are notes, a header or words. What parts the
/// cells is told row by row (split_row), the decimal mark by all rows of a block together, what the columns
/// are by the header (layout_of), which is the last line before the rows that names them; without one the
/// first column is the frequency, the second the level and the third of three the phase. Words before the
/// first row and behind the last one are passed over; between rows they are an error, unless a header among
/// them begins another curve. A line that begins with `*` begins one where it is a note of REW's or where
/// the frequencies start again, and is else passed over. A phase that some row lacks is left out, with a
/// remark.
///
/// A row for 0 Hz is left out, rows from high to low are turned round, a row that repeats the one before it
/// is dropped. The notes are `name`, `channel`, `title` (REW's measurement name) and `smoothing` (REW's or
/// AudioTools').
/// @throws Error{data} with `file` and line for what is no curve and where it cannot be told what is meant:
///         damaged rows, another quantity than levels, decimal commas between commas.
[[nodiscard]] Reading read_foreign(std::string_view text, const std::string& file, const NameParts& identity);

} // namespace earbench
