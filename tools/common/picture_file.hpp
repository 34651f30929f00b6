#pragma once

#include "common/tool.hpp"
#include "plot/picture.hpp"

#include <string>

namespace earbench::cli {

/// Writes `picture` to `path` and what it does not show as asked for to standard error.
///
/// @throws Error as write_file does.
void write_picture(const Tool& tool, const std::string& path, const Picture& picture);

} // namespace earbench::cli
