#pragma once

#include "plot/figure.hpp"
#include "plot/gnuplot.hpp"
#include "plot/lettering.hpp"
#include "plot/sheet.hpp"

namespace earbench {

/// What the certainty of `figure` takes between its legend and its plot; 0 where nothing is said of it.
[[nodiscard]] double certainty_height_px(const Figure& figure);

/// Writes what is shaded, the key of the marks and the strips right above the plot of `sheet`. Bands end
/// where the frequency axis does, with a gap between them.
void add_certainty_marks(GnuplotScript& script, const Figure& figure, const Sheet& sheet,
                         Lettering& lettering);

} // namespace earbench
