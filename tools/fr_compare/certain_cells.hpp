#pragma once

#include "compare/comparison.hpp"
#include "text/table.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The columns on what a row rests on, takes to same_within_above_db, and their cells.
void add_basis_columns(std::vector<std::string>& columns);
void add_basis_cells(std::vector<Cell>& row, const Comparison& comparison);

/// The columns beside a measure and their cells: its limits, and of a band its verdict.
void add_interval_columns(std::vector<std::string>& columns, std::string_view measure,
                          const std::vector<NamedBand>& bands);
void add_interval_cells(std::vector<Cell>& row, const Comparison& comparison, std::size_t index,
                        const std::vector<NamedBand>& bands);

/// The columns on the resonance of the coupler and their cells; they end a row.
void add_resonance_columns(std::vector<std::string>& columns, const std::vector<NamedBand>& bands);
void add_resonance_cells(std::vector<Cell>& row, const Comparison& comparison,
                         const std::vector<NamedBand>& bands);

} // namespace earbench
