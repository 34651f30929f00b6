#pragma once

#include "compare/comparison.hpp"
#include "plot/figure.hpp"

#include <span>
#include <vector>

namespace earbench {

/// The verdicts on the bands of `comparisons`, a strip each. There are none but of one comparison or the two
/// sides of one, of bands that do not overlap: of more they would not be read.
[[nodiscard]] VerdictStrips shown_verdicts(std::span<const Comparison> comparisons,
                                           std::vector<NamedBand> bands);

} // namespace earbench
