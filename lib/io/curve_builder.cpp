#include "io/curve_builder.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/plain_decimal.hpp"
#include "core/strings.hpp"
#include "curve/note_keys.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

constexpr std::size_t largest_row_count = 16'000'000;
constexpr double largest_level_db = 1000.0; // beyond any level that sound or arithmetic can mean

} // namespace

double CurveBuilder::number(const Cells& cells, std::size_t index, std::string_view line_text,
                            std::size_t line) const
{
    const auto value = index < cells.size() ? parse_number(cells[index]) : std::nullopt;
    if (!value) {
        std::string expected = "frequency_hz,spl_db";
        expected += m_layout->phase ? ",phase_deg" : "";
        for (const auto& other : m_layout->others) {
            expected += "," + other.second;
        }
        fail(line, "expected " + expected + " but found " + quoted_line(line_text));
    }
    return *value;
}

void CurveBuilder::require_place(double frequency, double level, std::size_t line) const
{
    if (std::abs(level) > largest_level_db) {
        fail(line, "expected a level within +-1000 dB but found " + format_shortest(level));
    }
    if (frequency <= 0.0) {
        fail(line, "expected a frequency above 0 Hz but found " + format_shortest(frequency));
    }
    if (has_rows() &&
        (m_descending ? frequency >= m_frequency_hz.back() : frequency <= m_frequency_hz.back())) {
        fail(line, std::string("expected frequencies that ") + (m_descending ? "decrease" : "increase") +
                       " but found " + format_shortest(frequency) + " Hz after " +
                       format_shortest(m_frequency_hz.back()) + " Hz");
    }
    if (m_frequency_hz.size() >= largest_row_count) {
        fail(line, "expected at most 16 million rows but found more");
    }
}

void CurveBuilder::add_row(const Cells& cells, std::string_view line_text, std::size_t line)
{
    if (cells.size() != m_layout->cells) {
        (void)number(cells, cells.size(), line_text, line); // fails: the row has too few or too many cells
    }
    m_numbers.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        m_numbers.push_back(number(cells, i, line_text, line));
    }
    add_numbers(line);
}

bool CurveBuilder::add_plain_row(std::string_view line_text, std::size_t line)
{
    const char* place = line_text.data();
    const char* const end = place + line_text.size();
    m_numbers.clear();
    for (;;) {
        const auto number = read_plain_decimal(place, end);
        if (!number) {
            return false;
        }
        m_numbers.push_back(number->value);
        if (number->end == end) {
            break;
        }
        if (*number->end != ',' || m_numbers.size() == m_layout->cells) {
            return false;
        }
        place = number->end + 1;
    }
    if (m_numbers.size() != m_layout->cells) {
        return false;
    }
    add_numbers(line);
    return true;
}

/// One number for each cell of the layout.
void CurveBuilder::add_numbers(std::size_t line)
{
    const double frequency = m_numbers.front();
    const double level = m_numbers[m_layout->level];
    require_place(frequency, level, line);
    m_frequency_hz.push_back(frequency);
    m_spl_db.push_back(level);
    if (m_layout->phase) {
        m_phase_deg.push_back(m_numbers[*m_layout->phase]);
    }
    m_others.resize(m_layout->others.size());
    for (std::size_t i = 0; i < m_others.size(); ++i) {
        m_others[i].push_back(m_numbers[m_layout->others[i].first]);
    }
}

void CurveBuilder::add_point(double frequency_hz, double level_db, std::optional<double> phase_deg,
                             std::size_t line)
{
    if (frequency_hz == 0.0 && (!has_rows() || m_descending || m_frequency_hz.size() == 1)) {
        return; // the DC bin of a spectrum has no place on a logarithmic axis
    }
    if (has_rows() && frequency_hz == m_frequency_hz.back() && level_db == m_spl_db.back()) {
        return;
    }
    if (m_frequency_hz.size() == 1) {
        m_descending = frequency_hz < m_frequency_hz.back();
    }
    require_place(frequency_hz, level_db, line);
    m_frequency_hz.push_back(frequency_hz);
    m_spl_db.push_back(level_db);
    if (phase_deg) {
        m_phase_deg.push_back(*phase_deg);
    }
}

bool CurveBuilder::take_points(std::vector<double>& frequency_hz, std::vector<double>& spl_db,
                               std::vector<double>& phase_deg)
{
    double before_hz = 0.0;
    bool in_order = !has_rows() && frequency_hz.size() <= largest_row_count;
    for (std::size_t i = 0; i < frequency_hz.size() && in_order; ++i) {
        in_order = frequency_hz[i] > before_hz && std::abs(spl_db[i]) <= largest_level_db;
        before_hz = frequency_hz[i];
    }
    if (in_order) {
        m_frequency_hz = std::move(frequency_hz);
        m_spl_db = std::move(spl_db);
        m_phase_deg = std::move(phase_deg);
    }
    return in_order;
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

NameParts identity_of(const std::string& file, std::span<const std::string> inputs)
{
    if (file == "-") {
        return {};
    }
    const auto own = to_utf8(stem(file));
    auto parts = split_channel(own);
    // Of thousands of inputs the names are looked at only for one that a partner would take apart.
    if (!parts.channel.empty() || !side_of_word(own.substr(own.find_last_of(" _-") + 1))) {
        return parts;
    }
    std::vector<std::string> stems;
    for (const auto& input : inputs) {
        stems.push_back(to_utf8(stem(input)));
    }
    return split_channel(own, stems);
}

void name_curve(Notes& notes, NameParts identity)
{
    if (identity.name.empty()) {
        identity = split_channel(notes.get(note::title, "standard input"));
    }
    Notes named{{"name", std::move(identity.name)}};
    if (!identity.channel.empty()) {
        named.add(note::channel, identity.channel);
    }
    for (const auto& [key, value] : notes.entries()) {
        named.add(key, value);
    }
    notes = std::move(named);
}

} // namespace earbench
