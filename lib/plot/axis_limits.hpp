#pragma once

#include "plot/figure.hpp"

#include <string>

namespace earbench {

/// What `figure` cuts off, as a remark: "the axis ends at -40: 2 curves go beyond, Crimson L to -61.25";
/// empty where all is inside.
///
/// Looks at the curves and their bands in the range of the figure, not at targets, noise, curves of which
/// nothing is seen (unseen_lines), and distortion of -200 dB, which is none. Values are those of the axis:
/// percent where it has them.
[[nodiscard]] std::string beyond_axis(const Figure& figure);

} // namespace earbench
