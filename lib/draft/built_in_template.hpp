#pragma once

#include <string_view>

namespace earbench {

/// The template of a draft whose author has none of their own; its marks are those of fill_template.
[[nodiscard]] std::string_view built_in_template();

} // namespace earbench
