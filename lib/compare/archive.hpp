#pragma once

#include "compare/comparison.hpp"
#include "core/error.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Reads "3" as a limit of max_abs_db, "rms=3" as parse_limit does.
///
/// @throws Error{usage} as parse_limit does.
[[nodiscard]] Limit parse_within(std::string_view text, const DeviationOptions& options);

/// True where the measure of `limit` is defined and not beyond it.
[[nodiscard]] bool is_within(const Comparison& comparison, const Limit& limit);

/// The measure that --sort names: "rms" or "rms_db".
///
/// @throws Error{usage} for a name that no comparison by `options` has.
[[nodiscard]] std::string parse_sort(std::string_view text, const DeviationOptions& options);

/// Sorts by the magnitude of `measure`, the least first, but of score the greatest; what has none comes last.
/// What is equal keeps its order.
void sort_comparisons(std::vector<Comparison>& comparisons, std::string_view measure);

/// Of every reference, the rows of the `count` IEMs nearest to it, in the order of their distance; of equals
/// the order of the rows.
///
/// The distance is sqrt( mean of rms_db^2 ) over the rows of a name: both channels, or the one that there is.
/// An IEM is not near to itself: rows of its own name are left out. `rank` and `distance_db` are set.
[[nodiscard]] std::vector<Comparison> nearest_iems(std::vector<Comparison> comparisons, std::size_t count);

/// How far every curve is from every other.
struct Distances {
    std::vector<std::string> names;                         ///< label() of each
    std::vector<std::vector<std::optional<double>>> rms_db; ///< nothing where a pair cannot be compared
};

/// rms_db of every pair of `subjects`, 0 of each with itself. A pair that cannot be compared, and a curve
/// that misses the alignment, is told.
[[nodiscard]] Distances distances_between(std::span<const Subject> subjects, const DeviationOptions& options,
                                          const std::function<void(const Error&)>& tell);

} // namespace earbench
