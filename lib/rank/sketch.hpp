#pragma once

#include "rank/ranking_page.hpp"

#include <string>
#include <vector>

namespace earbench {

/// The curves as an SVG drawing of its own, named after `product` for those who cannot see it.
[[nodiscard]] std::string sketch_svg(const std::string& product, const std::vector<SketchCurve>& curves);

} // namespace earbench
