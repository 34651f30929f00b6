#include "text/table.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "text/csv.hpp"
#include "text/escape.hpp"
#include "text/json.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cassert>
#include <functional>

namespace earbench {

namespace {

/// The cell as plain text, `nothing` where it is empty.
std::string plain(const Cell& cell, std::string_view nothing)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* number = std::get_if<Number>(&cell)) {
        return format_fixed(number->value, number->decimals);
    }
    return std::string(nothing);
}

/// The cell as a terminal may show it.
std::string shown(const Cell& cell)
{
    return printable(plain(cell, "-"), std::string::npos);
}

/// True when the column holds numbers and nothing else, so that its points line up on the right.
bool is_numeric(const Table& table, std::size_t column)
{
    bool any_number = false;
    for (const auto& row : table.rows) {
        if (std::holds_alternative<std::string>(row[column])) {
            return false;
        }
        any_number |= std::holds_alternative<Number>(row[column]);
    }
    return any_number;
}

std::string escape_markdown(const std::string& text)
{
    return markdown_escaped(one_line(text));
}

std::string pad(const std::string& text, std::size_t width, bool right)
{
    const std::string blanks(width - std::min(width, display_width(text)), ' ');
    return right ? blanks + text : text + blanks;
}

} // namespace

std::string to_text(const Table& table)
{
    std::vector<std::size_t> widths;
    std::vector<bool> numeric;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        std::size_t width = display_width(table.columns[column]);
        for (const auto& row : table.rows) {
            assert(row.size() == table.columns.size());
            width = std::max(width, display_width(shown(row[column])));
        }
        widths.push_back(width);
        numeric.push_back(is_numeric(table, column));
    }
    std::string text;
    const auto append_line = [&](const std::function<std::string(std::size_t)>& cell) {
        std::string line;
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            line += (column > 0 ? "  " : "") + pad(cell(column), widths[column], numeric[column]);
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    };
    append_line([&](std::size_t column) { return table.columns[column]; });
    for (const auto& row : table.rows) {
        append_line([&](std::size_t column) { return shown(row[column]); });
    }
    return text;
}

std::string to_csv(const Table& table)
{
    std::string text = join(table.columns, ",") + "\n";
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const auto& cell : row) {
            cells.push_back(quote_csv(plain(cell, "")));
        }
        text += join(cells, ",") + "\n";
    }
    return text;
}

std::string to_json(const Table& table)
{
    std::string text = "[";
    for (const auto& row : table.rows) {
        text += &row == &table.rows.front() ? "\n  {" : ",\n  {";
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const auto& cell = row[column];
            text += column > 0 ? ", " : "";
            text += quote_json(table.columns[column]) + ": ";
            text += std::holds_alternative<std::string>(cell) ? quote_json(std::get<std::string>(cell))
                                                              : plain(cell, "null");
        }
        text += "}";
    }
    return text + (table.rows.empty() ? "]\n" : "\n]\n");
}

std::string to_markdown(const Table& table)
{
    std::string head = "|";
    std::string rule = "|";
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        head += " " + escape_markdown(table.columns[column]) + " |";
        rule += is_numeric(table, column) ? " ---: |" : " --- |";
    }
    std::string text = head + "\n" + rule + "\n";
    for (const auto& row : table.rows) {
        text += "|";
        for (const auto& cell : row) {
            text += " " + escape_markdown(plain(cell, "-")) + " |";
        }
        text += "\n";
    }
    return text;
}

std::string render(const Table& table, TableFormat format)
{
    switch (format) {
    case TableFormat::csv:
        return to_csv(table);
    case TableFormat::json:
        return to_json(table);
    case TableFormat::markdown:
        return to_markdown(table);
    case TableFormat::text:
        break;
    }
    return to_text(table);
}

} // namespace earbench
