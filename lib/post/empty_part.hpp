#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Parts of a post that ask for text and have none.

/// True for a list item without text.
[[nodiscard]] bool is_empty_item(std::string_view line);

/// True where line `index` is a label ("- Cable:", "**Bass:**") with nothing behind it, and below it nothing
/// but the next part.
[[nodiscard]] bool is_empty_label(const std::vector<std::string>& lines, std::size_t index);

} // namespace earbench
