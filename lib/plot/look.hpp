#pragma once

#include "plot/palette.hpp"

#include <optional>

namespace earbench {

constexpr double usual_width_px = 1600.0;

/// How a figure looks, whatever it shows.
struct FigureLook {
    Theme theme = Theme::light;
    double width_px = usual_width_px;  ///< texts and lines grow with it
    std::optional<double> height_px{}; ///< of the picture; else as high as the aspect of the figure asks for
    bool label_at_end = false;         ///< names stand at the right ends of the curves, not above the plot
};

} // namespace earbench
