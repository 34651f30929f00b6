#pragma once

#include "plot/palette.hpp"

#include <optional>
#include <string_view>

namespace earbench {

constexpr double usual_width_px = 1600.0;

/// How a figure looks, whatever it shows.
struct FigureLook {
    Theme theme = Theme::light;
    double width_px = usual_width_px;  ///< texts and lines grow with it
    std::optional<double> height_px{}; ///< of the picture; else as high as the aspect of the figure asks for
    bool label_at_end = false;         ///< names stand at the right ends of the curves, not above the plot
};

/// Sets the size of `look` from "1200" (the width) or "1200x675" in px, 400 to 8000 wide and 100 to 8000
/// high.
///
/// @throws Error{usage} for anything else.
void set_size(FigureLook& look, std::string_view text);

} // namespace earbench
