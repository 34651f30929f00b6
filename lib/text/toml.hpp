#pragma once

#include "text/yaml.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace earbench {

/// The TOML in `text` (toml.io, 1.0) as plain data: a map whose tables are maps; numbers, dates and booleans
/// are the text that stands there, as in Yaml.
///
/// `first_line` is the line of `file` where `text` begins. Arrays and inline tables are text too: no field of
/// a post is one.
/// @throws Error{data} with file and line where `text` is no TOML.
[[nodiscard]] Yaml parse_toml(std::string_view text, const std::string& file, std::size_t first_line = 1);

} // namespace earbench
