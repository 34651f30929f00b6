#include "io/curves.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace earbench {

namespace {

constexpr std::size_t largest_row_count = 16'000'000;
constexpr double largest_level_db = 1000.0; // beyond any level that sound or arithmetic can mean
constexpr std::string_view fr_csv_magic = "# fr-csv:";

using Cells = std::vector<std::string_view>;

/// The columns of one block of rows: where frequency, level and phase stand, and what the others are called.
struct Layout {
    std::size_t frequency = 0;
    std::size_t level = 1;
    std::optional<std::size_t> phase;
    std::vector<std::pair<std::size_t, std::string>> others;
    std::size_t cells = 0; ///< cells that a row must have; 0: at least frequency and level
};

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

/// Collects the rows of one curve after another.
class CurveBuilder {
public:
    explicit CurveBuilder(std::string file) : m_file(std::move(file)) {}

    void start_row_block(Layout layout, std::size_t line)
    {
        m_layout = std::move(layout);
        m_first_line = line;
    }
    void add_row(const Cells& cells, std::string_view line_text, std::size_t line, bool strict);
    void finish_curve();

    [[nodiscard]] bool has_rows() const noexcept { return !m_frequency_hz.empty(); }
    [[nodiscard]] bool has_layout() const noexcept { return m_layout.has_value(); }
    Notes& notes() noexcept { return m_notes; }
    std::vector<FrequencyResponse> take_curves() { return std::move(m_curves); }

    [[noreturn]] void fail(std::size_t line, const std::string& message) const
    {
        throw Error(Fault::data, Place{m_file, line}, message);
    }

private:
    [[nodiscard]] double number(const Cells& cells, std::size_t index, std::string_view line_text,
                                std::size_t line) const;
    void require_order(double frequency, std::size_t line, bool strict);

    std::string m_file;
    Notes m_notes;
    std::optional<Layout> m_layout;
    std::size_t m_first_line = 0;
    std::vector<double> m_frequency_hz;
    std::vector<double> m_spl_db;
    std::vector<double> m_phase_deg;
    std::vector<std::vector<double>> m_others;
    bool m_descending = false;
    std::vector<FrequencyResponse> m_curves;
};

double CurveBuilder::number(const Cells& cells, std::size_t index, std::string_view line_text,
                            std::size_t line) const
{
    const auto value = index < cells.size() ? parse_number(cells[index]) : std::nullopt;
    if (!value) {
        std::string expected = "frequency and level as numbers";
        if (m_layout->cells > 0) {
            expected = "frequency_hz,spl_db";
            expected += m_layout->phase ? ",phase_deg" : "";
            for (const auto& other : m_layout->others) {
                expected += "," + other.second;
            }
        }
        fail(line, "expected " + expected + " but found '" + printable(line_text, 80) + "'");
    }
    return *value;
}

void CurveBuilder::require_order(double frequency, std::size_t line, bool strict)
{
    if (!has_rows()) {
        return;
    }
    const double previous = m_frequency_hz.back();
    if (!strict && m_frequency_hz.size() == 1) {
        m_descending = frequency < previous;
    }
    if (m_descending ? frequency >= previous : frequency <= previous) {
        fail(line, std::string("expected frequencies that ") + (m_descending ? "decrease" : "increase") +
                       " but found " + format_shortest(frequency) + " Hz after " + format_shortest(previous) +
                       " Hz");
    }
}

void CurveBuilder::add_row(const Cells& cells, std::string_view line_text, std::size_t line, bool strict)
{
    if (m_layout->cells > 0 && cells.size() != m_layout->cells) {
        (void)number(cells, cells.size(), line_text, line); // fails: the row has too few or too many cells
    }
    const double frequency = number(cells, m_layout->frequency, line_text, line);
    const double level = number(cells, m_layout->level, line_text, line);
    if (std::abs(level) > largest_level_db) {
        fail(line, "expected a level within +-1000 dB but found " + format_shortest(level));
    }
    if (frequency == 0.0 && !strict && !has_rows()) {
        return; // the DC bin of a spectrum has no place on a logarithmic axis
    }
    if (frequency <= 0.0) {
        fail(line, "expected a frequency above 0 Hz but found " + format_shortest(frequency));
    }
    if (!strict && has_rows() && frequency == m_frequency_hz.back() && level == m_spl_db.back()) {
        return;
    }
    require_order(frequency, line, strict);
    if (m_frequency_hz.size() >= largest_row_count) {
        fail(line, "expected at most 16 million rows but found more");
    }
    m_frequency_hz.push_back(frequency);
    m_spl_db.push_back(level);
    if (m_layout->phase) {
        m_phase_deg.push_back(number(cells, *m_layout->phase, line_text, line));
    }
    m_others.resize(m_layout->others.size());
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        m_others[i].push_back(number(cells, m_layout->others[i].first, line_text, line));
    }
}

void CurveBuilder::finish_curve()
{
    if (!has_rows()) {
        fail(m_first_line, "expected rows of frequency and level but found none");
    }
    if (m_descending) {
        std::reverse(m_frequency_hz.begin(), m_frequency_hz.end());
        std::reverse(m_spl_db.begin(), m_spl_db.end());
        std::reverse(m_phase_deg.begin(), m_phase_deg.end());
    }
    std::vector<Column> columns;
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        columns.push_back({m_layout->others[i].second, std::move(m_others[i])});
    }
    m_curves.emplace_back(std::move(m_frequency_hz), std::move(m_spl_db), std::move(m_phase_deg),
                          std::move(m_notes), std::move(columns));
    m_frequency_hz = {};
    m_spl_db = {};
    m_phase_deg = {};
    m_others = {};
    m_notes = {};
    m_layout.reset();
    m_descending = false;
}

/// `%2C`, `%0D`, `%0A` and `%25` of a note; other percent signs are kept as they are.
std::string unescape_note(std::string_view value)
{
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto code = value.substr(i, 3);
        const char plain = code == "%2C"   ? ','
                           : code == "%0D" ? '\r'
                           : code == "%0A" ? '\n'
                           : code == "%25" ? '%'
                                           : '\0';
        text += plain != '\0' ? plain : value[i];
        i += plain != '\0' ? 2 : 0;
    }
    return text;
}

bool is_key(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// The name that a foreign file gives its curve.
void name_curve(Notes& notes, const std::string& file)
{
    std::string file_stem = to_utf8(stem(file));
    if (file == "-") {
        file_stem = notes.get("title", "standard input");
    }
    auto [name, channel] = split_channel(file_stem);
    Notes named{{"name", std::move(name)}};
    if (!channel.empty()) {
        named.add("channel", channel);
    }
    for (const auto& [key, value] : notes.entries()) {
        named.add(key, value);
    }
    notes = std::move(named);
}

/// fr-csv, read strictly.
class FrCsvReader {
public:
    explicit FrCsvReader(std::string file)
        : m_file(std::move(file)), m_builder(m_file == "-" ? "standard input" : m_file)
    {
    }

    std::vector<FrequencyResponse> read(const std::vector<std::string_view>& lines)
    {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            read_line(lines[i], i + 1);
        }
        finish(lines.size());
        return m_builder.take_curves();
    }

private:
    void read_line(std::string_view line, std::size_t number)
    {
        if (trim(line).empty()) {
            return;
        }
        // A byte order mark stands in the middle where files were concatenated.
        if (line.starts_with("\xEF\xBB\xBF")) {
            line.remove_prefix(3);
        }
        if (line.starts_with('#')) {
            read_note(line, number);
        } else if (line.starts_with("frequency_hz,")) {
            read_header(line, number);
        } else if (!m_builder.has_layout()) {
            m_builder.fail(number,
                           "expected a header frequency_hz,spl_db but found '" + printable(line, 80) + "'");
        } else {
            m_builder.add_row(split(line, ','), line, number, true);
        }
    }

    void read_note(std::string_view line, std::size_t number)
    {
        if (m_builder.has_rows()) {
            finish(number);
        } else if (m_builder.has_layout()) {
            m_builder.fail(number,
                           "expected rows of frequency and level but found '" + printable(line, 80) + "'");
        }
        if (line.starts_with(fr_csv_magic)) {
            if (m_in_curve) {
                m_builder.fail(number, "expected a header frequency_hz,spl_db but found '" +
                                           printable(line, 80) + "'");
            }
            if (trim(line.substr(fr_csv_magic.size())) != "1") {
                m_builder.fail(number, "expected '# fr-csv: 1' but found '" + printable(line, 80) + "'");
            }
            m_in_curve = true;
            return;
        }
        const auto colon = line.find(':');
        const auto key = trim(line.substr(1, colon == line.npos ? 0 : colon - 1));
        if (!m_in_curve || !is_key(key) || !is_utf8(line)) {
            m_builder.fail(number, std::string("expected ") +
                                       (m_in_curve ? "a note '# key: value'" : "'# fr-csv: 1'") +
                                       " but found '" + printable(line, 80) + "'");
        }
        const auto value = unescape_note(trim(line.substr(colon + 1)));
        if (key != "step" && m_builder.notes().find(key)) {
            m_builder.fail(number, "expected the note '" + std::string(key) + "' once but found it again");
        }
        m_builder.notes().add(key, value);
    }

    void read_header(std::string_view line, std::size_t number)
    {
        if (m_builder.has_rows()) {
            finish(number);
        }
        const auto names = split(trim(line), ',');
        Layout layout;
        layout.cells = names.size();
        layout.level = names.size();
        for (std::size_t i = 1; i < names.size(); ++i) {
            if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
                names.begin() + static_cast<std::ptrdiff_t>(i)) {
                m_builder.fail(number, "expected every column once but found '" + printable(names[i], 40) +
                                           "' again");
            }
            if (names[i] == "spl_db") {
                layout.level = i;
            } else if (names[i] == "phase_deg") {
                layout.phase = i;
            } else {
                layout.others.emplace_back(i, names[i]);
            }
        }
        if (layout.level == names.size()) {
            m_builder.fail(number, "expected a column spl_db but found '" + printable(line, 80) + "'");
        }
        m_in_curve = true;
        m_builder.start_row_block(std::move(layout), number);
    }

    void finish(std::size_t number)
    {
        if (!m_builder.has_layout()) {
            m_builder.fail(number, "expected a header frequency_hz,spl_db but found the end");
        }
        if (!m_builder.notes().find("name")) {
            name_curve(m_builder.notes(), m_file);
        }
        m_builder.finish_curve();
        m_in_curve = false;
    }

    std::string m_file;
    CurveBuilder m_builder;
    bool m_in_curve = false;
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
    explicit ForeignReader(std::string file)
        : m_file(std::move(file)), m_builder(m_file == "-" ? "standard input" : m_file)
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

/// Text that is no table of numbers at all, told by its first bytes: the cause is worth more than the first
/// odd line.
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
    if (text.find('\n') == text.npos && text.find('\r') != text.npos && !text.ends_with('\r')) {
        throw Error(Fault::data, Place{file, 1}, "expected lines that end in LF or CRLF but found CR alone");
    }
}

} // namespace

NameAndChannel split_channel(std::string_view stem)
{
    const auto digits = stem.find_last_not_of("0123456789");
    if (digits == stem.npos || (stem[digits] != 'L' && stem[digits] != 'R')) {
        return {std::string(stem), {}};
    }
    auto name = stem.substr(0, digits);
    if (!name.empty() && std::string_view(" _-").find(name.back()) != std::string_view::npos) {
        name.remove_suffix(1);
    }
    if (name.empty()) {
        return {std::string(stem), {}};
    }
    return {std::string(name), std::string(stem.substr(digits))};
}

std::vector<FrequencyResponse> parse_curves(std::string_view text, const std::string& file)
{
    require_text(text, file == "-" ? "standard input" : file);
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    const auto lines = split_lines(text);
    const auto first =
        std::find_if(lines.begin(), lines.end(), [](std::string_view line) { return !trim(line).empty(); });
    const bool fr_csv = first != lines.end() && first->starts_with(fr_csv_magic);
    return fr_csv ? FrCsvReader(file).read(lines) : ForeignReader(file).read(lines);
}

std::vector<FrequencyResponse> read_curves(const std::string& path)
{
    return parse_curves(read_file(path), path);
}

} // namespace earbench
