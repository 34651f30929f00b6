#pragma once

#include "io/block_rows.hpp"
#include "io/foreign_lines.hpp"
#include "io/number_form.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Cells of a block of rows as numbers, column by column.
struct ForeignTable {
    std::vector<std::vector<double>> columns; ///< a value a row, not a number where the cell is none
    std::optional<std::size_t> longer_row;    ///< first line with more cells than there are columns
};

/// How many cells `line` has.
[[nodiscard]] std::size_t count_cells(std::string_view line);

/// The numbers of `rows` (at least one), in as many columns as `header` names or as the first row has cells.
/// The rows lose those that they know.
///
/// Whether commas inside numbers are decimal or part thousands is told by all rows together: one of the two
/// must make every cell a number, the frequencies in order and the levels such as they can be.
/// @throws Error{data} with `file` and line where that cannot be told, where rows have more cells than the
///         first one or, parted by commas, look like decimal commas between commas.
[[nodiscard]] ForeignTable read_table(BlockRows& rows, const std::optional<HeaderRow>& header,
                                      const std::string& file);

/// The text of a cell of `line`, or nothing where the row is shorter.
[[nodiscard]] std::string cell_text(std::string_view line, std::size_t column);

/// True for what programs write where there is no value: nothing, "?", "-", "n/a", "nan" ...
[[nodiscard]] bool stands_for_nothing(std::string_view cell);

} // namespace earbench
