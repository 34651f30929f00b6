#include "publish/curve_text.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "io/foreign_lines.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr std::size_t fewest_rows = 10;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The parts of `line` between any of `separators`, without empty ones.
std::vector<std::string_view> parts_between(std::string_view line, std::string_view separators)
{
    std::vector<std::string_view> parts;
    while (true) {
        const auto begin = line.find_first_not_of(separators);
        if (begin == std::string_view::npos) {
            return parts;
        }
        const auto end = std::min(line.find_first_of(separators, begin), line.size());
        parts.push_back(line.substr(begin, end - begin));
        line.remove_prefix(end);
    }
}

bool has_decimal_comma(std::string_view cell)
{
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == ',' && is_digit(byte_at(cell, i - 1)) && is_digit(byte_at(cell, i + 1))) {
            return true;
        }
    }
    return false;
}

class Reader {
public:
    void read_row(std::string_view line, std::size_t number)
    {
        const auto cells = parts_between(line, " \t\r,");
        if (const auto parts = parts_between(line, " \t\r;");
            parts.size() > 1 && (has_decimal_comma(parts[0]) || has_decimal_comma(parts[1]))) {
            const auto cell = has_decimal_comma(parts[0]) ? parts[0] : parts[1];
            fault(number, "misread", "readers part '" + std::string(cell) + "' at its comma");
            return;
        }
        const auto frequency = cells.empty() ? std::nullopt : parse_number(cells[0]);
        const auto level = cells.size() < 2 ? std::nullopt : parse_number(cells[1]);
        if (!frequency || !level) {
            const bool has_semicolon = line.find(';') != std::string_view::npos;
            fault(number, "dropped-row",
                  has_semicolon ? "squiglink/lab and modernGraphTool part no cells at ';'"
                                : "readers drop a row without two numbers");
            return;
        }
        if (*frequency >= 20.0 && *frequency <= 20000.0 &&
            (*level < lowest_kept_db || *level > highest_kept_db)) {
            fault(number, "dropped-level",
                  "modernGraphTool drops rows outside -40 to 120 dB: " + std::string(cells[1]) + " dB");
            return;
        }
        take_point(*frequency, number);
    }

    CurveText take() { return std::move(m_curve); }

    void fault(std::size_t line, std::string code, std::string text)
    {
        const auto same = std::find_if(m_curve.faults.begin(), m_curve.faults.end(),
                                       [&](const CurveFault& other) { return other.code == code; });
        if (same == m_curve.faults.end()) {
            m_curve.faults.push_back({line, std::move(code), std::move(text)});
        }
    }

private:
    void take_point(double frequency, std::size_t number)
    {
        if (frequency < m_before) {
            fault(number, "order", "readers expect rising frequencies");
        }
        m_before = frequency;
        m_curve.lowest_hz = m_curve.rows == 0 ? frequency : std::min(m_curve.lowest_hz, frequency);
        m_curve.highest_hz = std::max(m_curve.highest_hz, frequency);
        ++m_curve.rows;
    }

    CurveText m_curve;
    std::optional<double> m_before;
};

} // namespace

CurveText read_curve_text(std::string_view text)
{
    text.remove_prefix(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    Reader reader;
    const bool has_returns_alone =
        text.find('\n') == std::string_view::npos && std::count(text.begin(), text.end(), '\r') > 1;
    if (has_returns_alone) {
        reader.fault(0, "line-ends", "modernGraphTool takes a file whose lines end in CR alone for one line");
    }
    std::size_t number = 0;
    for (const auto whole : split(text, has_returns_alone ? '\r' : '\n')) {
        ++number;
        const auto line = trim(whole);
        if (!line.empty() && line.front() != '*' && line.front() != '#' && is_row(line)) {
            reader.read_row(line, number);
        }
    }
    auto curve = reader.take();
    if (curve.rows < fewest_rows && curve.faults.empty()) {
        curve.faults.push_back(
            {0, "unreadable",
             "expected rows of frequency and level but found " + std::to_string(curve.rows)});
    }
    return curve;
}

} // namespace earbench
