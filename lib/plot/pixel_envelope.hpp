#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// Points of a line.
struct LinePoints {
    std::vector<double> x;
    std::vector<double> y;
};

/// As many points of a line over a logarithmic axis as `columns` columns of pixels can show.
///
/// A line of more than four points a column keeps in each column its first, its lowest, its highest and its
/// last point, in their order, so that what is drawn covers the same pixels; any other line is kept as it is.
/// The columns part x.front()..x.back() evenly. `x`, as long as `y`, is positive and increasing.
[[nodiscard]] LinePoints pixel_envelope(std::span<const double> x, std::span<const double> y,
                                        std::size_t columns);

} // namespace earbench
