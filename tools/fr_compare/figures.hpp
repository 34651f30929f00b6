#pragma once

#include "compare/comparison.hpp"
#include "compare/point_limits.hpp"
#include "plot/figure.hpp"
#include "plot/response_figure.hpp"

#include <span>
#include <vector>

namespace earbench {

/// What both figures need to know.
struct FigureContext {
    std::span<const Reference> references;
    DeviationOptions how;
    ResponseFigureOptions look;
    const ReferenceLimits& limits; ///< of the references
};

/// A curve that was compared, what its first comparison added to it, and its limits as min_db and max_db
/// where they are known.
struct ShownCurve {
    FrequencyResponse curve;
    Decibel offset;
    bool shaded = false;
};

/// `curve` with `limits`, if there are any.
[[nodiscard]] ShownCurve shown_with(const FrequencyResponse& curve, Decibel offset,
                                    const PointLimits& limits);

/// The graph of `curves`: targets behind them, other IEMs that they are compared with among them. Above it
/// the verdicts of `comparisons`.
[[nodiscard]] Figure comparison_figure(std::span<const ShownCurve> curves,
                                       std::span<const Comparison> comparisons, const FigureContext& context);

/// The graph of `differences`, each against what `comparisons` says.
[[nodiscard]] Figure deviation_figure(std::span<const FrequencyResponse> differences,
                                      std::span<const Comparison> comparisons, const FigureContext& context);

} // namespace earbench
