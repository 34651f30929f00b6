#include "text/markdown_table.hpp"

#include "core/strings.hpp"

namespace earbench {

std::vector<std::string> markdown_cells(std::string_view row)
{
    auto rest = trim(row);
    rest.remove_prefix(rest.starts_with('|') ? 1 : 0);
    std::vector<std::string> cells;
    std::string cell;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        if (rest[i] == '\\' && i + 1 < rest.size()) {
            cell += rest[++i];
        } else if (rest[i] == '|') {
            cells.emplace_back(trim(cell));
            cell.clear();
        } else {
            cell += rest[i];
        }
    }
    if (!trim(cell).empty()) {
        cells.emplace_back(trim(cell));
    }
    return cells;
}

bool is_markdown_rule(std::string_view row)
{
    return row.find('-') != std::string_view::npos && row.find('|') != std::string_view::npos &&
           row.find_first_not_of("|-: \t") == std::string_view::npos;
}

} // namespace earbench
