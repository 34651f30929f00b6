#pragma once

#include "compare/comparison.hpp"
#include "text/table.hpp"

#include <span>
#include <string>

namespace earbench {

/// One row a comparison: name, channel, range_hz, and every measure under its stable name.
[[nodiscard]] Table comparison_table(std::span<const Comparison> comparisons);

/// The table for people: the measures of the whole range, then the bands, in two tables of terminal width.
[[nodiscard]] std::string readable_report(std::span<const Comparison> comparisons,
                                          const FrequencyResponse& target, TableFormat format);

} // namespace earbench
