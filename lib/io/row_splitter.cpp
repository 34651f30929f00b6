#include "io/row_splitter.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/plain_decimal.hpp"
#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

std::string_view unquote(std::string_view cell)
{
    cell = trim(cell);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') {
        cell = cell.substr(1, cell.size() - 2);
    }
    return trim(cell);
}

/// Parts `line` before every place where `separator_length(line, place)` is not 0, outside of quotes.
template <typename SeparatorLength>
Cells split_outside_quotes(std::string_view line, SeparatorLength separator_length)
{
    Cells cells;
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t place = 0; place < line.size();) {
        quoted = quoted != (line[place] == '"');
        const std::size_t length = quoted ? 0 : separator_length(line, place);
        if (length > 0) {
            cells.push_back(line.substr(begin, place - begin));
            begin = place + length;
        }
        place += std::max<std::size_t>(length, 1);
    }
    cells.push_back(line.substr(begin));
    return cells;
}

Cells split_at(std::string_view line, char separator)
{
    return split_outside_quotes(line, [separator](std::string_view text, std::size_t place) {
        return text[place] == separator ? std::size_t{1} : 0;
    });
}

/// Length of the run of blanks at `place`.
std::size_t blank_run(std::string_view line, std::size_t place)
{
    const auto end = std::min(line.find_first_not_of(" \t", place), line.size());
    return end - place;
}

/// A comma with a blank, another comma or the line's end at its side, or a run of blanks.
std::size_t comma_and_blank_length(std::string_view line, std::size_t place)
{
    const auto blanks = blank_run(line, place);
    const auto comma = place + blanks;
    if (comma >= line.size() || line[comma] != ',') {
        return blanks;
    }
    const auto behind = comma + 1;
    const bool parts = blanks > 0 || behind == line.size() || is_blank(line[behind]) || line[behind] == ',' ||
                       (place > 0 && line[place - 1] == ',');
    return parts ? blanks + 1 + (behind < line.size() ? blank_run(line, behind) : 0) : 0;
}

/// True when every comma of `cells` stands between digits: a decimal comma, or one of thousands.
bool has_inner_commas_only(const Cells& cells)
{
    return cells.size() >= 2 && std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
               for (auto comma = cell.find(','); comma != cell.npos; comma = cell.find(',', comma + 1)) {
                   if (comma == 0 || comma + 1 == cell.size() || !is_digit(cell[comma - 1]) ||
                       !is_digit(cell[comma + 1])) {
                       return false;
                   }
               }
               return true;
           });
}

Cells split_blanks(std::string_view line)
{
    return split_outside_quotes(line, blank_run);
}

/// Characters of `line` that stand outside of quotes, as far as separators go.
struct Marks {
    bool semicolon = false;
    bool tab = false;
    bool comma = false;
    bool comma_by_blank = false;
};

Marks find_marks(std::string_view line)
{
    Marks marks;
    bool quoted = false;
    char before = '\0';
    for (const char c : line) {
        quoted = quoted != (c == '"');
        if (!quoted) {
            marks.semicolon = marks.semicolon || c == ';';
            marks.tab = marks.tab || c == '\t';
            marks.comma = marks.comma || c == ',';
            marks.comma_by_blank =
                marks.comma_by_blank || (before == ' ' && c == ',') || (before == ',' && c == ' ');
        }
        before = c;
    }
    return marks;
}

void tidy(Cells& cells)
{
    for (auto& cell : cells) {
        cell = unquote(cell);
    }
    while (!cells.empty() && cells.back().empty()) {
        cells.pop_back();
    }
}

SplitRow split_by_marks(std::string_view line, bool commas_can_be_decimal)
{
    const auto marks = find_marks(line);
    if (marks.semicolon) {
        return {split_at(line, ';'), Separator::semicolon};
    }
    if (marks.tab) {
        auto cells = split_at(line, '\t');
        for (auto& cell : cells) {
            cell = trim(cell);
            if (cell.size() > 1 && cell.ends_with(',')) {
                cell.remove_suffix(1);
            }
        }
        return {std::move(cells), Separator::tab};
    }
    if (commas_can_be_decimal && marks.comma_by_blank) {
        return {split_outside_quotes(line, comma_and_blank_length), Separator::comma_and_blank};
    }
    if (marks.comma) {
        if (commas_can_be_decimal) {
            auto cells = split_blanks(line);
            if (has_inner_commas_only(cells)) {
                return {std::move(cells), Separator::blank};
            }
        }
        return {split_at(line, ','), Separator::comma};
    }
    return {split_blanks(line), Separator::blank};
}

/// Names parted by blanks: "Frequency (Hz) SPL (dB)" are two.
Cells join_units(const Cells& words)
{
    Cells names;
    for (const auto word : words) {
        if (!names.empty() && (word.starts_with('(') || word.starts_with('['))) {
            names.back() = {names.back().data(),
                            static_cast<std::size_t>(word.data() + word.size() - names.back().data())};
        } else {
            names.push_back(word);
        }
    }
    return names;
}

} // namespace

SplitRow split_row(std::string_view line)
{
    auto row = split_by_marks(trim(line), true);
    tidy(row.cells);
    return row;
}

Cells split_at_commas(std::string_view line)
{
    auto cells = split_at(line, ',');
    tidy(cells);
    return cells;
}

SplitRow split_names(std::string_view line)
{
    line = trim(line);
    auto row = split_by_marks(line, false);
    if (row.separator == Separator::blank) {
        auto wide = split_outside_quotes(line, [](std::string_view text, std::size_t place) {
            const auto run = blank_run(text, place);
            return run >= 2 ? run : 0;
        });
        row.cells = wide.size() >= 2 ? std::move(wide) : join_units(row.cells);
    }
    tidy(row.cells);
    return row;
}

std::optional<std::size_t> read_plain_row(std::string_view line, std::span<double> numbers)
{
    line = trim(line);
    const char* place = line.data();
    const char* const end = place + line.size();
    std::size_t count = 0;
    std::optional<int> tabs_of_first;
    while (place != end) {
        if (count == numbers.size()) {
            return std::nullopt;
        }
        const auto number = read_plain_decimal(place, end);
        if (!number) {
            return std::nullopt;
        }
        numbers[count] = number->value;
        ++count;
        place = number->end;
        if (place == end) {
            break;
        }
        const bool comma = *place == ',';
        place += comma ? 1 : 0;
        int tabs = 0;
        const char* const run = place;
        for (; place != end && is_blank(*place); ++place) {
            tabs += *place == '\t' ? 1 : 0;
        }
        tabs_of_first = tabs_of_first.value_or(tabs);
        if (place == run || tabs > 1 || tabs != tabs_of_first || place == end) {
            return std::nullopt;
        }
    }
    return count > 0 ? std::optional(count) : std::nullopt;
}

std::string_view clean_line(std::string_view line, std::deque<std::string>& storage)
{
    constexpr std::string_view ends = " \t\r\f\v";
    const auto first = line.find_first_not_of(ends);
    if (first == line.npos) {
        return {};
    }
    line = line.substr(first, line.find_last_not_of(ends) - first + 1);
    const bool is_plain = std::none_of(line.begin(), line.end(), [](char c) {
        return c == '\f' || c == '\v' || static_cast<unsigned char>(c) >= 0x80;
    });
    if (is_plain) {
        return line;
    }
    std::string cleaned = to_utf8(line);
    constexpr std::array<std::array<std::string_view, 2>, 8> replaced{{{"\f", " "},
                                                                       {"\v", " "},
                                                                       {"\xC2\xA0", " "},     // no-break
                                                                       {"\xE2\x80\xAF", " "}, // narrow
                                                                       {"\xE2\x80\x89", " "}, // thin
                                                                       {"\xEF\xBB\xBF", ""},
                                                                       {"\xE2\x88\x92", "-"},
                                                                       {"\xE2\x80\x99", "'"}}};
    for (const auto& [from, to] : replaced) {
        cleaned = replace_all(cleaned, from, to);
    }
    storage.push_back(std::move(cleaned));
    return trim(storage.back());
}

void require_text(std::string_view text, const std::string& file)
{
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        throw Error(Fault::data, Place{file, 1}, "expected UTF-8 text but found UTF-16");
    }
    const auto nul = text.find('\0');
    if (nul != text.npos) {
        const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(nul), '\n');
        throw Error(Fault::data, Place{file, static_cast<std::size_t>(line)},
                    "expected text but found a NUL byte");
    }
    if (text.find('\n') == text.npos && text.find('\r') < text.size() - 1) {
        throw Error(Fault::data, Place{file, 1}, "expected lines that end in LF or CRLF but found CR alone");
    }
}

} // namespace earbench
