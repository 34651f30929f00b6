#include "io/foreign_reader.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/note_keys.hpp"
#include "io/curve_builder.hpp"
#include "io/row_splitter.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

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
            m_builder.notes().set(note::title, *title);
        } else if (const auto smoothing = value_of("Smoothing:")) {
            m_builder.notes().set(note::smoothing, to_lower(*smoothing));
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
