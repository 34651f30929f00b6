#include "io/foreign_table.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "io/row_splitter.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace earbench {

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr double highest_hz = 200'000.0;     // beyond any curve of the field
constexpr double greatest_level_db = 1000.0; // as CurveBuilder has it

/// How the rows of a block read if their decimal mark is `mark`.
struct MarkTrial {
    DecimalMark mark;
    std::size_t misfits = 0;
    double last_hz = 0.0;
    std::optional<bool> rises = {};
    bool in_order = true;

    void add(const Cells& cells)
    {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!begins_like_a_number(cells[i])) {
                continue;
            }
            const auto value = read_number(cells[i], mark);
            const double limit = i == 0 ? highest_hz : greatest_level_db;
            const bool has_limit = i < 2 || cells[i].find(',') != cells[i].npos;
            misfits += !value || (has_limit && std::abs(*value) > limit) ? 1U : 0U;
            if (i == 0 && value) {
                add_frequency(*value);
            }
        }
    }

private:
    void add_frequency(double hertz)
    {
        if (last_hz > 0.0 && hertz != last_hz) {
            const bool rises_here = hertz > last_hz;
            in_order = in_order && rises_here == rises.value_or(rises_here);
            rises = rises_here;
        }
        last_hz = hertz;
    }
};

/// Reads one block.
class TableReader {
public:
    TableReader(const std::vector<NumberedLine>& rows, std::size_t width, bool has_header,
                const std::string& file)
        : m_rows(rows), m_has_header(has_header), m_file(file), m_width(width)
    {
    }

    ForeignTable read()
    {
        m_table.columns.resize(m_width);
        for (auto& column : m_table.columns) {
            column.reserve(m_rows.size());
        }
        look_at_rows();
        const auto mark = decide_mark();
        for (const auto& row : m_rows) {
            read_row(row, mark);
        }
        return std::move(m_table);
    }

private:
    [[noreturn]] void fail(std::size_t line, const std::string& message) const
    {
        throw Error(Fault::data, Place{m_file, line}, message);
    }

    /// The cells of a row. Names tell whether "20,80, 10" is two cells or three.
    [[nodiscard]] SplitRow split(std::string_view line) const
    {
        auto row = split_row(line);
        if (m_has_header && row.separator == Separator::comma_and_blank && row.cells.size() != m_width) {
            if (auto cells = split_at_commas(line); cells.size() == m_width) {
                return {std::move(cells), Separator::comma};
            }
        }
        return row;
    }

    /// Collects what tells the decimal mark, and refuses decimal commas between commas.
    void look_at_rows()
    {
        bool commas_part = true;
        bool any_point = false;
        const NumberedLine* suspect = nullptr;
        for (const auto& row : m_rows) {
            const auto [cells, separator] = split(row.text);
            commas_part = commas_part && separator == Separator::comma;
            any_point = any_point || row.text.find('.') != row.text.npos;
            if (suspect == nullptr && looks_like_fractions(cells)) {
                suspect = &row;
            }
            for (const auto cell : cells) {
                if (m_first_comma == nullptr && cell.find(',') != cell.npos) {
                    m_first_comma = &row;
                }
            }
            m_by_point.add(cells);
            m_by_comma.add(cells);
            m_values_differ = m_values_differ || m_by_point.last_hz != m_by_comma.last_hz;
        }
        if (commas_part && !any_point && suspect != nullptr) {
            fail(suspect->number, "expected numbers with decimal points between commas but found " +
                                      quoted_line(suspect->text));
        }
    }

    /// Whole numbers between commas that can be decimal commas: more cells than names, a cell "00" or "05",
    /// without names four cells.
    [[nodiscard]] bool looks_like_fractions(const Cells& cells) const
    {
        const bool has_leading_zero = std::any_of(cells.begin(), cells.end(), [](std::string_view cell) {
            return cell.size() > 1 && cell.front() == '0' &&
                   cell.find_first_not_of("0123456789") == cell.npos;
        });
        return has_leading_zero || (m_has_header ? cells.size() > m_width : cells.size() >= 4) ||
               (!m_has_header && cells.size() == 3 && m_rows.size() > 2 && third_cells_are_digits());
    }

    /// A third column of single digits can be the tenths of levels: "20,86,2".
    [[nodiscard]] bool third_cells_are_digits() const
    {
        return std::all_of(m_rows.begin(), m_rows.end(), [](const NumberedLine& row) {
            const auto cells = split_at_commas(row.text);
            return cells.size() == 3 && cells[2].size() == 1;
        });
    }

    [[nodiscard]] DecimalMark decide_mark() const
    {
        if (m_first_comma == nullptr) {
            return DecimalMark::point;
        }
        const auto fits = [](const MarkTrial& trial) { return trial.misfits == 0 && trial.in_order; };
        if (fits(m_by_point) && fits(m_by_comma) && m_values_differ) {
            fail(m_first_comma->number, "expected decimal commas or commas between thousands but found " +
                                            quoted_line(m_first_comma->text) + ", which can be either");
        }
        if (fits(m_by_point) != fits(m_by_comma)) {
            return fits(m_by_point) ? DecimalMark::point : DecimalMark::comma;
        }
        return m_by_comma.misfits <= m_by_point.misfits ? DecimalMark::comma : DecimalMark::point;
    }

    void read_row(const NumberedLine& row, DecimalMark mark)
    {
        const auto cells = split(row.text).cells;
        if (cells.size() > m_width) {
            if (!m_has_header) {
                fail(row.number, "expected " + std::to_string(m_width) +
                                     " cells as in the first row but found " + quoted_line(row.text));
            }
            m_table.longer_row = m_table.longer_row.value_or(row.number);
        }
        for (std::size_t i = 0; i < m_width; ++i) {
            const auto value = i < cells.size() ? read_number(cells[i], mark) : std::nullopt;
            m_table.columns[i].push_back(value.value_or(no_number));
        }
    }

    const std::vector<NumberedLine>& m_rows;
    bool m_has_header;
    const std::string& m_file;
    std::size_t m_width;
    ForeignTable m_table;
    MarkTrial m_by_point{DecimalMark::point};
    MarkTrial m_by_comma{DecimalMark::comma};
    bool m_values_differ = false;
    const NumberedLine* m_first_comma = nullptr;
};

} // namespace

std::size_t count_cells(std::string_view line)
{
    return split_row(line).cells.size();
}

ForeignTable read_table(BlockRows& rows, const std::optional<HeaderRow>& header, const std::string& file)
{
    const auto width = header ? header->columns.size() : count_cells(rows.front());
    if (auto columns = rows.take_columns(width)) {
        return {std::move(*columns), std::nullopt};
    }
    rows.keep_lines();
    return TableReader(rows.lines(), width, header.has_value(), file).read();
}

std::string cell_text(std::string_view line, std::size_t column)
{
    const auto cells = split_row(line).cells;
    return column < cells.size() ? std::string(cells[column]) : std::string();
}

bool stands_for_nothing(std::string_view cell)
{
    constexpr std::array<std::string_view, 12> nothing{"",    "?",  "-",   "--",   "---",  "*",
                                                       "n/a", "na", "nan", "none", "null", "#n/a"};
    return std::find(nothing.begin(), nothing.end(), to_lower(cell)) != nothing.end();
}

} // namespace earbench
