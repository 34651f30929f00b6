#pragma once

#include "compare/comparison.hpp"
#include "options.hpp"

#include <span>
#include <string>

namespace earbench {

/// For people a part for every comparison where certainty is asked for, else tables with a row for each, and
/// their verdicts where averages tell them.
[[nodiscard]] std::string report_of(std::span<const Comparison> rows, const DeviationOptions& how,
                                    const CompareOptions& options);

} // namespace earbench
