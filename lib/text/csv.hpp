#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// One record of a CSV text and the line where it begins.
struct CsvRecord {
    std::vector<std::string> cells;
    std::size_t line;
};

/// The records of `text` as RFC 4180 has them, with `separator` between cells and LF or CRLF line ends; blank
/// lines are left out. `first_line` is the line of `file` where `text` begins.
///
/// @throws Error{data} where a quoted cell does not end, or text follows its closing quote.
[[nodiscard]] std::vector<CsvRecord> parse_csv(std::string_view text, const std::string& file,
                                               char separator = ',', std::size_t first_line = 1);

/// `text` as a cell that parse_csv reads back: in quotes where it has a comma, a quote or a line end.
[[nodiscard]] std::string quote_csv(std::string_view text);

} // namespace earbench
