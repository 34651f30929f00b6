#pragma once

#include "core/choice.hpp"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace earbench {

/// A finite number and the digits after the point that it is shown with.
struct Number {
    double value = 0.0;
    int decimals = 0;
};

/// Nothing, text (UTF-8), or a number.
using Cell = std::variant<std::monostate, std::string, Number>;

/// Rows under named columns; every row has a cell for every column.
struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// Columns aligned by display width, numbers to the right, "-" for nothing, two blanks between columns.
[[nodiscard]] std::string to_text(const Table& table);

/// RFC 4180 with LF line ends: a header row; text with a comma, quote or line end is quoted; nothing is
/// empty.
[[nodiscard]] std::string to_csv(const Table& table);

/// An array of one object a row, keys as the columns; nothing is null (RFC 8259).
[[nodiscard]] std::string to_json(const Table& table);

/// A GitHub-flavoured Markdown table; `|` and line ends in text are escaped, nothing is "-".
[[nodiscard]] std::string to_markdown(const Table& table);

/// The forms in which a table is written.
enum class TableFormat { text, csv, json, markdown };
inline constexpr auto table_formats =
    std::to_array<Choice<TableFormat>>({{"text", TableFormat::text},
                                        {"csv", TableFormat::csv},
                                        {"json", TableFormat::json},
                                        {"md", TableFormat::markdown},
                                        {"markdown", TableFormat::markdown, true},
                                        {"txt", TableFormat::text, true}});

/// The endings of files that mean them.
inline constexpr auto table_endings =
    std::to_array<Choice<TableFormat>>({{".txt", TableFormat::text},
                                        {".csv", TableFormat::csv},
                                        {".json", TableFormat::json},
                                        {".md", TableFormat::markdown},
                                        {".markdown", TableFormat::markdown}});

/// The table in one of these forms.
[[nodiscard]] std::string render(const Table& table, TableFormat format);

} // namespace earbench
