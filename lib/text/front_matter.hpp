#pragma once

#include "text/yaml.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace earbench {

/// A text as every reader here wants it: UTF-8 (bytes that are not are taken as Latin-1), no byte order mark,
/// LF line ends.
///
/// @throws Error{data} where there is a NUL byte, naming its line: UTF-16 and binary files end here.
[[nodiscard]] std::string normal_text(std::string_view bytes, const std::string& file);

/// A post in two parts. Both parts together have all lines but the two that mark the first.
struct FrontMatter {
    bool present = false; ///< the first line is `---` and a later one is `---` or `...`, or both are `+++`
    bool is_toml = false; ///< between `+++`, as Hugo has it; else YAML
    std::string yaml;     ///< between the two, with LF line ends; begins on line 2
    std::string body;     ///< what follows, or the whole text where there is no front matter
    std::size_t body_line = 1; ///< the line where the body begins
};

/// Splits normal_text as Jekyll and Hugo do: blanks after the marks are allowed, blanks before them are not.
[[nodiscard]] FrontMatter split_front_matter(std::string_view text);

/// The front matter as plain data: a map, or nothing where it is empty or there is none.
///
/// @throws Error{data} where it is no YAML or TOML, or no map.
[[nodiscard]] Yaml parse_front_matter(const FrontMatter& parts, const std::string& file);

} // namespace earbench
