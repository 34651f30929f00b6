#include "io/foreign_reader.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "io/curve_builder.hpp"

#include <algorithm>

namespace earbench {

namespace {

bool is_number_cell(std::string_view cell)
{
    return parse_number(cell).has_value();
}

std::string_view unquote(std::string_view cell)
{
    cell = trim(cell);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') {
        cell = cell.substr(1, cell.size() - 2);
    }
    return trim(cell);
}

Cells split_blanks(std::string_view line)
{
    Cells cells;
    while (!(line = trim(line)).empty()) {
        const auto end = std::min(line.find_first_of(" \t"), line.size());
        cells.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return cells;
}

/// True for `20,00 91,30`: blanks part the cells, so that a comma inside one can only be a decimal comma.
bool has_decimal_commas_between_blanks(const Cells& cells)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return cells.size() >= 2 && std::all_of(cells.begin(), cells.end(), [&](std::string_view cell) {
               const auto comma = cell.find(',');
               const bool one_inner_comma = comma != 0 && comma + 1 < cell.size() &&
                                            cell.find(',', comma + 1) == cell.npos && comma != cell.npos &&
                                            digit(cell[comma - 1]) && digit(cell[comma + 1]);
               return cell.find('.') == cell.npos && (comma == cell.npos || one_inner_comma);
           });
}

/// One line of a foreign file in cells; a decimal comma is turned into a point in `decimal_commas`.
class RowSplitter {
public:
    /// The cells, valid until the next call. Trailing empty cells are left out.
    const Cells& split_row(std::string_view line)
    {
        bool decimal_comma = false;
        if (line.find(';') != line.npos) {
            m_cells = split(line, ';');
            decimal_comma = true;
        } else if (line.find('\t') != line.npos) {
            m_cells = split(line, '\t');
            decimal_comma = true;
        } else if (line.find(',') != line.npos) {
            m_cells = split_blanks(line);
            decimal_comma = has_decimal_commas_between_blanks(m_cells);
            if (!decimal_comma) {
                m_cells = split(line, ',');
            }
        } else {
            m_cells = split_blanks(line);
            // "Frequency (Hz) SPL (dB)" names two columns.
            std::erase_if(m_cells, [](std::string_view cell) {
                return cell.starts_with('(') || cell.starts_with('[');
            });
        }
        for (auto& cell : m_cells) {
            cell = unquote(cell);
        }
        while (!m_cells.empty() && m_cells.back().empty()) {
            m_cells.pop_back();
        }
        if (decimal_comma) {
            replace_decimal_commas();
        }
        return m_cells;
    }

private:
    void replace_decimal_commas()
    {
        m_points.clear();
        m_points.reserve(m_cells.size());
        for (auto& cell : m_cells) {
            if (std::count(cell.begin(), cell.end(), ',') == 1 && cell.find('.') == cell.npos) {
                m_points.push_back(replace_all(cell, ",", "."));
                cell = m_points.back();
            }
        }
    }

    Cells m_cells;
    std::vector<std::string> m_points;
};

/// The layout that a header row like `frequency,raw,smoothed` or `Freq(Hz) SPL(dB) Phase(degrees)` names.
std::optional<Layout> layout_of_header(const Cells& cells)
{
    if (cells.empty() || !to_lower(cells.front()).starts_with("freq")) {
        return std::nullopt;
    }
    Layout layout;
    bool level_found = false;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        const auto name = to_lower(cells[i]);
        const auto begins = [&](std::string_view start) { return name.starts_with(start); };
        if (!level_found && (begins("spl") || begins("raw") || begins("gain") || begins("ampl") ||
                             begins("mag") || begins("level") || begins("db") || begins("response"))) {
            layout.level = i;
            level_found = true;
        } else if (!layout.phase && begins("phase")) {
            layout.phase = i;
        }
    }
    if (layout.phase && *layout.phase == layout.level) {
        layout.phase.reset();
    }
    return layout;
}

bool is_comment(std::string_view line)
{
    return line.starts_with('#') || line.starts_with(';') || line.starts_with('%') || line.starts_with('!') ||
           line.starts_with("//");
}

/// REW text, AutoEq CSV, bare numbers.
class ForeignReader {
public:
    explicit ForeignReader(const std::string& file)
        : m_file(file), m_builder(file == "-" ? "standard input" : file)
    {
    }

    std::vector<FrequencyResponse> read(const std::vector<std::string_view>& lines)
    {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            read_line(trim(lines[i]), i + 1);
        }
        if (!m_builder.has_rows()) {
            m_builder.fail(std::max<std::size_t>(lines.size(), 1),
                           "expected rows of frequency and level but found none");
        }
        finish();
        return m_builder.take_curves();
    }

private:
    void read_line(std::string_view line, std::size_t number)
    {
        if (line.starts_with("\xEF\xBB\xBF")) {
            line.remove_prefix(3);
        }
        if (line.empty() || is_comment(line)) {
            return;
        }
        if (line.starts_with('*')) {
            start_block();
            read_rew_note(trim(line.substr(1)));
            return;
        }
        const auto& cells = m_splitter.split_row(line);
        if (auto layout = layout_of_header(cells)) {
            start_block();
            m_header = std::move(layout);
            return;
        }
        if (!m_builder.has_rows()) {
            require_numbers(cells, line, number);
            m_builder.start_row_block(m_header.value_or(bare_layout(cells)), number);
        }
        m_builder.add_row(cells, line, number, false);
    }

    void start_block()
    {
        if (m_builder.has_rows()) {
            finish();
            m_header.reset();
        }
    }

    void require_numbers(const Cells& cells, std::string_view line, std::size_t number) const
    {
        if (cells.size() < 2 || !is_number_cell(cells[0])) {
            m_builder.fail(number, "expected frequency and level but found '" + printable(line, 80) + "'");
        }
    }

    /// A third bare column is phase, as in FRD files and REW exports without header.
    static Layout bare_layout(const Cells& cells)
    {
        Layout layout;
        if (cells.size() == 3 && is_number_cell(cells[2])) {
            layout.phase = 2;
        }
        return layout;
    }

    void read_rew_note(std::string_view note)
    {
        const auto value_of = [&](std::string_view key) -> std::optional<std::string> {
            if (!note.starts_with(key)) {
                return std::nullopt;
            }
            return to_utf8(trim(note.substr(key.size())));
        };
        if (note.starts_with("Freq(")) { // not "Frequency Step: 1/48 octave"
            m_header = layout_of_header(m_splitter.split_row(note));
        } else if (const auto title = value_of("Measurement:")) {
            m_builder.notes().set("title", *title);
        } else if (const auto smoothing = value_of("Smoothing:")) {
            m_builder.notes().set("smoothing", to_lower(*smoothing));
        }
    }

    void finish()
    {
        name_curve(m_builder.notes(), m_file);
        m_builder.finish_curve();
    }

    std::string m_file;
    CurveBuilder m_builder;
    RowSplitter m_splitter;
    std::optional<Layout> m_header;
};

} // namespace

std::vector<FrequencyResponse> read_foreign(const std::vector<std::string_view>& lines,
                                            const std::string& file)
{
    return ForeignReader(file).read(lines);
}

} // namespace earbench
