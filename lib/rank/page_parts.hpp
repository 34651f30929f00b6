#pragma once

#include <string_view>

namespace earbench {

/// The style sheet of a ranking page: light and dark, rows as cards where the window is narrow.
[[nodiscard]] std::string_view page_style();

/// What sorts and filters a ranking page; without it the page is whole.
[[nodiscard]] std::string_view page_script();

} // namespace earbench
