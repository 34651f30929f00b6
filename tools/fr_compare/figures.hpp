#pragma once

#include "compare/comparison.hpp"
#include "plot/figure.hpp"
#include "plot/response_figure.hpp"

#include <span>
#include <vector>

namespace earbench {

/// The graph of `curves`: the first target behind them, further targets and references among them.
[[nodiscard]] Figure comparison_figure(std::span<const FrequencyResponse> curves,
                                       std::span<const Reference> references,
                                       const ResponseFigureOptions& look);

/// The graph of `differences`, each against what `comparisons` says.
[[nodiscard]] Figure deviation_figure(std::span<const FrequencyResponse> differences,
                                      std::span<const Comparison> comparisons,
                                      std::span<const Reference> references,
                                      const ResponseFigureOptions& look);

} // namespace earbench
