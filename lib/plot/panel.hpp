#pragma once

#include "plot/figure.hpp"
#include "plot/gnuplot.hpp"
#include "plot/lettering.hpp"
#include "plot/sheet.hpp"

#include <string>

namespace earbench {

/// What one panel of several leaves to the others.
struct PanelStyle {
    int size = text_size; ///< of its marks
    bool left_marks = true;
    bool bottom_marks = true;
    bool axis_labels = true;
    double finest_line = 4.0; ///< width of a curve at most
};

/// dB per decade of `aspect`, and 25 for one that is free.
[[nodiscard]] double decibels_per_decade(Aspect aspect);

/// Adds axes, zones and lines of `figure`, and draws them, in the place of the plot of `sheet`. `name` parts
/// its data from those of other panels.
void add_panel(GnuplotScript& script, const Figure& figure, const Sheet& sheet, Lettering& lettering,
               const std::string& name = {}, const PanelStyle& style = {});

} // namespace earbench
