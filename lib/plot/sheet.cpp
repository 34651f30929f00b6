#include "plot/sheet.hpp"

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

struct Hue {
    std::string_view dark;
    std::string_view light;
};

/// Dark and light shades of hues that stay apart with colour-blindness (after Okabe and Ito). The last three
/// are darker (L* 30 or less) than the first three (L* 45 to 49), so that a print without colour tells them.
constexpr std::array hues{Hue{"#0072B2", "#6CB6E8"}, Hue{"#C44E00", "#F2A057"}, Hue{"#00785A", "#5CC7A4"},
                          Hue{"#5E2A84", "#B78FD2"}, Hue{"#5A4200", "#C09A3C"}, Hue{"#1A1A1A", "#8C8C8C"}};

// gnuplot's dash types for the width of a curve, whose round ends take 4 px of each gap. Short dashes are
// left to targets, thin dots to noise.
constexpr std::string_view solid;
constexpr std::string_view long_dashes = " dt (30,9)";
constexpr std::string_view dash_dot = " dt (30,9,1,9)";
constexpr std::string_view dash_dot_dot = " dt (14,9,1,9,1,9)";
constexpr std::string_view long_short = " dt (34,10,10,10)";
constexpr std::string_view dots = " dt (1,9)";

/// The dashes of the hues, of the first curves and of the next: no two of these 12 look alike in grey.
constexpr std::array<std::array<std::string_view, hues.size()>, 2> dashes{
    {{solid, long_dashes, dash_dot, long_short, dash_dot_dot, solid},
     {long_short, dash_dot_dot, dots, solid, long_dashes, dash_dot}}};

} // namespace

Sheet::Sheet(double legend_height_px, double left_margin_px, double right_margin_px)
    : left_px(left_margin_px), right_px(right_margin_px), plot_width_px(sheet_width_px - left_px - right_px),
      top_px(legend_px + legend_height_px)
{
}

void Sheet::set_plot_height(double px)
{
    plot_height_px = px;
    height_px = std::round(top_px + plot_height_px + bottom_px);
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

/// gnuplot's terminal for `format`.
std::string terminal(const std::string& format, const Sheet& sheet)
{
    const auto size = number(sheet_width_px) + "," + number(sheet.height_px);
    const auto text = font(text_size);
    if (format == "png") {
        return "pngcairo size " + size + " " + text +
               " rounded dashlength 0.9 background rgb '#FFFFFF' noenhanced";
    }
    if (format == "svg") {
        // Its dashes grow with the width of the line: 0.5 makes those of a curve as long as in a PNG.
        return "svg size " + size + " " + text +
               " fontscale 1.25 rounded dashlength 0.5 background rgb '#FFFFFF' noenhanced";
    }
    // A point of the picture is 1/96 inch: text of a size in points keeps its proportion to the sheet.
    constexpr double px_per_inch = 96.0;
    return "pdfcairo size " + number(sheet_width_px / px_per_inch) + "in," +
           number(sheet.height_px / px_per_inch) + "in " + text +
           " fontscale 0.75 linewidth 1.5 rounded dashlength 0.9 background rgb '#FFFFFF' noenhanced";
}

} // namespace

Picture draw(const GnuplotScript& script, const Sheet& sheet, std::string_view title, Lettering& lettering)
{
    auto bytes = script.draw(terminal(lettering.format(), sheet));
    if (lettering.format() == "svg") {
        bytes = finished_svg(bytes, lettering.drawable(title));
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
        .line("set border 3 lw 1.6 lc rgb '#555555'")
        .line("set tics nomirror out scale 0.6,0.3 textcolor rgb '#222222' " + font(text_size))
        .line("set grid xtics mxtics ytics mytics lt 1 lw 1.2 lc rgb '#D5D8DC', lt 1 lw 0.8 lc rgb '#ECEEF0'")
        .line("set grid back")
        .line("unset key");
}

void add_texts(GnuplotScript& script, const Figure& figure, const Sheet& sheet, Lettering& lettering)
{
    const auto label = [&](std::string_view text, std::string_view what, int size, const std::string& place,
                           std::string_view colour, bool bold = false) {
        const auto fitted = lettering.fitted(text, what, sheet.plot_width_px, size, bold);
        script.line("set label " + gnuplot_quote(fitted) + " at " + place + " textcolor rgb '" +
                    std::string(colour) + "' " + font(size, bold));
    };
    label(figure.title, "title", title_size, Sheet::x(sheet.left_px) + ", " + sheet.y(title_px) + " left",
          "#111111", true);
    label(figure.subtitle, "subtitle", text_size,
          Sheet::x(sheet.left_px) + ", " + sheet.y(subtitle_px) + " left", "#5A5A5A");
    label(figure.caption, "caption", caption_size,
          Sheet::x(sheet_width_px - sheet.right_px) + ", " + sheet.y(sheet.height_px - caption_px) + " right",
          "#6B6B6B");
}

std::string line_style(const FigureLine& line, double width)
{
    if (line.target) {
        return "lw 3.4 dt (10,6) lc rgb '#7A7A7A'";
    }
    const auto place = line.hue % hues.size();
    const auto colour = " lc rgb '" + std::string(line.light ? hues[place].light : hues[place].dark) + "'";
    if (line.floor) {
        return "lw 2.4 dt (1,6)" + colour;
    }
    const auto& dash = dashes[line.hue / hues.size() % dashes.size()][place];
    return "lw " + format_shortest(width) + std::string(dash) + colour;
}

static_assert(hues.size() * dashes.size() == different_looks);

void forget_texts(GnuplotScript& script)
{
    script.line("unset label").line("unset arrow");
}

std::string light_shade(const FigureLine& line)
{
    return std::string(hues[line.hue % hues.size()].light);
}

std::string frequency_tics(bool logarithms)
{
    struct Mark {
        double hz;
        std::string_view label;
    };
    constexpr std::array labelled{Mark{20, "20"},      Mark{50, "50"},     Mark{100, "100"}, Mark{200, "200"},
                                  Mark{500, "500"},    Mark{1000, "1k"},   Mark{2000, "2k"}, Mark{5000, "5k"},
                                  Mark{10'000, "10k"}, Mark{20'000, "20k"}};
    std::string tics;
    for (double decade = 10.0; decade < 20'000.0; decade *= 10.0) {
        for (int digit = 1; digit < 10; ++digit) {
            const double hz = digit * decade;
            const auto found = std::find_if(labelled.begin(), labelled.end(),
                                            [&](const Mark& mark) { return mark.hz == hz; });
            if (hz < 20.0 || hz > 20'000.0) {
                continue;
            }
            const auto place = number(logarithms ? std::log10(hz) : hz);
            tics += tics.empty() ? "" : ",";
            tics +=
                found == labelled.end() ? "'' " + place + " 1" : gnuplot_quote(found->label) + " " + place;
        }
    }
    return "set xtics (" + tics + ")";
}

} // namespace earbench
