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

/// As many points of a line over a logarithmic axis as `columns` columns of pixels can show: of each column
/// its lowest and its highest, in their order, and both ends of the line.
///
/// What is drawn reaches as far up and down in every column as the whole line; how it gets there within a
/// pixel is left out. The columns part x.front()..x.back() evenly. `x`, as long as `y`, is positive and
/// increasing.
[[nodiscard]] LinePoints pixel_envelope(std::span<const double> x, std::span<const double> y,
                                        std::size_t columns);

} // namespace earbench
