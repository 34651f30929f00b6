#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace earbench {

/// True where line `index` is underlined with `=` or `-` as a heading that kramdown takes for more of the
/// paragraph above it, because no blank line stands between.
[[nodiscard]] bool is_hidden_heading(const std::vector<std::string>& lines, std::size_t index);

/// True where line `index` is a heading: marked with `#`, or with three `=` or `-` and more below it.
[[nodiscard]] bool is_heading(const std::vector<std::string>& lines, std::size_t index);

/// True where the next line with content below `index` is underlined as a heading.
[[nodiscard]] bool heading_below(const std::vector<std::string>& lines, std::size_t index);

} // namespace earbench
