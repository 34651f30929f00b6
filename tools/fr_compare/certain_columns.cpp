#include "certain_cells.hpp"
#include "certain_report.hpp"

#include <algorithm>

namespace earbench {

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
        const auto measure = comparisons.front().measures.find(name);
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
