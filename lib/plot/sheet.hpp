#pragma once

#include "plot/figure.hpp"
#include "plot/gnuplot.hpp"
#include "plot/lettering.hpp"
#include "plot/look.hpp"
#include "plot/palette.hpp"
#include "plot/picture.hpp"

#include <string>
#include <string_view>

namespace earbench {

constexpr double sheet_width_px = usual_width_px;
constexpr double legend_px = 158.0; ///< middle of the legend's first row, from the top

// Sizes that are still read when the picture is shown 800 px wide.
constexpr int title_size = 30;
constexpr int text_size = 20;
constexpr int caption_size = 15;

constexpr double least_plot_px = 200.0; ///< height at which a plot is still read
constexpr double line_px = 4.0;         ///< width of a curve among few

/// Where everything goes, in px at a width of 1600 px: title, subtitle and legend above the plot, the caption
/// below it.
class Sheet {
public:
    /// With room for a legend; the plot is set by set_plot_height.
    Sheet(const FigureLook& look, double legend_height_px, double left_margin_px, double right_margin_px);

    /// Makes the plot `px` high, or as high as the look leaves room for where that has a height.
    /// @throws Error{usage} where that is less than `least_px`, and for a picture above 30,000 px.
    void set_plot_height(double px, double least_px = least_plot_px);

    /// A place in gnuplot's screen coordinates.
    [[nodiscard]] static std::string x(double px);
    [[nodiscard]] std::string y(double px_from_top) const;

    /// How many columns of pixels of the picture a width of `px` takes.
    [[nodiscard]] std::size_t pixels(double px) const;

    FigureLook look;
    const Palette& colours;
    double left_px;
    double right_px;
    double plot_width_px;
    double top_px; ///< of the plot
    double plot_height_px{};
    double height_px{};
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

constexpr std::size_t different_looks = 12; ///< of line_style, targets aside
constexpr std::size_t target_looks = 4;

/// Dashes and gaps of the curves of a look, and of targets, as "30,9"; empty for a line without gaps.
[[nodiscard]] std::string_view dash_pattern(std::size_t look);
[[nodiscard]] std::string_view target_dash_pattern(std::size_t look);

/// Colour, width and dashes of a line; `width` is that of a curve.
[[nodiscard]] std::string line_style(const FigureLine& line, const Palette& colours, double width = line_px);

/// The colour of a line.
[[nodiscard]] std::string_view line_colour(const FigureLine& line, const Palette& colours);

/// The colour between the bounds of a line.
[[nodiscard]] std::string_view band_colour(const FigureLine& line, const Palette& colours);

/// " textcolor rgb '#222222' ".
[[nodiscard]] std::string text_colour(std::string_view colour);

} // namespace earbench
