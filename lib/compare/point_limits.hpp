#pragma once

#include "compare/assess.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// What a figure shades the limits of.
enum class Shaded {
    curves,     ///< as a figure aligns them; what they are compared with counts as exact
    deviations, ///< from what they are compared with, whose seatings count too
};

/// `how` with a band about every point of 20*2^(k/48) Hz from 20 Hz to 20 kHz, so that what is said of bands
/// is said of single frequencies. Curves, where their alignment doesn't depend on it, have no other range;
/// nothing is scored.
[[nodiscard]] DeviationOptions point_options(const DeviationOptions& how, Shaded shaded);

/// Sets Certainty::points of the rows that have a certainty: the limits of earbench-certainty(7) of the
/// level, or of the deviation, at every point. `how` is that of the rows; the priors of `options` are those
/// of point_options.
void set_point_limits(std::span<Comparison> rows, std::span<const Reference> references,
                      const KnownSeatings& known, const DeviationOptions& how,
                      const CertaintyOptions& options, Shaded shaded);

/// Of each curve of several references.
using ReferenceLimits = std::vector<std::vector<PointLimits>>;

/// How many curves of `reference` a figure draws, the first ones: of two channels the mean, the third, is no
/// curve that was measured.
[[nodiscard]] std::size_t drawn_curves(const Reference& reference);

/// The limits of the levels of each curve of `reference` that a figure draws where that is an IEM; empty ones
/// for a target, and for what others are fitted to by their mean or median, which is not aligned itself.
[[nodiscard]] std::vector<PointLimits> reference_limits(const Reference& reference,
                                                        const KnownSeatings& known,
                                                        const DeviationOptions& how,
                                                        const CertaintyOptions& options);

/// `curve` with `limits` about its levels as min_db and max_db, and no other further column. Between two
/// points the limits are on the straight line over ln f; where they end, 1/48 octave further on, both are the
/// level.
[[nodiscard]] FrequencyResponse with_limits(const FrequencyResponse& curve, const PointLimits& limits);

} // namespace earbench
