#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// gnuplot's SVG as other programs can use it: other families behind Inter, for readers who do not have that;
/// "Inter:Bold", which is no family, as weight; `title` as the title of the document, in place of gnuplot's.
[[nodiscard]] std::string finished_svg(std::string_view svg, std::string_view title);

/// `svg`, whose first tag has a viewBox, shown `width_px` wide and `height_px` high.
[[nodiscard]] std::string resized_svg(std::string_view svg, double width_px, double height_px);

} // namespace earbench
