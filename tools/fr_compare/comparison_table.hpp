#pragma once

#include "compare/comparison.hpp"
#include "text/table.hpp"

#include <functional>
#include <span>
#include <string_view>

namespace earbench {

/// One row a comparison: name, channel, against, of those near to it rank and distance_db, range_hz, and
/// every measure under its stable name; with scores, smoothing before them.
///
/// `comparisons`, one or more, must outlive the table.
[[nodiscard]] LongTable comparison_table(std::span<const Comparison> comparisons);
/// Those of its columns that are wanted: of thousands of rows no other cell is made.
[[nodiscard]] LongTable comparison_table(std::span<const Comparison> comparisons,
                                         const std::function<bool(std::string_view)>& is_wanted);

} // namespace earbench
