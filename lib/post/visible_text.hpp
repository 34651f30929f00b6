#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// `body` without HTML comments, Liquid comments and fenced code; line ends stay, so that line numbers hold.
[[nodiscard]] std::string visible_text(std::string_view body);

} // namespace earbench
