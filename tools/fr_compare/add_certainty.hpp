#pragma once

#include "compare/point_limits.hpp"
#include "options.hpp"

#include <span>

namespace earbench {

/// Sets how certain `rows` are, where seatings are known; for a figure at each frequency too.
///
/// @returns for a figure of curves the limits of those that they are compared with, one list a reference.
[[nodiscard]] ReferenceLimits add_certainty(cli::Tool& tool, const CompareOptions& options,
                                            const DeviationOptions& how, std::span<Comparison> rows,
                                            std::span<const Reference> references,
                                            const KnownSeatings& known);

} // namespace earbench
