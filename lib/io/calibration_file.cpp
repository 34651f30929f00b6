#include "io/calibration_file.hpp"

#include "core/ascii.hpp"
#include "core/files.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "io/curve_builder.hpp"
#include "io/curves.hpp"
#include "io/fr_csv_reader.hpp"
#include "io/row_splitter.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

bool is_marked_comment(std::string_view line)
{
    return std::string_view("*#;\"%!").find(line.front()) != std::string_view::npos || line.starts_with("//");
}

/// What a comment says once its marks are taken off: `# Freq(Hz) SPL(dB)` is a header too.
std::string_view without_marks(std::string_view line)
{
    const auto first = line.find_first_not_of("*#;\"%!/ \t");
    return first == line.npos ? std::string_view() : line.substr(first);
}

/// True for a damaged number ("1O0", "nan"), which must not pass for a comment among rows.
bool begins_like_a_number(std::string_view cell)
{
    const auto lower = to_lower(cell);
    return !cell.empty() && (is_digit(cell.front()) || cell.front() == '-' || cell.front() == '+' ||
                             cell.front() == '.' || lower == "nan" || lower == "inf" || lower == "infinity");
}

class CalibrationReader {
public:
    explicit CalibrationReader(const std::string& file) : m_builder(file) {}

    FrequencyResponse read(const std::vector<std::string_view>& lines)
    {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const auto line = trim(lines[i]);
            if (!line.empty()) {
                read_line(line, i + 1);
            }
        }
        if (!m_builder.has_rows()) {
            m_builder.fail(std::max<std::size_t>(lines.size(), 1),
                           "expected rows of frequency and level but found none");
        }
        m_builder.finish_curve();
        return m_builder.take_curves().front();
    }

private:
    void read_line(std::string_view line, std::size_t number)
    {
        if (is_marked_comment(line)) {
            read_header(without_marks(line));
            return;
        }
        const auto& cells = m_splitter.split_row(line);
        if (!cells.empty() && is_number_cell(cells.front())) {
            read_row(cells, line, number);
        } else if (m_builder.has_rows() && !cells.empty() && begins_like_a_number(cells.front())) {
            fail(line, number);
        } else {
            read_header(line);
        }
    }

    void read_header(std::string_view line)
    {
        const auto& cells = m_splitter.split_row(line);
        if (!cells.empty() && to_lower(cells.front()).starts_with("freq")) {
            m_third_is_phase = cells.size() < 3 || to_lower(cells[2]).starts_with("phase");
        }
    }

    void read_row(const Cells& cells, std::string_view line, std::size_t number)
    {
        if (!m_builder.has_rows()) {
            m_cells = cells.size();
            Layout layout;
            if (m_cells == 3 && m_third_is_phase) {
                layout.phase = 2;
            }
            m_builder.start_row_block(std::move(layout), number);
        }
        if (cells.size() < 2 || cells.size() > 3 || cells.size() != m_cells) {
            fail(line, number);
        }
        const double frequency = parse_number(cells.front()).value_or(0.0);
        if (frequency <= 0.0) {
            m_builder.fail(number, "expected a frequency above 0 Hz but found " + format_shortest(frequency));
        }
        if (frequency <= m_last_hz) {
            m_builder.fail(number, "expected frequencies that increase but found " +
                                       format_shortest(frequency) + " Hz after " +
                                       format_shortest(m_last_hz) + " Hz");
        }
        m_last_hz = frequency;
        m_builder.add_row(cells, line, number, true);
    }

    [[noreturn]] void fail(std::string_view line, std::size_t number) const
    {
        const std::string wanted = m_cells == 3   ? "frequency, level and a third column"
                                   : m_cells == 2 ? "frequency and level"
                                                  : "frequency, level and at most a phase";
        m_builder.fail(number, "expected " + wanted + " but found '" + printable(line, 80) + "'");
    }

    CurveBuilder m_builder;
    RowSplitter m_splitter;
    std::size_t m_cells = 0; ///< of the first row
    double m_last_hz = 0.0;
    bool m_third_is_phase = true;
};

FrequencyResponse only_curve(std::vector<FrequencyResponse> curves, const std::string& file)
{
    if (curves.size() != 1) {
        throw Error(Fault::data, Place{file},
                    "expected one calibration but found " + std::to_string(curves.size()) + " curves");
    }
    return std::move(curves.front());
}

} // namespace

FrequencyResponse parse_calibration(std::string_view text, const std::string& file)
{
    const std::string shown = file == "-" ? "standard input" : file;
    require_text(text, shown);
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    auto response = text.starts_with(fr_csv_magic) ? only_curve(parse_curves(text, file), shown)
                                                   : CalibrationReader(shown).read(split_lines(text));
    response.notes() = {{"name", to_utf8(base_name(shown))}};
    return response;
}

FrequencyResponse read_calibration(const std::string& path)
{
    return parse_calibration(read_file(path), path);
}

} // namespace earbench
