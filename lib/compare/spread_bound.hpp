#pragma once

#include "compare/comparison.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace earbench {

/// The greatest standard deviation (n - 1) that each measure can have had over the takes of an average, of
/// which nothing but its column `spread_db` is known, s_k at the points compared and s_a in the alignment:
/// by Minkowski's inequality the standard deviation of a weighted sum is at most the sum of theirs.
///
/// offset_db: s_a. Bands and mean_abs_db: mean s_k + s_a. rms_db: sum |d_k| (s_k + s_a) / (n rms). sd_db:
/// sum |d_k - m| s_k / ((n - 1) sd). slope: sum |x_k - mean x| s_k / sum (x_k - mean x)^2, x = log2 f.
/// max_abs_db: s_k + s_a at its frequency. With the alignment `fit` s_a is the mean s_k of the fitted band.
/// The nonlinear ones are those of small spreads. Nothing for the other measures, and none for alignments to
/// a median or a loudness.
///
/// @returns one value a measure of `comparison`, whose deviation must be there still.
[[nodiscard]] std::vector<std::optional<double>> greatest_spreads(const Comparison& comparison,
                                                                  const FrequencyResponse& average,
                                                                  const DeviationOptions& options);

} // namespace earbench
