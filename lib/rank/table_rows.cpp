#include "rank/table_rows.hpp"

#include "core/strings.hpp"
#include "text/markdown_table.hpp"

#include <algorithm>

namespace earbench {

namespace {

bool is_outside_quotes(std::string_view line, char wanted)
{
    bool quoted = false;
    return std::any_of(line.begin(), line.end(), [&](char c) {
        quoted = c == '"' ? !quoted : quoted;
        return c == wanted && !quoted;
    });
}

/// Spreadsheets end rows with more commas than there are headings.
void drop_empty_end(CsvRecord& record, std::size_t count)
{
    while (record.cells.size() > count && trim(record.cells.back()).empty()) {
        record.cells.pop_back();
    }
}

bool is_empty(const CsvRecord& record)
{
    return std::all_of(record.cells.begin(), record.cells.end(),
                       [](const auto& cell) { return trim(cell).empty(); });
}

std::vector<CsvRecord> markdown_records(std::string_view text, std::size_t line)
{
    std::vector<CsvRecord> records;
    for (const auto row : split_lines(text)) {
        if (!trim(row).starts_with('|')) {
            break;
        }
        if (!is_markdown_rule(row)) {
            records.push_back(CsvRecord{markdown_cells(row), line});
        }
        ++line;
    }
    return records;
}

} // namespace

char separator_of(std::string_view line)
{
    if (trim(line).starts_with('|')) {
        return '|';
    }
    // TABs are in no heading, semicolons in few, commas in some.
    for (const char separator : {'\t', ';', ','}) {
        if (is_outside_quotes(line, separator)) {
            return separator;
        }
    }
    return ',';
}

std::optional<char> stated_separator(std::string_view line)
{
    const bool says_it = to_lower(line.substr(0, 4)) == "sep=" && line.size() > 4;
    return says_it ? std::optional(line[4]) : std::nullopt;
}

std::vector<CsvRecord> table_rows(std::string_view text, const std::string& file, char separator,
                                  std::size_t first_line)
{
    auto records =
        separator == '|' ? markdown_records(text, first_line) : parse_csv(text, file, separator, first_line);
    std::vector<CsvRecord> rows;
    for (auto& record : records) {
        if (rows.empty()) {
            rows.push_back(std::move(record));
            continue;
        }
        drop_empty_end(record, rows.front().cells.size());
        if (record.cells != rows.front().cells && !is_empty(record)) {
            rows.push_back(std::move(record));
        }
    }
    return rows;
}

void require_cells(const CsvRecord& row, std::size_t headings, const std::string& file)
{
    if (row.cells.size() != headings) {
        throw Error(Fault::data, Place{file, row.line},
                    "expected " + std::to_string(headings) + " cells but found " +
                        std::to_string(row.cells.size()));
    }
}

std::string first_content_line(std::string_view text)
{
    for (const auto line : split_lines(text)) {
        if (!trim(line).empty()) {
            return std::string(line);
        }
    }
    return {};
}

} // namespace earbench
