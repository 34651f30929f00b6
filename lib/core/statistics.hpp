#pragma once

#include <optional>
#include <span>
#include <vector>

namespace earbench {

/// The greatest magnitude, 0 of nothing.
[[nodiscard]] double peak_of(std::span<const double> values);

/// The mean; at least one value is needed, here and below.
[[nodiscard]] double mean_of(std::span<const double> values);

/// The mean of the squares.
[[nodiscard]] double mean_square_of(std::span<const double> values);

/// The mean of the squared distances from the mean.
[[nodiscard]] double variance_of(std::span<const double> values);

/// The standard deviation, n - 1 below the sum of squares; nothing for fewer than two values.
[[nodiscard]] std::optional<double> standard_deviation_of(std::span<const double> values);

/// The slope of the line of least squares of `y` over `x`: as many of both, not all `x` the same.
[[nodiscard]] double slope_of(std::span<const double> x, std::span<const double> y);

/// The median: the middle one in order, the mean of both in the middle of an even number.
[[nodiscard]] double median_of(std::vector<double> values);

/// The median; the upper one in the middle of an even number.
[[nodiscard]] double upper_median_of(std::vector<double> values);

} // namespace earbench
