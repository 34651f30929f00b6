#include "io/table_layout.hpp"

#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

using Columns = std::vector<ColumnName>;

std::vector<std::size_t> frequency_columns(const Columns& columns)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].quantity == Quantity::frequency) {
            found.push_back(i);
        }
    }
    if (found.empty() && !columns.empty() && columns.front().quantity == Quantity::unknown) {
        found.push_back(0);
    }
    return found;
}

std::vector<std::size_t> columns_between(const Columns& columns, std::size_t begin, std::size_t end,
                                         Quantity quantity)
{
    std::vector<std::size_t> found;
    for (std::size_t i = begin; i < end; ++i) {
        if (columns[i].quantity == quantity) {
            found.push_back(i);
        }
    }
    return found;
}

/// The columns from `begin` to before `end` that are curves over one column of frequencies.
std::vector<std::size_t> level_columns(const Columns& columns, std::size_t begin, std::size_t end)
{
    auto levels = columns_between(columns, begin, end, Quantity::level);
    const auto raw = std::find_if(levels.begin(), levels.end(),
                                  [&](std::size_t i) { return to_lower(columns[i].text) == "raw"; });
    if (raw != levels.end()) {
        return {*raw};
    }
    const auto is_named = [&](std::size_t i) { return !columns[i].text.empty(); };
    auto unknown = columns_between(columns, begin, end, Quantity::unknown);
    unknown.erase(std::stable_partition(unknown.begin(), unknown.end(), is_named), unknown.end());
    const bool all_named =
        std::all_of(levels.begin(), levels.end(), [&](std::size_t i) { return !columns[i].curve.empty(); });
    if (all_named) { // "Tern L" beside "Wren L (dB)"
        levels.insert(levels.end(), unknown.begin(), unknown.end());
        std::sort(levels.begin(), levels.end());
    }
    return levels.empty() ? columns_between(columns, begin, end, Quantity::beside) : levels;
}

/// The phase that belongs to the level in the column `level`: the first before the `next` level; before the
/// only level of a group too.
std::optional<std::size_t> phase_column(const Columns& columns, std::size_t begin, std::size_t next)
{
    const auto phases = columns_between(columns, begin, next, Quantity::phase);
    return phases.empty() ? std::nullopt : std::optional(phases.front());
}

void add_group(TableLayout& layout, const Columns& columns, std::size_t frequency, std::size_t end)
{
    auto levels = level_columns(columns, frequency + 1, end);
    if (levels.empty() && end == columns.size()) {
        levels = columns_between(columns, 0, frequency, Quantity::level);
    }
    for (std::size_t k = 0; k < levels.size(); ++k) {
        const auto level = levels[k];
        const auto next = k + 1 < levels.size() ? levels[k + 1] : end;
        CurveColumns curve{frequency, level};
        curve.phase = phase_column(columns, levels.size() == 1 ? frequency + 1 : level + 1, next);
        curve.hertz_factor = columns[frequency].factor;
        if (curve.phase) {
            curve.degree_factor = columns[*curve.phase].factor;
        }
        curve.name = columns[level].curve;
        curve.channel = columns[level].channel;
        curve.side = columns[level].side ? columns[level].side : columns[frequency].side;
        layout.curves.push_back(std::move(curve));
    }
}

/// Names for the curves of a table that has several: what the header calls them, else their number. Left and
/// right of one thing need none.
void name_apart(TableLayout& layout, const Columns& columns)
{
    auto& curves = layout.curves;
    if (curves.size() == 1) {
        curves.front().name.clear();
        const auto name = to_lower(columns[curves.front().level].text);
        if (name.find("left") == name.npos && name.find("right") == name.npos) {
            curves.front().side.reset(); // "L / dB" is a level
        }
        return;
    }
    const auto given = curves;
    for (std::size_t i = 0; i < curves.size(); ++i) {
        const bool is_taken = std::count_if(given.begin(), given.end(), [&](const CurveColumns& other) {
                                  return other.name == given[i].name && other.side == given[i].side &&
                                         other.channel == given[i].channel;
                              }) > 1;
        if (is_taken) {
            curves[i].name += (curves[i].name.empty() ? "" : " ") + std::to_string(i + 1);
        }
    }
}

std::string what_stands_instead(const Columns& columns)
{
    const auto other = std::find_if(columns.begin(), columns.end(), [](const ColumnName& column) {
        return column.quantity == Quantity::other || column.quantity == Quantity::phase;
    });
    const auto frequencies = frequency_columns(columns);
    const std::string wanted = frequencies.empty() ? "frequencies" : "levels in dB";
    return "a column of " + wanted + " but found '" +
           printable(other != columns.end() ? other->text
                     : columns.size() > 1   ? columns[1].text
                     : columns.empty()      ? std::string()
                                            : columns.front().text,
                     40) +
           "'";
}

bool belongs_to(const CurveColumns& curve, std::size_t column)
{
    return curve.frequency == column || curve.level == column || curve.phase == column;
}

} // namespace

TableLayout layout_of(const Columns& columns)
{
    TableLayout layout;
    const auto frequencies = frequency_columns(columns);
    for (std::size_t k = 0; k < frequencies.size(); ++k) {
        add_group(layout, columns, frequencies[k],
                  k + 1 < frequencies.size() ? frequencies[k + 1] : columns.size());
    }
    if (layout.curves.empty()) {
        layout.trouble = what_stands_instead(columns);
        return layout;
    }
    name_apart(layout, columns);
    const bool is_autoeq = std::any_of(columns.begin(), columns.end(), [](const ColumnName& column) {
        return to_lower(column.text) == "raw";
    });
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool is_used = std::any_of(layout.curves.begin(), layout.curves.end(),
                                         [i](const CurveColumns& curve) { return belongs_to(curve, i); });
        const bool is_row_number = columns[i].text.empty() && i < layout.curves.front().frequency;
        if (!is_used && !is_row_number && !(is_autoeq && is_derived_by_autoeq(columns[i].text))) {
            layout.left_out.push_back(i);
        }
    }
    return layout;
}

} // namespace earbench
