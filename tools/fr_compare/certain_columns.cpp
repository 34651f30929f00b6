#include "certain_cells.hpp"
#include "certain_report.hpp"

#include <algorithm>
#include <optional>

namespace earbench {

namespace {

/// The place of the measure that the column `name` is of, if it is of one.
std::optional<std::size_t> measure_index(const Comparison& comparison, std::string_view name)
{
    const auto& measures = comparison.measures;
    const auto found = std::find_if(measures.begin(), measures.end(),
                                    [&](const Measure& each) { return each.name == name; });
    return found == measures.end() ? std::nullopt
                                   : std::optional(static_cast<std::size_t>(found - measures.begin()));
}

} // namespace

bool is_any_certain(std::span<const Comparison> comparisons)
{
    return std::any_of(comparisons.begin(), comparisons.end(),
                       [](const Comparison& each) { return each.certainty.has_value(); });
}

Table with_certainty(const Table& table, std::span<const Comparison> comparisons,
                     const std::vector<NamedBand>& bands)
{
    Table certain;
    certain.rows.resize(table.rows.size());
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto& name = table.columns[column];
        const auto measure = measure_index(comparisons.front(), name);
        certain.columns.push_back(name);
        if (name == "range_hz") {
            add_basis_columns(certain.columns);
        } else if (measure) {
            add_interval_columns(certain.columns, name, bands);
        }
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            certain.rows[i].push_back(table.rows[i][column]);
            if (name == "range_hz") {
                add_basis_cells(certain.rows[i], comparisons[i]);
            } else if (measure) {
                add_interval_cells(certain.rows[i], comparisons[i], *measure, bands);
            }
        }
    }
    add_resonance_columns(certain.columns, bands);
    for (std::size_t i = 0; i < certain.rows.size(); ++i) {
        add_resonance_cells(certain.rows[i], comparisons[i], bands);
    }
    return certain;
}

} // namespace earbench
