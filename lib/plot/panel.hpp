#pragma once

#include "plot/figure.hpp"
#include "plot/frequency_axis.hpp"
#include "plot/gnuplot.hpp"
#include "plot/lettering.hpp"
#include "plot/sheet.hpp"

#include <string>

namespace earbench {

/// What one panel of several leaves to the others.
struct PanelStyle {
    int size = text_size; ///< of its marks
    bool left_marks = true;
    FrequencyMarks frequency_marks{};
    bool axis_labels = true;
    double finest_line = line_px; ///< width of a curve at most
};

/// Where the label of the unreliable zone has room in the plot of `sheet`: 1 at the top, -1 at the bottom, 0
/// nowhere, as lines run there, the zone is narrow or there is none.
[[nodiscard]] int zone_label_end(const Figure& figure, const Sheet& sheet);

/// "grey = coupler not reliable above 8 kHz", for a subtitle where the zone has no room for its label; empty
/// where nothing of the zone is in the figure.
[[nodiscard]] std::string zone_text(const Figure& figure);

/// Writes what the horizontal axis is below the plot of `sheet`.
void add_frequency_label(GnuplotScript& script, const Sheet& sheet);

/// Adds axes, zones and lines of `figure`, and draws them, in the place of the plot of `sheet`. `name` parts
/// its data from those of other panels.
void add_panel(GnuplotScript& script, const Figure& figure, const Sheet& sheet, Lettering& lettering,
               const std::string& name = {}, const PanelStyle& style = {});

} // namespace earbench
