#pragma once

#include "common/tool.hpp"

#include <cstddef>

namespace earbench::cli {

/// How wide the lines may be that `tool` prints: as the terminal is, where it prints to one, else 80 columns.
[[nodiscard]] std::size_t output_columns(const Tool& tool);

} // namespace earbench::cli
