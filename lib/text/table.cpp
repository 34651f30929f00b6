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

/// What the cells of a column are.
struct Kinds {
    bool has_text = false;
    bool has_number = false;

    void see(const Cell& cell)
    {
        has_text |= std::holds_alternative<std::string>(cell);
        has_number |= std::holds_alternative<Number>(cell);
    }
    /// True when there are numbers and nothing else, so that their points line up on the right.
    [[nodiscard]] bool is_numeric() const { return has_number && !has_text; }
};

std::string escape_markdown(const std::string& text)
{
    return markdown_escaped(one_line(text));
}

std::string pad(const std::string& text, std::size_t width, bool right)
{
    const std::string blanks(width - std::min(width, display_width(text)), ' ');
    return right ? blanks + text : text + blanks;
}

void write_text(const LongTable& table, const TextSink& write)
{
    const auto count = table.columns.size();
    std::vector<std::size_t> widths(count);
    std::vector<Kinds> kinds(count);
    std::transform(table.columns.begin(), table.columns.end(), widths.begin(), display_width);
    table.rows([&](std::span<const Cell> row) {
        assert(row.size() == count);
        for (std::size_t column = 0; column < count; ++column) {
            widths[column] = std::max(widths[column], display_width(shown(row[column])));
            kinds[column].see(row[column]);
        }
    });
    const auto write_line = [&](const std::function<std::string(std::size_t)>& cell) {
        std::string line;
        for (std::size_t column = 0; column < count; ++column) {
            line += (column > 0 ? "  " : "") + pad(cell(column), widths[column], kinds[column].is_numeric());
        }
        write(line.substr(0, line.find_last_not_of(' ') + 1) + "\n");
    };
    write_line([&](std::size_t column) { return table.columns[column]; });
    table.rows([&](std::span<const Cell> row) {
        write_line([&](std::size_t column) { return shown(row[column]); });
    });
}

void write_csv(const LongTable& table, const TextSink& write)
{
    write(join(table.columns, ",") + "\n");
    table.rows([&](std::span<const Cell> row) {
        std::vector<std::string> cells;
        for (const auto& cell : row) {
            cells.push_back(quote_csv(plain(cell, "")));
        }
        write(join(cells, ",") + "\n");
    });
}

void write_json(const LongTable& table, const TextSink& write)
{
    bool is_empty = true;
    table.rows([&](std::span<const Cell> row) {
        std::string text = is_empty ? "[\n  {" : ",\n  {";
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const auto& cell = row[column];
            text += column > 0 ? ", " : "";
            text += quote_json(table.columns[column]) + ": ";
            text += std::holds_alternative<std::string>(cell) ? quote_json(std::get<std::string>(cell))
                                                              : plain(cell, "null");
        }
        write(text + "}");
        is_empty = false;
    });
    write(is_empty ? "[]\n" : "\n]\n");
}

void write_markdown(const LongTable& table, const TextSink& write)
{
    std::vector<Kinds> kinds(table.columns.size());
    table.rows([&](std::span<const Cell> row) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            kinds[column].see(row[column]);
        }
    });
    std::string head = "|";
    std::string rule = "|";
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        head += " " + escape_markdown(table.columns[column]) + " |";
        rule += kinds[column].is_numeric() ? " ---: |" : " --- |";
    }
    write(head + "\n" + rule + "\n");
    table.rows([&](std::span<const Cell> row) {
        std::string line = "|";
        for (const auto& cell : row) {
            line += " " + escape_markdown(plain(cell, "-")) + " |";
        }
        write(line + "\n");
    });
}

} // namespace

LongTable rows_of(const Table& table)
{
    return {table.columns, [&table](const RowSink& take) {
                for (const auto& row : table.rows) {
                    take(row);
                }
            }};
}

void write_table(const LongTable& table, TableFormat format, const TextSink& write)
{
    switch (format) {
    case TableFormat::csv:
        return write_csv(table, write);
    case TableFormat::json:
        return write_json(table, write);
    case TableFormat::markdown:
        return write_markdown(table, write);
    case TableFormat::text:
        break;
    }
    write_text(table, write);
}

std::string render(const Table& table, TableFormat format)
{
    return whole([&](const TextSink& write) { write_table(rows_of(table), format, write); });
}

std::string to_text(const Table& table)
{
    return render(table, TableFormat::text);
}

std::string to_csv(const Table& table)
{
    return render(table, TableFormat::csv);
}

std::string to_json(const Table& table)
{
    return render(table, TableFormat::json);
}

std::string to_markdown(const Table& table)
{
    return render(table, TableFormat::markdown);
}

} // namespace earbench
