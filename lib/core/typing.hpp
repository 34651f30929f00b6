#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// `text` (UTF-8) as a keyboard has it: a dash, minus, quotation mark, blank or fraction bar that word
/// processors and web pages put in its place is undone. A long dash in front of a word is "--", marks around
/// the whole are left out.
[[nodiscard]] std::string as_typed(std::string_view text);

} // namespace earbench
