#pragma once

#include "plot/figure.hpp"
#include "plot/gnuplot.hpp"
#include "plot/lettering.hpp"
#include "plot/sheet.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace earbench {

/// Names of lines at their right ends, in place of a legend: each in the colour of its line and at its level,
/// as far as they do not touch each other, at the end of a sample of the line that leads there.
class EndLabels {
public:
    /// Of the lines of `figure` but noise and what is faint. `figure` outlives it.
    EndLabels(const Figure& figure, Lettering& lettering);

    /// What they take at the right of the plot.
    [[nodiscard]] double width_px() const;
    /// What they take of its height at least.
    [[nodiscard]] double height_px() const;

    /// Draws them beside the plot of `sheet`, which is at least height_px() high.
    void add_to(GnuplotScript& script, const Sheet& sheet) const;

private:
    struct Label {
        const FigureLine* line;
        std::string text;
        double place; ///< of the end of its line: 0 at the top of the plot, 1 at its bottom
    };

    std::vector<Label> m_labels; ///< from top to bottom
    double m_widest_px{};
};

/// Middles of labels `distance` apart at least, from 0 to `height` if that has room, as near to where they
/// are `wanted` as that goes in the sum of squares; `wanted` does not decrease.
[[nodiscard]] std::vector<double> spread_apart(const std::vector<double>& wanted, double distance,
                                               double height);

} // namespace earbench
