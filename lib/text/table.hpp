#pragma once

#include "core/choice.hpp"
#include "core/text_source.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace earbench {

/// A finite number and the digits after the point that it is shown with.
struct Number {
    double value;
    int decimals;
};

/// Nothing, text (UTF-8), or a number.
using Cell = std::variant<std::monostate, std::string, Number>;

/// Rows under named columns; every row has a cell for every column.
struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

/// Takes one row, a cell for every column, which is gone afterwards.
using RowSink = std::function<void(std::span<const Cell> row)>;

/// A table of many rows that are made one after the other: `rows` gives all of them, the same again whenever
/// it is called.
struct LongTable {
    std::vector<std::string> columns;
    std::function<void(const RowSink& take)> rows;
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

/// The rows of `table`, which must outlive the result.
[[nodiscard]] LongTable rows_of(const Table& table);

/// The table in one of these forms, a row after the other. Text and Markdown ask for the rows twice.
void write_table(const LongTable& table, TableFormat format, const TextSink& write);

/// The table in one of these forms.
[[nodiscard]] std::string render(const Table& table, TableFormat format);

} // namespace earbench
