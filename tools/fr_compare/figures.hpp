#pragma once

#include "compare/comparison.hpp"
#include "plot/figure.hpp"
#include "plot/response_figure.hpp"

#include <span>

namespace earbench {

/// What both figures need to know.
struct FigureContext {
    std::span<const Reference> references;
    DeviationOptions how;
    ResponseFigureOptions look;
};

/// A curve that was compared, and what its first comparison added to it.
struct ShownCurve {
    FrequencyResponse curve;
    Decibel offset;
};

/// The graph of `curves`: targets behind them, other IEMs that they are compared with among them.
[[nodiscard]] Figure comparison_figure(std::span<const ShownCurve> curves, const FigureContext& context);

/// The graph of `differences`, each against what `comparisons` says.
[[nodiscard]] Figure deviation_figure(std::span<const FrequencyResponse> differences,
                                      std::span<const Comparison> comparisons, const FigureContext& context);

} // namespace earbench
