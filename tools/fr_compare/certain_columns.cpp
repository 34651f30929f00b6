#include "certain_cells.hpp"
#include "certain_report.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// `row`, which `comparison` has under `columns`, with its cells on how certain it is.
std::vector<Cell> certain_row(std::span<const Cell> row, const std::vector<std::string>& columns,
                              const Comparison& comparison, const std::vector<NamedBand>& bands)
{
    std::vector<Cell> certain;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        certain.push_back(row[column]);
        if (columns[column] == "range_hz") {
            add_basis_cells(certain, comparison);
        } else if (const auto measure = comparison.measures.find(columns[column])) {
            add_interval_cells(certain, comparison, *measure, bands);
        }
    }
    add_resonance_cells(certain, comparison, bands);
    return certain;
}

} // namespace

bool is_any_certain(std::span<const Comparison> comparisons)
{
    return std::any_of(comparisons.begin(), comparisons.end(),
                       [](const Comparison& each) { return each.certainty.has_value(); });
}

LongTable with_certainty(const LongTable& table, std::span<const Comparison> comparisons,
                         const std::vector<NamedBand>& bands)
{
    LongTable certain;
    for (const auto& name : table.columns) {
        certain.columns.push_back(name);
        if (name == "range_hz") {
            add_basis_columns(certain.columns);
        } else if (comparisons.front().measures.find(name)) {
            add_interval_columns(certain.columns, name, bands);
        }
    }
    add_resonance_columns(certain.columns, bands);
    certain.rows = [table, comparisons, &bands](const RowSink& take) {
        auto comparison = comparisons.begin();
        table.rows([&](std::span<const Cell> row) {
            take(certain_row(row, table.columns, *comparison, bands));
            ++comparison;
        });
    };
    return certain;
}

} // namespace earbench
