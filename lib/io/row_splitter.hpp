#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// One row of text taken apart.
using Cells = std::vector<std::string_view>;

/// Takes lines of other programs' files apart: semicolons, TABs, commas or blanks part the cells.
///
/// A decimal comma becomes a point beside another separator (`20,00;91,30`, or with TAB or blanks); `20,5`
/// alone is two cells. Quotes around a cell and empty cells at the end are left out; in a row of blanks so
/// are units in parentheses or brackets ("Frequency (Hz)").
class RowSplitter {
public:
    /// The cells, valid until the next call and as long as `line` is.
    const Cells& split_row(std::string_view line);

private:
    void replace_decimal_commas();

    Cells m_cells;
    std::vector<std::string> m_points;
};

/// True for text that parse_number reads.
[[nodiscard]] bool is_number_cell(std::string_view cell);

/// Refuses what is no table of numbers at all, told by its bytes: UTF-16, a NUL byte, lines ended by CR
/// alone.
///
/// @throws Error{data} with `file` and line.
void require_text(std::string_view text, const std::string& file);

} // namespace earbench
