#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace earbench {

/// A text as every reader here wants it: UTF-8 (bytes that are not are taken as Latin-1), no byte order mark,
/// LF line ends.
///
/// @throws Error{data} where there is a NUL byte, naming its line: UTF-16 and binary files end here.
[[nodiscard]] std::string normal_text(std::string_view bytes, const std::string& file);

/// A post in two parts. Both parts together have all lines but the two `---`.
struct FrontMatter {
    bool present = false;      ///< the first line is `---` and a later one is `---` or `...`
    std::string yaml;          ///< between the two, with LF line ends; begins on line 2
    std::string body;          ///< what follows, or the whole text where there is no front matter
    std::size_t body_line = 1; ///< the line where the body begins
};

/// Splits normal_text as Jekyll does: blanks after `---` are allowed, blanks before it are not.
[[nodiscard]] FrontMatter split_front_matter(std::string_view text);

} // namespace earbench
