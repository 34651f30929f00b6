#pragma once

#include "io/column_names.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// A line of a foreign file that is no row.
struct WordsLine {
    std::string_view text; ///< without the marks of a comment
    std::size_t number;
    char mark = '\0';          ///< `*`, `#`, `;` ... of a comment, or none
    bool before_blank = false; ///< a blank line stands behind it
};

/// A header row: what its columns are.
struct HeaderRow {
    std::vector<ColumnName> columns;
    std::size_t line;
};

/// True for a line without anything but separators.
[[nodiscard]] bool is_empty_line(std::string_view line);

/// True for a row: its first cell begins like a number, damaged or not. Dates, times and fractions are words,
/// and so is a number that words alone follow ("48 points per octave").
[[nodiscard]] bool is_row(std::string_view line);

/// `line`, which is no row, without the marks `*`, `#`, `;`, `%`, `!`, `//` at its beginning and the quotes
/// that a spreadsheet puts around it.
[[nodiscard]] WordsLine words_line(std::string_view line, std::size_t number);

/// The last of the `lines` before a row of `cell_count` cells that names its columns.
///
/// A header names frequencies first and has as many names as there are cells, or quantities that are known.
/// Where `in_any_language`, a line directly before the row, with as many names as that has cells, is one too.
[[nodiscard]] std::optional<HeaderRow> find_header(const std::vector<WordsLine>& lines,
                                                   std::size_t cell_count, bool in_any_language);

/// True where a damaged row hides in words: "O0 86.2" has a digit in its first cell and numbers behind.
[[nodiscard]] bool is_damaged_row(std::string_view words, std::size_t cell_count);

/// The value behind `key` where the line begins with that, without what a spreadsheet leaves at its end.
[[nodiscard]] std::optional<std::string> value_behind(std::string_view line, std::string_view key);

/// A smoothing as the note of that name has it: "1/6 octave" of "1/6 Octave" or "1/6 oct smoothing", "none"
/// of "No Smoothing", and anything else in lower case.
[[nodiscard]] std::string smoothing_note(std::string_view text);

} // namespace earbench
