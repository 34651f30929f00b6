#include "io/foreign_block.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/note_keys.hpp"
#include "io/table_layout.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

std::string counted(std::size_t count, std::string_view thing)
{
    return std::to_string(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

class BlockReader {
public:
    BlockReader(ForeignBlock& block, const BlockTarget& target)
        : m_block(block), m_target(target), m_table(read_table(block.rows, block.header, target.file)),
          m_first_line(block.header ? block.header->line : block.rows.number(0))
    {
    }

    void read()
    {
        const auto layout = m_block.header ? layout_of(named_columns()) : bare_layout();
        if (layout.curves.empty()) {
            m_target.builder.fail(m_first_line, "expected " + layout.trouble);
        }
        if (m_table.longer_row) {
            remark(*m_table.longer_row, "cells beyond the names of the columns are left out");
        }
        for (const auto& columns : layout.curves) {
            add_curve(columns, layout.curves.size() > 1);
        }
        remark_left_out(layout);
    }

private:
    void remark(std::size_t line, const std::string& text)
    {
        m_target.remarks.push_back(m_target.file + ":" + std::to_string(line) + ": " + text);
    }

    [[nodiscard]] bool is_empty_column(std::size_t index) const
    {
        return std::all_of(m_table.columns[index].begin(), m_table.columns[index].end(),
                           [](double value) { return std::isnan(value); });
    }

    /// The header's columns; one of an unknown name that repeats the frequencies holds them too.
    [[nodiscard]] std::vector<ColumnName> named_columns() const
    {
        auto columns = m_block.header->columns;
        for (std::size_t i = 1; i < columns.size(); ++i) {
            if (columns[i].quantity == Quantity::unknown && m_block.rows.size() > 1 &&
                m_table.columns[i] == m_table.columns.front()) {
                columns.front().quantity = Quantity::frequency;
                columns[i].quantity = Quantity::frequency;
                columns[i].factor = columns.front().factor;
            }
        }
        return columns;
    }

    /// Greatest difference between neighbours of a column.
    [[nodiscard]] double greatest_step(std::size_t index) const
    {
        const auto& values = m_table.columns[index];
        double greatest = 0.0;
        for (std::size_t row = 1; row < values.size(); ++row) {
            greatest = std::max(greatest, std::abs(values[row] - values[row - 1]));
        }
        return greatest;
    }

    /// Refuses levels that jump as only a wrapped phase does, before a column that does not.
    void require_level_before_phase(std::size_t level, std::size_t phase) const
    {
        constexpr double wrap_step = 180.0;
        constexpr double level_step_db = 60.0;
        if (greatest_step(level) > wrap_step && greatest_step(phase) < level_step_db) {
            m_target.builder.fail(m_first_line, "expected levels in the second column but found phases");
        }
    }

    /// A third column that stays near the second as no phase would: the level of the other ear.
    [[nodiscard]] bool is_second_level(std::size_t level, std::size_t third) const
    {
        constexpr std::size_t fewest_rows = 5;
        constexpr double nearest_db = 12.0;
        const auto& levels = m_table.columns[level];
        const auto& others = m_table.columns[third];
        bool near = levels.size() >= fewest_rows && greatest_step(third) > 0.0;
        for (std::size_t row = 0; row < levels.size(); ++row) {
            near = near && std::abs(levels[row] - others[row]) <= nearest_db;
        }
        return near;
    }

    /// Without a header: frequency, level, and the third of three is the phase, as in FRD files and REW's
    /// exports. Four columns whose third repeats the first are two curves.
    [[nodiscard]] TableLayout bare_layout() const
    {
        std::size_t first = 0;
        while (first + 2 < m_table.columns.size() && is_empty_column(first)) {
            ++first;
        }
        TableLayout layout;
        CurveColumns columns{first, first + 1};
        const auto count = m_table.columns.size() - first;
        if (count == 3 && is_second_level(first + 1, first + 2)) {
            layout.left_out.push_back(first + 2);
        } else if (count == 3 && !is_empty_column(first + 2)) {
            require_level_before_phase(first + 1, first + 2);
            columns.phase = first + 2;
        }
        layout.curves.push_back(columns);
        if (count == 4 && m_table.columns[first] == m_table.columns[first + 2]) {
            layout.curves.front().name = "1";
            columns.frequency = first + 2;
            columns.level = first + 3;
            columns.name = "2";
            layout.curves.push_back(columns);
        } else {
            for (std::size_t i = first + 2; i < m_table.columns.size() && count != 3; ++i) {
                layout.left_out.push_back(i);
            }
        }
        return layout;
    }

    [[noreturn]] void fail_row(std::size_t row) const
    {
        m_target.builder.fail(m_block.rows.number(row), "expected frequency and level as numbers but found " +
                                                            quoted_line(m_block.rows.text(row)));
    }

    /// True when every row that has a level has a phase too; else the phase is left out, with a remark.
    [[nodiscard]] bool has_whole_phase(const CurveColumns& columns)
    {
        if (!columns.phase || is_empty_column(columns.level)) {
            return false;
        }
        std::vector<std::size_t> missing;
        for (std::size_t row = 0; row < m_block.rows.size(); ++row) {
            if (!std::isnan(value(*columns.phase, row)) || std::isnan(value(columns.level, row))) {
                continue;
            }
            if (!stands_for_nothing(cell_text(m_block.rows.text(row), *columns.phase))) {
                m_target.builder.fail(m_block.rows.number(row), "expected a phase as a number but found " +
                                                                    quoted_line(m_block.rows.text(row)));
            }
            missing.push_back(row);
        }
        if (!missing.empty()) {
            remark(m_block.rows.number(missing.front()),
                   "phase is left out: " + std::to_string(missing.size()) + " of " +
                       counted(m_block.rows.size(), "row") + " " + (missing.size() == 1 ? "has" : "have") +
                       " none");
        }
        return missing.empty();
    }

    [[nodiscard]] double value(std::size_t column, std::size_t row) const
    {
        return m_table.columns[column][row];
    }

    void add_curve(const CurveColumns& columns, bool one_of_several)
    {
        if (columns.level >= m_table.columns.size()) {
            fail_row(0);
        }
        const bool has_phase = has_whole_phase(columns);
        const auto doubt = doubt_of_unit(columns);
        const auto gaps = !one_of_several && take_columns(columns, has_phase)
                              ? 0
                              : add_points(columns, has_phase, one_of_several);
        m_target.builder.notes() = notes_of(columns);
        if (gaps > 0) {
            remark(m_first_line, label_of(columns) + " has no level in " + counted(gaps, "row"));
        }
        if (doubt) {
            remark(m_first_line, *doubt);
        }
        m_target.builder.finish_curve();
    }

    /// Hands over whole columns where their values are the points of the curve as they are.
    bool take_columns(const CurveColumns& columns, bool has_phase)
    {
        if (columns.hertz_factor != 1.0 || columns.degree_factor != 1.0) {
            return false;
        }
        std::vector<double> none;
        return m_target.builder.take_points(m_table.columns[columns.frequency],
                                            m_table.columns[columns.level],
                                            has_phase ? m_table.columns[*columns.phase] : none);
    }

    /// @returns how many rows have a frequency without a level.
    std::size_t add_points(const CurveColumns& columns, bool has_phase, bool one_of_several)
    {
        std::size_t gaps = 0;
        for (std::size_t row = 0; row < m_block.rows.size(); ++row) {
            const double frequency = value(columns.frequency, row);
            const double level = value(columns.level, row);
            if (std::isnan(frequency) || std::isnan(level)) {
                if (!one_of_several || !is_gap(columns, row)) {
                    fail_row(row);
                }
                gaps += std::isnan(frequency) ? 0U : 1U;
                continue;
            }
            m_target.builder.add_point(
                frequency * columns.hertz_factor, level,
                has_phase ? std::optional(value(*columns.phase, row) * columns.degree_factor) : std::nullopt,
                m_block.rows.number(row));
        }
        return gaps;
    }

    /// One of several curves side by side may have fewer points than another: its cell is empty then.
    [[nodiscard]] bool is_gap(const CurveColumns& columns, std::size_t row) const
    {
        const auto text = m_block.rows.text(row);
        return std::isnan(value(columns.level, row)) && stands_for_nothing(cell_text(text, columns.level)) &&
               (!std::isnan(value(columns.frequency, row)) ||
                stands_for_nothing(cell_text(text, columns.frequency)));
    }

    /// The header's side and name of a curve before those of the file.
    [[nodiscard]] NameParts identity_of_curve(const CurveColumns& columns)
    {
        auto identity = m_target.identity;
        if (const auto own_name = m_block.notes.find(note::name)) {
            return {*own_name, m_block.notes.get(note::channel)};
        }
        if (identity.name.empty()) {
            identity = split_channel(m_block.notes.get(note::title, "standard input"));
        }
        const bool is_number = columns.name.find_first_not_of("0123456789") == columns.name.npos;
        if (!columns.name.empty()) {
            identity.name = is_number ? identity.name + " " + columns.name : columns.name;
        }
        if (!columns.name.empty() && !is_number) {
            identity.channel.clear();
        }
        if (columns.side && side_of(identity.channel) != columns.side) {
            identity.channel = {*columns.side};
        }
        if (!columns.channel.empty()) {
            identity.channel = columns.channel;
        }
        return identity;
    }

    [[nodiscard]] Notes notes_of(const CurveColumns& columns)
    {
        auto notes = m_block.notes;
        const auto file_side = side_of(m_target.identity.channel);
        if (columns.side && columns.name.empty() && file_side && *file_side != *columns.side) {
            remark(m_first_line, std::string("the channel is ") + *columns.side +
                                     ", as the column says, and not " + *file_side + " as the file's name");
        }
        notes.remove(note::name);
        notes.remove(note::channel);
        name_curve(notes, identity_of_curve(columns));
        return notes;
    }

    [[nodiscard]] std::string label_of(const CurveColumns& columns)
    {
        const auto identity = identity_of_curve(columns);
        return identity.name + (identity.channel.empty() ? "" : " " + identity.channel);
    }

    /// Frequencies from 0.02 to 20 are more likely kHz without a word than Hz.
    [[nodiscard]] std::optional<std::string> doubt_of_unit(const CurveColumns& columns) const
    {
        constexpr double highest_doubtful_hz = 50.0;
        constexpr double lowest_doubtful_hz = 1.0;
        const auto& hertz = m_table.columns[columns.frequency];
        const bool says_unit = m_block.header && m_block.header->columns[columns.frequency].has_unit;
        if (says_unit || hertz.size() <= 3 || hertz.back() > highest_doubtful_hz) {
            return std::nullopt;
        }
        const auto [lowest, highest] = std::minmax_element(hertz.begin(), hertz.end());
        if (*highest > highest_doubtful_hz || *lowest >= lowest_doubtful_hz) {
            return std::nullopt;
        }
        return "frequencies of " + format_shortest(*lowest) + " to " + format_shortest(*highest) +
               " are taken for Hz, not kHz";
    }

    void remark_left_out(const TableLayout& layout)
    {
        std::vector<std::string> names;
        for (const auto index : layout.left_out) {
            if (is_empty_column(index)) {
                continue;
            }
            const auto name = m_block.header ? m_block.header->columns[index].text : std::string();
            names.push_back(name.empty() ? "column " + std::to_string(index + 1) : quoted_name(name));
        }
        if (!names.empty()) {
            remark(m_first_line, join(names, ", ") + (names.size() == 1 ? " is" : " are") + " left out");
        }
    }

    ForeignBlock& m_block;
    const BlockTarget& m_target;
    ForeignTable m_table;
    std::size_t m_first_line;
};

} // namespace

void add_curves(ForeignBlock& block, const BlockTarget& target)
{
    BlockReader(block, target).read();
}

} // namespace earbench
