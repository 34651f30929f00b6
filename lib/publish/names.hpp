#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// Why links cannot carry `name`, which is that of a curve file: addresses write blanks as `_`, part names at
/// commas and do not part them inside brackets; `\`, `?`, `#` and `%` mean something else in an address, and
/// a control character is lost. Nothing for a name that can be shared: `+` and `&` can, and a `/` is a
/// folder.
[[nodiscard]] std::optional<std::string> why_unshareable(std::string_view name);

/// True where `name` leads out of the folder of the curves.
[[nodiscard]] bool leaves_folder(std::string_view name);

/// `name` without what why_unshareable objects to and what other systems cannot have in a file's name: such
/// characters become a blank, a comma between digits a point; brackets go where one is not closed. Blanks
/// and points at the ends go, and so do words of points alone. May be empty.
[[nodiscard]] std::string shareable(std::string_view name);

/// Why `pattern` is no regular expression of JavaScript, or nothing: a bracket that is not closed, a
/// repetition of nothing.
[[nodiscard]] std::optional<std::string> why_no_pattern(std::string_view pattern);

} // namespace earbench
