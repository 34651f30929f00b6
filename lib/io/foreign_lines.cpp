#include "io/foreign_lines.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "io/number_form.hpp"
#include "io/row_splitter.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr std::string_view comment_marks = "*#;%!";

/// "1/2/26", "15:04", "01-Jan-2026", "1/24": no number stands so in a row.
bool is_date_time_or_fraction(std::string_view word)
{
    const auto digits = std::min(word.find_first_not_of("0123456789"), word.size());
    const auto behind = word.substr(digits);
    if (digits == 0 || behind.size() < 2) {
        return false;
    }
    return ((behind[0] == '/' || behind[0] == ':') && is_digit(behind[1])) ||
           (behind[0] == '-' && is_letter_or_digit(behind[1]));
}

bool is_word(std::string_view text)
{
    return text.size() > 1 && std::all_of(text.begin(), text.end(), [](char c) {
               return is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
           });
}

std::vector<std::string_view> words_in(std::string_view line)
{
    std::vector<std::string_view> words;
    while (!line.empty()) {
        const auto first = line.find_first_not_of(" \t,;\"");
        if (first == line.npos) {
            break;
        }
        line.remove_prefix(first);
        const auto end = std::min(line.find_first_of(" \t,;\""), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return words;
}

/// A number and nothing but words behind it.
bool is_counted_prose(const std::vector<std::string_view>& words)
{
    return words.size() >= 3 && std::all_of(words.begin() + 1, words.end(), is_word);
}

std::vector<ColumnName> columns_of(const Cells& names)
{
    std::vector<ColumnName> columns;
    columns.reserve(names.size());
    for (const auto name : names) {
        columns.push_back(parse_column_name(name));
    }
    return columns;
}

bool is_known(const ColumnName& column)
{
    return column.quantity != Quantity::unknown || column.side.has_value();
}

/// A header that can be told from words anywhere before the rows.
bool is_certain_header(const std::vector<ColumnName>& columns, Separator separator, std::size_t cell_count)
{
    const auto frequency = std::find_if(columns.begin(), columns.end(), [](const ColumnName& column) {
        return column.quantity == Quantity::frequency;
    });
    if (frequency == columns.end() || columns.size() < 2) {
        return false;
    }
    const auto known = static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), is_known));
    return columns.size() == cell_count ||
           (known >= 2 && (separator != Separator::blank || known == columns.size()));
}

/// Something other than a frequency first, but measured: "dB,phase". A table without frequencies.
bool names_known_quantities(const std::vector<ColumnName>& columns, std::size_t cell_count)
{
    return columns.size() == cell_count && columns.size() >= 2 &&
           std::all_of(columns.begin(), columns.end(), is_known);
}

bool can_be_a_header(const WordsLine& line, Separator separator, std::size_t cell_count, const Cells& names)
{
    constexpr std::size_t longest_name = 60;
    const bool is_near = line.mark == '\0' && !line.before_blank;
    return is_near && (separator != Separator::blank || names.size() == 2) && names.size() == cell_count &&
           line.text.find(':') == line.text.npos &&
           std::all_of(names.begin(), names.end(), [](std::string_view name) {
               return name.size() <= longest_name && !begins_like_a_number(name);
           });
}

/// A row of units below the names of the columns: "Frequency,Level" above "Hz,dB".
std::vector<ColumnName> with_names_above(const std::vector<ColumnName>& below, const WordsLine& above)
{
    const auto names = split_names(above.text).cells;
    const bool all_units =
        std::all_of(below.begin(), below.end(), [](const ColumnName& column) { return column.is_unit; });
    if (!all_units || names.size() != below.size() ||
        parse_column_name(names.front()).quantity != Quantity::frequency) {
        return below;
    }
    std::vector<ColumnName> joined;
    for (std::size_t i = 0; i < names.size(); ++i) {
        joined.push_back(parse_column_name(std::string(names[i]) + " (" + below[i].text + ")"));
    }
    return joined;
}

} // namespace

bool is_empty_line(std::string_view line)
{
    return line.find_first_not_of(" \t,;\"\r\f\v") == line.npos;
}

bool is_row(std::string_view line)
{
    const auto first = line.find_first_not_of(" \t,;\"");
    if (first == line.npos || line.front() == ';') {
        return false;
    }
    const auto cell = line.substr(first, line.find_first_of(" \t,;\"", first) - first);
    if (!begins_like_a_number(cell)) {
        return false;
    }
    const bool plain =
        line.find_first_not_of("0123456789.+-eE, \t", first) == line.npos && cell.find('-', 1) == cell.npos;
    if (plain) {
        return true;
    }
    const auto words = words_in(line);
    return !is_date_time_or_fraction(words.front()) && !is_counted_prose(words) &&
           !(words.size() > 1 && words[1].find(':') != words[1].npos);
}

WordsLine words_line(std::string_view line, std::size_t number)
{
    WordsLine words{line, number};
    if (line.size() > 1 && line.front() == '"' && comment_marks.find(line[1]) != line.npos) {
        line.remove_prefix(1);
        line = line.substr(0, line.find_last_not_of("\",; \t") + 1);
    }
    if (!line.empty() && (comment_marks.find(line.front()) != line.npos || line.starts_with("//"))) {
        words.mark = line.front();
        const auto first = line.find_first_not_of("*#;%!/ \t");
        line = first == line.npos ? std::string_view() : line.substr(first);
    }
    words.text = line;
    return words;
}

std::optional<HeaderRow> find_header(const std::vector<WordsLine>& lines, std::size_t cell_count,
                                     bool in_any_language)
{
    for (std::size_t i = lines.size(); i-- > 0;) {
        const auto& line = lines[i];
        const auto [names, separator] = split_names(line.text);
        auto columns = columns_of(names);
        const bool is_last = in_any_language && i + 1 == lines.size();
        if (is_certain_header(columns, separator, cell_count) ||
            (is_last && (names_known_quantities(columns, cell_count) ||
                         can_be_a_header(line, separator, cell_count, names)))) {
            if (i > 0) {
                columns = with_names_above(columns, lines[i - 1]);
            }
            return HeaderRow{std::move(columns), line.number};
        }
    }
    return std::nullopt;
}

bool is_damaged_row(std::string_view words, std::size_t cell_count)
{
    const auto cells = split_row(words).cells;
    const auto is_number = [](std::string_view cell) {
        return read_number(cell, DecimalMark::point) || read_number(cell, DecimalMark::comma);
    };
    return cells.size() >= 2 && cells.size() == cell_count &&
           std::any_of(cells[0].begin(), cells[0].end(), is_digit) &&
           cells[0].find_first_of(" \t") == cells[0].npos &&
           std::all_of(cells.begin() + 1, cells.end(), is_number);
}

std::optional<std::string> value_behind(std::string_view line, std::string_view key)
{
    if (!line.starts_with(key)) {
        return std::nullopt;
    }
    const auto value = trim(line.substr(key.size()));
    const auto last = value.find_last_not_of(" \t,;\"");
    return to_utf8(value.substr(0, last == value.npos ? 0 : last + 1));
}

std::string smoothing_note(std::string_view text)
{
    auto lower = to_lower(trim(text));
    if (lower == "no smoothing" || lower == "no" || lower == "off" || lower.empty()) {
        return "none";
    }
    const auto behind = std::min(lower.find_first_not_of("0123456789/"), lower.size());
    const auto unit = trim(std::string_view(lower).substr(behind));
    const bool is_fraction = behind > 2 && lower.find('/') < behind;
    if (is_fraction && (unit == "oct" || unit == "oct." || unit == "octave" || unit == "octaves" ||
                        unit == "octave smoothing" || unit == "oct smoothing" || unit == "-octave")) {
        return lower.substr(0, behind) + " octave";
    }
    return lower;
}

} // namespace earbench
