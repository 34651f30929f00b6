#pragma once

#include "plot/figure.hpp"
#include "plot/gnuplot.hpp"
#include "plot/lettering.hpp"
#include "plot/picture.hpp"

#include <string>
#include <string_view>

namespace earbench {

constexpr double sheet_width_px = 1600.0;
constexpr double legend_px = 158.0; ///< middle of the legend's first row, from the top

// Sizes that are still read when the picture is shown 800 px wide.
constexpr int title_size = 30;
constexpr int text_size = 20;
constexpr int caption_size = 15;

/// Where everything goes, in px at a width of 1600 px: title, subtitle and legend above the plot, the caption
/// below it.
class Sheet {
public:
    /// With room for a legend; the plot is set by set_plot_height.
    Sheet(double legend_height_px, double left_margin_px, double right_margin_px);

    void set_plot_height(double px);

    /// A place in gnuplot's screen coordinates.
    [[nodiscard]] static std::string x(double px);
    [[nodiscard]] std::string y(double px_from_top) const;

    double left_px;
    double right_px;
    double plot_width_px;
    double top_px; ///< of the plot
    double plot_height_px = 0.0;
    double height_px = 0.0;
};

/// A number for a script: 5 decimals.
[[nodiscard]] std::string number(double value);

/// The font at `size` as gnuplot's option.
[[nodiscard]] std::string font(int size, bool bold = false);

/// What all plots have in common: borders, tics and a grid behind them; from `top_px` on, `height_px` high.
void add_plot_area(GnuplotScript& script, const Sheet& sheet, double top_px, double height_px);

/// Title, subtitle and caption, cut to the width of the plot.
void add_texts(GnuplotScript& script, const Figure& figure, const Sheet& sheet, Lettering& lettering);

/// Draws `script` on `sheet`; `title` is that of the document.
[[nodiscard]] Picture draw(const GnuplotScript& script, const Sheet& sheet, std::string_view title,
                           Lettering& lettering);

/// Removes labels and arrows, so that the next plot of a sheet does not draw them again.
void forget_texts(GnuplotScript& script);

constexpr std::size_t different_looks = 12; ///< of line_style

/// Colour, width and dashes of a line; `width` is that of a curve.
[[nodiscard]] std::string line_style(const FigureLine& line, double width = 4.0);

/// The light shade of a line's hue.
[[nodiscard]] std::string light_shade(const FigureLine& line);

/// The horizontal axis of a graph of this field: 20 50 100 200 500 1k 2k 5k 10k 20k, and marks between them;
/// with `logarithms` for an axis of log10(f / Hz) instead of a logarithmic one.
[[nodiscard]] std::string frequency_tics(bool logarithms = false);

} // namespace earbench
