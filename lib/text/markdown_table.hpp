#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The cells of a row of a Markdown table, blanks at their ends left out: bars at both ends of the row count
/// for nothing, and a character behind a backslash is text.
[[nodiscard]] std::vector<std::string> markdown_cells(std::string_view row);

/// True for the line under the headings of a Markdown table: bars, hyphens, colons and blanks alone.
[[nodiscard]] bool is_markdown_rule(std::string_view row);

} // namespace earbench
