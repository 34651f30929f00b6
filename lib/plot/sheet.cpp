#include "plot/sheet.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "plot/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace earbench {

namespace {

// Distances in px at a width of 1600 px.
constexpr double title_px = 52.0; // middle of the line, from the top
constexpr double subtitle_px = 104.0;
constexpr double bottom_px = 150.0;
constexpr double caption_px = 30.0; // from the bottom
constexpr double margin_px = 44.0;  // on the right of texts

// gnuplot's dash types for the width of a curve, whose round ends take 4 px of each gap. Short dashes are
// left to targets, thin dots to noise.
constexpr std::string_view solid;
constexpr std::string_view long_dashes = "30,9";
constexpr std::string_view dash_dot = "30,9,1,9";
constexpr std::string_view dash_dot_dot = "14,9,1,9,1,9";
constexpr std::string_view long_short = "34,10,10,10";
constexpr std::string_view dots = "1,9";

/// The dashes of the hues, of the first curves and of the next: no two of these 12 look alike in grey.
constexpr std::array<std::array<std::string_view, hue_count>, 2> dashes{
    {{solid, long_dashes, dash_dot, long_short, dash_dot_dot, solid},
     {long_short, dash_dot_dot, dots, solid, long_dashes, dash_dot}}};

constexpr std::array<std::string_view, target_looks> target_dashes{"10,6", "4,6", "18,6", "12,5,3,5"};

/// As gnuplot's option.
std::string dash_type(std::string_view pattern)
{
    return pattern.empty() ? std::string() : " dt (" + std::string(pattern) + ")";
}

} // namespace

Sheet::Sheet(const FigureLook& figure_look, double legend_height_px, double left_margin_px,
             double right_margin_px)
    : look(figure_look), colours(palette_of(look.theme)), left_px(left_margin_px), right_px(right_margin_px),
      plot_width_px(sheet_width_px - left_px - right_px), top_px(legend_px + legend_height_px)
{
}

void Sheet::set_plot_height(double px, double least_px)
{
    constexpr double greatest_px = 30'000.0; // of a picture: cairo, which draws it, ends at 32,767
    const double scale = look.width_px / sheet_width_px;
    plot_height_px = px;
    height_px = std::round(top_px + plot_height_px + bottom_px);
    if (look.height_px) {
        height_px = *look.height_px / scale;
        plot_height_px = height_px - top_px - bottom_px;
        if (plot_height_px < least_px) {
            throw Error(Fault::usage,
                        "expected a figure at least " +
                            format_shortest(std::ceil((top_px + least_px + bottom_px) * scale)) +
                            " px high, as its parts need, but found " + format_shortest(*look.height_px));
        }
    }
    if (height_px * scale > greatest_px) {
        throw Error(Fault::usage, "expected a figure at most " + format_shortest(greatest_px) +
                                      " px high but its parts need " +
                                      format_shortest(std::round(height_px * scale)));
    }
}

std::size_t Sheet::pixels(double px) const
{
    return static_cast<std::size_t>(std::ceil(px * look.width_px / sheet_width_px));
}

std::string Sheet::x(double px)
{
    return "screen " + number(px / sheet_width_px);
}

std::string Sheet::y(double px_from_top) const
{
    return "screen " + number(1.0 - px_from_top / height_px);
}

std::string number(double value)
{
    return format_fixed(value, 5);
}

std::string font(int size, bool bold)
{
    return std::string("font 'Inter") + (bold ? ":Bold" : "") + "," + std::to_string(size) + "'";
}

namespace {

/// gnuplot's terminal for `format`: the sheet at the size of its look, texts and lines with it.
std::string terminal(const std::string& format, const Sheet& sheet)
{
    const double scale = sheet.look.width_px / sheet_width_px;
    const double width_px = sheet.look.width_px;
    const double height_px = std::round(sheet.height_px * scale);
    const auto background = sheet.colours.background;
    const auto behind =
        background.empty() ? std::string() : " background rgb '" + std::string(background) + "'";
    const auto scaled = [&](std::string_view font_option, double font_scale, double line_scale) {
        const auto fonts = font_scale == 1.0 ? "" : " fontscale " + format_shortest(font_scale);
        const auto lines = line_scale == 1.0 ? "" : " linewidth " + format_shortest(line_scale);
        return " " + std::string(font_option) + fonts + lines;
    };
    const auto text = font(text_size);
    if (format == "png") {
        return "pngcairo size " + number(width_px) + "," + number(height_px) + scaled(text, scale, scale) +
               " rounded dashlength 0.9" + (behind.empty() ? " transparent" : behind) + " noenhanced";
    }
    if (format == "svg") {
        // At full size: it is scaled as a whole (resized_svg). Its dashes grow with the width of the line:
        // 0.5 makes those of a curve as long as in a PNG.
        return "svg size " + number(sheet_width_px) + "," + number(sheet.height_px) +
               scaled(text, 1.25, 1.0) + " rounded dashlength 0.5" + behind + " noenhanced";
    }
    // A point of the picture is 1/96 inch: text of a size in points keeps its proportion to the sheet. It is
    // rounded up, as readers of PDF leave out what is less than a point.
    const auto inches = [](double px) {
        constexpr double px_per_inch = 96.0;
        return format_fixed((px + 0.001) / px_per_inch, 6) + "in";
    };
    return "pdfcairo size " + inches(width_px) + "," + inches(height_px) +
           scaled(text, 0.75 * scale, 1.5 * scale) + " rounded dashlength 0.9" +
           (behind.empty() ? " transparent" : behind) + " noenhanced";
}

} // namespace

Picture draw(const GnuplotScript& script, const Sheet& sheet, std::string_view title, Lettering& lettering)
{
    auto bytes = script.draw(terminal(lettering.format(), sheet));
    if (lettering.format() == "svg") {
        bytes = finished_svg(bytes, lettering.drawable(title));
        if (sheet.look.width_px != sheet_width_px) {
            bytes = resized_svg(bytes, sheet.look.width_px,
                                std::round(sheet.height_px * sheet.look.width_px / sheet_width_px));
        }
    }
    return {std::move(bytes), lettering.remarks()};
}

void add_plot_area(GnuplotScript& script, const Sheet& sheet, double top_px, double height_px)
{
    script.line("set encoding utf8")
        .line("set lmargin at " + Sheet::x(sheet.left_px))
        .line("set rmargin at " + Sheet::x(sheet_width_px - sheet.right_px))
        .line("set tmargin at " + sheet.y(top_px))
        .line("set bmargin at " + sheet.y(top_px + height_px))
        .line("set border 3 lw 1.6 lc rgb '" + std::string(sheet.colours.border) + "'")
        .line("set tics nomirror out scale 0.6,0.3" + text_colour(sheet.colours.ink) + font(text_size))
        .line("set grid xtics mxtics ytics mytics lt 1 lw 1.2 lc rgb '" + std::string(sheet.colours.grid) +
              "', lt 1 lw 0.8 lc rgb '" + std::string(sheet.colours.fine_grid) + "'")
        .line("set grid back")
        .line("unset key");
}

void add_texts(GnuplotScript& script, const Figure& figure, const Sheet& sheet, Lettering& lettering)
{
    const auto label = [&](std::string_view text, std::string_view what, int size, const std::string& place,
                           std::string_view colour, bool bold = false) {
        // Where names stand beside the plot, texts may stand above them.
        const double room_px = std::max(sheet.plot_width_px, sheet_width_px - sheet.left_px - margin_px);
        const auto fitted = lettering.fitted(text, what, room_px, size, bold);
        script.line("set label " + gnuplot_quote(fitted) + " at " + place + text_colour(colour) +
                    font(size, bold));
    };
    label(figure.title, "title", title_size, Sheet::x(sheet.left_px) + ", " + sheet.y(title_px) + " left",
          sheet.colours.title, true);
    label(figure.subtitle, "subtitle", text_size,
          Sheet::x(sheet.left_px) + ", " + sheet.y(subtitle_px) + " left", sheet.colours.subtitle);
    label(figure.caption, "caption", caption_size,
          Sheet::x(sheet_width_px - sheet.right_px) + ", " + sheet.y(sheet.height_px - caption_px) + " right",
          sheet.colours.caption);
}

std::string_view line_colour(const FigureLine& line, const Palette& colours)
{
    if (line.target) {
        return colours.targets[line.hue % colours.targets.size()];
    }
    const auto& hue = colours.hues[line.hue % hue_count];
    return line.faint ? colours.faint : line.light ? hue.right : hue.main;
}

std::string_view dash_pattern(std::size_t look)
{
    return dashes[look / hue_count % dashes.size()][look % hue_count];
}

std::string_view target_dash_pattern(std::size_t look)
{
    return target_dashes[look % target_dashes.size()];
}

std::string line_style(const FigureLine& line, const Palette& colours, double width)
{
    const auto colour = " lc rgb '" + std::string(line_colour(line, colours)) + "'";
    if (line.target) {
        return "lw 3.4" + dash_type(target_dash_pattern(line.hue)) + colour;
    }
    if (line.faint) {
        return "lw 1.5" + colour;
    }
    if (line.floor) {
        return "lw 2.4 dt (1,6)" + colour;
    }
    return "lw " + format_shortest(width) + dash_type(dash_pattern(line.hue)) + colour;
}

static_assert(hue_count * dashes.size() == different_looks);

void forget_texts(GnuplotScript& script)
{
    script.line("unset label").line("unset arrow");
}

std::string_view band_colour(const FigureLine& line, const Palette& colours)
{
    return line.target ? line_colour(line, colours) : colours.hues[line.hue % hue_count].right;
}

std::string text_colour(std::string_view colour)
{
    return " textcolor rgb '" + std::string(colour) + "' ";
}

} // namespace earbench
