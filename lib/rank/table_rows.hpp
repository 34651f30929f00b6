#pragma once

#include "core/error.hpp"
#include "text/csv.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What parts the cells of `line`: a TAB, else a semicolon, else a comma, outside quotes; '|' for a row of a
/// Markdown table.
[[nodiscard]] char separator_of(std::string_view line);

/// The separator that a first line `sep=;` says, as spreadsheets write it; nothing for any other line.
[[nodiscard]] std::optional<char> stated_separator(std::string_view line);

/// The rows of `text`, the headings first. Left out are rows without content, headings between the rows,
/// empty cells behind the last heading, and the rule of a Markdown table, which ends with its last row.
///
/// @throws Error{data} as parse_csv does.
[[nodiscard]] std::vector<CsvRecord> table_rows(std::string_view text, const std::string& file,
                                                char separator, std::size_t first_line);

/// @throws Error{data} unless `row` has as many cells as there are headings.
void require_cells(const CsvRecord& row, std::size_t headings, const std::string& file);

/// The first line of `text` with more than blanks, or nothing.
[[nodiscard]] std::string first_content_line(std::string_view text);

} // namespace earbench
