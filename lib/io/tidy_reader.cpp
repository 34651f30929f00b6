#include "io/tidy_reader.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "curve/note_keys.hpp"
#include "io/written_form.hpp"
#include "text/csv.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace earbench {

namespace {

constexpr double largest_level_db = 1000.0; // as all readers have it

using Cells = std::vector<std::string>;

std::size_t place_of(const Cells& header, std::string_view name)
{
    return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
}

/// A curve as it grows row by row: all columns of the table, those without a single cell included.
struct GrowingCurve {
    Notes notes;
    std::vector<std::vector<double>> columns;
    std::size_t rows = 0;
};

class TidyReader {
public:
    TidyReader(std::string_view text, const std::string& file)
        : m_file(file), m_records(parse_csv(text, file)), m_header(m_records.front().cells),
          m_name(place_of(m_header, note::name)), m_channel(place_of(m_header, note::channel)),
          m_frequency(place_of(m_header, column::frequency_hz)), m_level(place_of(m_header, column::spl_db))
    {
        require_names();
    }

    std::vector<FrequencyResponse> read()
    {
        for (std::size_t i = 1; i < m_records.size(); ++i) {
            read_row(m_records[i]);
        }
        if (m_curves.empty()) {
            fail(m_records.front().line, "expected rows of frequency and level but found none");
        }
        std::vector<FrequencyResponse> curves;
        for (auto& curve : m_curves) {
            curves.push_back(finish(curve));
        }
        return curves;
    }

private:
    [[noreturn]] void fail(std::size_t line, const std::string& message) const
    {
        throw Error(Fault::data, Place{m_file, line}, message);
    }

    void require_names() const
    {
        for (const auto& name : m_header) {
            if (!is_column_name(name) || std::count(m_header.begin(), m_header.end(), name) > 1) {
                fail(m_records.front().line,
                     "expected every column with a name of its own but found " + quoted_name(name));
            }
        }
    }

    GrowingCurve& curve_of(const Cells& cells)
    {
        const auto key = std::pair(cells[m_name], cells[m_channel]);
        const auto [found, is_new] = m_places.emplace(key, m_curves.size());
        if (is_new) {
            GrowingCurve curve;
            for (const auto& [note_key, value] :
                 {std::pair(note::name, key.first), std::pair(note::channel, key.second)}) {
                if (!value.empty()) {
                    curve.notes.add(note_key, value);
                }
            }
            curve.columns.resize(m_header.size());
            m_curves.push_back(std::move(curve));
        }
        return m_curves[found->second];
    }

    void read_row(const CsvRecord& record)
    {
        if (record.cells.size() != m_header.size()) {
            fail(record.line, "expected " + std::to_string(m_header.size()) + " cells but found " +
                                  std::to_string(record.cells.size()));
        }
        auto& curve = curve_of(record.cells);
        for (std::size_t i = 0; i < m_header.size(); ++i) {
            const auto& cell = record.cells[i];
            if (i == m_name || i == m_channel) {
                continue;
            }
            const bool may_lack = i != m_frequency && i != m_level;
            if (may_lack && cell.empty() && curve.columns[i].empty()) {
                continue;
            }
            const auto value = parse_number(cell);
            if (!value || curve.columns[i].size() != curve.rows) {
                fail(record.line, "expected a number for " + printable(m_header[i], 40) + " but found " +
                                      quoted_name(cell) + (value ? " after rows without one" : ""));
            }
            curve.columns[i].push_back(*value);
        }
        require_place(curve, record.line);
        ++curve.rows;
    }

    void require_place(const GrowingCurve& curve, std::size_t line) const
    {
        const auto& frequency_hz = curve.columns[m_frequency];
        const double before = curve.rows == 0 ? 0.0 : frequency_hz[curve.rows - 1];
        if (frequency_hz.back() <= before) {
            fail(line, "expected frequencies above 0 Hz that increase but found " +
                           format_shortest(frequency_hz.back()) + " Hz after " + format_shortest(before) +
                           " Hz");
        }
        if (std::abs(curve.columns[m_level].back()) > largest_level_db) {
            fail(line, "expected a level within +-1000 dB but found " +
                           format_shortest(curve.columns[m_level].back()));
        }
    }

    FrequencyResponse finish(GrowingCurve& curve) const
    {
        std::vector<double> phase_deg;
        std::vector<Column> others;
        for (std::size_t i = 0; i < m_header.size(); ++i) {
            if (m_header[i] == column::phase_deg) {
                phase_deg = std::move(curve.columns[i]);
            } else if (i != m_frequency && i != m_level && !curve.columns[i].empty()) {
                others.push_back({m_header[i], std::move(curve.columns[i])});
            }
        }
        return {std::move(curve.columns[m_frequency]), std::move(curve.columns[m_level]),
                std::move(phase_deg), std::move(curve.notes), std::move(others)};
    }

    const std::string& m_file;
    std::vector<CsvRecord> m_records;
    const Cells& m_header;
    std::size_t m_name;
    std::size_t m_channel;
    std::size_t m_frequency;
    std::size_t m_level;
    std::map<std::pair<std::string, std::string>, std::size_t> m_places;
    std::vector<GrowingCurve> m_curves;
};

} // namespace

bool is_tidy(std::string_view text)
{
    const auto first = text.find_first_not_of("\r\n");
    const auto line =
        first == text.npos ? std::string_view() : text.substr(first, text.find('\n', first) - first);
    const auto names = split(trim(line), ',');
    const std::vector<std::string_view> wanted{note::name, note::channel, column::frequency_hz,
                                               column::spl_db};
    return std::all_of(wanted.begin(), wanted.end(), [&](std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

std::vector<FrequencyResponse> read_tidy(std::string_view text, const std::string& file)
{
    return TidyReader(text, file).read();
}

} // namespace earbench
