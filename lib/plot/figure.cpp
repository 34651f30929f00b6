#include "plot/figure.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "plot/gnuplot.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace earbench {

namespace {

constexpr double lowest_hz = 20.0;
constexpr double highest_hz = 20'000.0;
constexpr double decades = 3.0;

// Distances in px at a width of 1600 px.
constexpr double width_px = 1600.0;
constexpr double narrow_left_px = 132.0;
constexpr double wide_left_px = 176.0; // has room for 0.0003
constexpr double narrow_right_px = 44.0;
constexpr double wide_right_px = 132.0; // has room for a second axis
constexpr double title_px = 52.0;       // middle of the line, from the top
constexpr double subtitle_px = 104.0;
constexpr double legend_px = 158.0; // middle of the first row
constexpr double legend_row_px = 42.0;
constexpr double legend_sample_px = 64.0;
constexpr double legend_gap_px = 14.0;
constexpr double bottom_px = 150.0;
constexpr double caption_px = 30.0; // from the bottom

// Sizes that are still read when the picture is shown 800 px wide.
constexpr int title_size = 30;
constexpr int text_size = 20;
constexpr int caption_size = 15;
/// Mean width of a character of the fonts in question, measured against their size.
constexpr double character_width = 0.70;

struct Hue {
    std::string_view dark;
    std::string_view light;
};

/// Dark and light shades of hues that stay apart with colour-blindness (after Okabe and Ito).
constexpr std::array hues{Hue{"#0072B2", "#6CB6E8"}, Hue{"#C44E00", "#F2A057"}, Hue{"#00785A", "#5CC7A4"},
                          Hue{"#8F3F87", "#D69BC8"}, Hue{"#7A5C00", "#CDAA3A"}, Hue{"#333333", "#8C8C8C"}};

std::string number(double value)
{
    return format_fixed(value, 5);
}

std::string font(std::string_view format, int size, bool bold = false)
{
    // SVG takes "Inter:Bold" for the name of a family.
    return std::string("font 'Inter") + (bold && format != "svg" ? ":Bold" : "") + "," +
           std::to_string(size) + "'";
}

/// How many characters fit, so that long names are shortened instead of running out of the picture.
std::size_t characters_in(double available_px, int size)
{
    return static_cast<std::size_t>(available_px / (character_width * size));
}

double decibels_per_decade(Aspect aspect)
{
    return aspect == Aspect::db_50 ? 50.0 : 25.0;
}

/// Where everything goes, in px.
class Sheet {
public:
    explicit Sheet(const Figure& figure)
        : left_px(figure.percent ? wide_left_px : narrow_left_px),
          right_px(figure.percent ? wide_right_px : narrow_right_px),
          plot_width_px(width_px - left_px - right_px)
    {
        double widest = 0.0;
        for (const auto& line : figure.lines) {
            const auto characters = std::min<std::size_t>(display_width(line.legend), longest_legend);
            widest = std::max(widest, static_cast<double>(characters) * character_width * text_size);
        }
        cell_width_px = legend_sample_px + legend_gap_px + widest + 2.0 * legend_gap_px;
        const auto fitting = static_cast<std::size_t>(plot_width_px / cell_width_px);
        columns = std::clamp<std::size_t>(fitting, 1, std::max<std::size_t>(figure.lines.size(), 1));
        columns -= columns > 2 ? columns % 2 : 0; // L and R of an IEM stay beside each other
        const auto rows = (figure.lines.size() + columns - 1) / columns;
        top_px = legend_px + static_cast<double>(rows) * legend_row_px;
        const double span_db = figure.highest.value - figure.lowest.value;
        plot_height_px = figure.aspect == Aspect::free
                             ? plot_width_px * 9.0 / 16.0
                             : span_db / decibels_per_decade(figure.aspect) * plot_width_px / decades;
        height_px = std::round(top_px + plot_height_px + bottom_px);
    }

    static constexpr std::size_t longest_legend = 44; // characters

    [[nodiscard]] static std::string x(double px) { return "screen " + number(px / width_px); }
    [[nodiscard]] std::string y(double px_from_top) const
    {
        return "screen " + number(1.0 - px_from_top / height_px);
    }

    double left_px;
    double right_px;
    double plot_width_px;
    double cell_width_px = 0.0;
    std::size_t columns = 1;
    double top_px = 0.0;
    double plot_height_px = 0.0;
    double height_px = 0.0;
};

std::string terminal(const std::string& format, const Sheet& sheet)
{
    const auto size = number(width_px) + "," + number(sheet.height_px);
    const auto text = font(format, text_size);
    if (format == "png") {
        return "pngcairo size " + size + " " + text +
               " rounded dashlength 0.9 background rgb '#FFFFFF' noenhanced";
    }
    if (format == "svg") {
        return "svg size " + size + " " + text +
               " fontscale 1.25 rounded dashlength 0.9 background rgb '#FFFFFF' noenhanced";
    }
    // A point of the picture is 1/96 inch: text of a size in points keeps its proportion to the sheet.
    constexpr double px_per_inch = 96.0;
    return "pdfcairo size " + number(width_px / px_per_inch) + "in," + number(sheet.height_px / px_per_inch) +
           "in " + text +
           " fontscale 0.75 linewidth 1.5 rounded dashlength 0.9 background rgb '#FFFFFF' noenhanced";
}

/// The labels of a graph of this field: 20 50 100 200 500 1k 2k 5k 10k 20k, and marks between them.
std::string frequency_tics()
{
    struct Mark {
        double hz;
        std::string_view label;
    };
    constexpr std::array labelled{Mark{20, "20"},      Mark{50, "50"},     Mark{100, "100"}, Mark{200, "200"},
                                  Mark{500, "500"},    Mark{1000, "1k"},   Mark{2000, "2k"}, Mark{5000, "5k"},
                                  Mark{10'000, "10k"}, Mark{20'000, "20k"}};
    std::string tics;
    for (double decade = 10.0; decade < highest_hz; decade *= 10.0) {
        for (int digit = 1; digit < 10; ++digit) {
            const double hz = digit * decade;
            const auto found = std::find_if(labelled.begin(), labelled.end(),
                                            [&](const Mark& mark) { return mark.hz == hz; });
            if (hz < lowest_hz || hz > highest_hz) {
                continue;
            }
            tics += tics.empty() ? "" : ",";
            tics += found == labelled.end() ? "'' " + number(hz) + " 1"
                                            : gnuplot_quote(found->label) + " " + number(hz);
        }
    }
    return "set xtics (" + tics + ")";
}

std::string level_tics(const Figure& figure)
{
    if (figure.mark_every) {
        return "set ytics " + number(*figure.mark_every) + "\nset mytics 2";
    }
    if (!figure.percent) {
        return figure.tolerance_band ? "set ytics 5\nset mytics 5" : "set ytics 10\nset mytics 2";
    }
    constexpr std::array<std::string_view, 12> labels{"0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03",
                                                      "0.1",    "0.3",    "1",     "3",     "10",   "30"};
    std::string tics;
    for (const auto label : labels) {
        const double level_db = 20.0 * std::log10(*parse_number(label) / 100.0);
        tics += (tics.empty() ? "" : ",") + gnuplot_quote(label) + " " + number(level_db);
    }
    return "set ytics (" + tics + ",'100' 0)";
}

void add_axes(GnuplotScript& script, const Figure& figure, const Sheet& sheet, const std::string& format)
{
    const double bottom = sheet.top_px + sheet.plot_height_px;
    script.line("set encoding utf8")
        .line("set lmargin at " + Sheet::x(sheet.left_px))
        .line("set rmargin at " + Sheet::x(width_px - sheet.right_px))
        .line("set tmargin at " + sheet.y(sheet.top_px))
        .line("set bmargin at " + sheet.y(bottom))
        .line("set border 3 lw 1.6 lc rgb '#555555'")
        .line("set logscale x 10")
        .line("set xrange [" + number(lowest_hz) + ":" + number(highest_hz) + "]")
        .line("set yrange [" + number(figure.lowest.value) + ":" + number(figure.highest.value) + "]")
        .line("set tics nomirror out scale 0.6,0.3 textcolor rgb '#222222' " + font(format, text_size))
        .line(frequency_tics())
        .line(level_tics(figure))
        .line("set grid xtics mxtics ytics mytics lt 1 lw 1.2 lc rgb '#D5D8DC', lt 1 lw 0.8 lc rgb '#ECEEF0'")
        .line("set grid back")
        .line("unset key")
        .line("set ylabel " + gnuplot_quote(figure.level_axis) + " offset 0,0 textcolor rgb '#222222' " +
              font(format, text_size))
        .line("set xlabel 'Frequency (Hz)' offset 0,0 textcolor rgb '#222222' " + font(format, text_size));
    if (figure.percent) {
        script.line("set border 11")
            .line("set y2range [" + number(figure.lowest.value) + ":" + number(figure.highest.value) + "]")
            .line("set y2tics 10 format '%g dB' textcolor rgb '#6B6B6B' " + font(format, caption_size));
    }
}

void add_zones(GnuplotScript& script, const Figure& figure, const std::string& format)
{
    if (figure.tolerance_band) {
        const auto band = number(figure.tolerance_band->value);
        script.line("set object 2 rectangle from first " + number(lowest_hz) + ", first -" + band +
                    " to first " + number(highest_hz) + ", first " + band +
                    " behind fc rgb '#009E73' fs transparent solid 0.08 noborder");
        script.line(
            "set arrow 1 from graph 0, first 0 to graph 1, first 0 nohead lw 2 lc rgb '#555555' back");
    }
    if (figure.unreliable_above) {
        const double from = figure.unreliable_above->value;
        script.line("set object 1 rectangle from first " + number(from) + ", graph 0 to first " +
                    number(highest_hz) +
                    ", graph 1 behind fc rgb '#8A8F98' fs transparent solid 0.14 noborder");
        script.line("set label 13 \"coupler not\\nreliable\\nabove " + format_shortest(from / 1000.0) +
                    " kHz\" at first " + number(std::sqrt(from * highest_hz)) +
                    ", graph 0.965 center textcolor rgb '#6B6F78' " + font(format, caption_size));
    }
}

void add_texts(GnuplotScript& script, const Figure& figure, const Sheet& sheet, const std::string& format)
{
    const auto label = [&](std::string_view text, int size, std::string_view place, std::string_view colour,
                           bool bold) {
        const auto fitted = shorten(text, characters_in(sheet.plot_width_px, size));
        script.line("set label " + gnuplot_quote(fitted) + " at " + std::string(place) + " textcolor rgb '" +
                    std::string(colour) + "' " + font(format, size, bold));
    };
    label(figure.title, title_size, Sheet::x(sheet.left_px) + ", " + sheet.y(title_px) + " left", "#111111",
          true);
    label(figure.subtitle, text_size, Sheet::x(sheet.left_px) + ", " + sheet.y(subtitle_px) + " left",
          "#5A5A5A", false);
    label(figure.caption, caption_size,
          Sheet::x(width_px - sheet.right_px) + ", " + sheet.y(sheet.height_px - caption_px) + " right",
          "#6B6B6B", false);
}

std::string line_style(const FigureLine& line)
{
    if (line.target) {
        return "lw 3.4 dt (10,6) lc rgb '#7A7A7A'";
    }
    const auto& hue = hues[line.hue % hues.size()];
    const auto repeats = line.hue / hues.size();
    if (line.floor) {
        return "lw 2.4 dt (6,5) lc rgb '" + std::string(line.light ? hue.light : hue.dark) + "'";
    }
    const std::string dash = repeats == 0 ? "" : repeats == 1 ? " dt (18,5)" : " dt (4,4)";
    return "lw 4" + dash + " lc rgb '" + std::string(line.light ? hue.light : hue.dark) + "'";
}

/// Drawn by hand, above the plot: gnuplot's own key would cover curves and guess the width of names.
void add_legend(GnuplotScript& script, const Figure& figure, const Sheet& sheet, const std::string& format)
{
    for (std::size_t i = 0; i < figure.lines.size(); ++i) {
        const auto& line = figure.lines[i];
        const double x = sheet.left_px + static_cast<double>(i % sheet.columns) * sheet.cell_width_px;
        const double y = legend_px + static_cast<double>(i / sheet.columns) * legend_row_px;
        script.line("set arrow from " + Sheet::x(x) + ", " + sheet.y(y) + " to " +
                    Sheet::x(x + legend_sample_px) + ", " + sheet.y(y) + " nohead " + line_style(line));
        script.line("set label " + gnuplot_quote(shorten(line.legend, Sheet::longest_legend)) + " at " +
                    Sheet::x(x + legend_sample_px + legend_gap_px) + ", " + sheet.y(y) +
                    " left textcolor rgb '#222222' " + font(format, text_size));
    }
}

/// The points from just outside the picture's edges on: gnuplot needs no more.
struct Visible {
    std::size_t first;
    std::size_t count;
};

Visible visible_points(std::span<const double> frequency_hz)
{
    const auto inside_from = std::lower_bound(frequency_hz.begin(), frequency_hz.end(), lowest_hz);
    const auto inside_to = std::upper_bound(frequency_hz.begin(), frequency_hz.end(), highest_hz);
    const auto first = std::max<std::ptrdiff_t>(inside_from - frequency_hz.begin() - 1, 0);
    const auto last =
        std::min<std::ptrdiff_t>(inside_to - frequency_hz.begin() + 1, std::ssize(frequency_hz));
    return {static_cast<std::size_t>(first), static_cast<std::size_t>(last - first)};
}

/// Adds the shade of a line as a closed outline: along the lowest levels, back along the highest.
/// @returns the plot command, empty where the line has none.
std::string add_band(GnuplotScript& script, const FigureLine& line, const Visible& visible,
                     const std::string& name)
{
    const auto* lowest = find_column(line.curve, "min_db");
    const auto* highest = find_column(line.curve, "max_db");
    if (!line.band || lowest == nullptr || highest == nullptr) {
        return {};
    }
    std::vector<double> x;
    std::vector<double> y;
    for (std::size_t i = visible.first; i < visible.first + visible.count; ++i) {
        x.push_back(line.curve.frequency_hz()[i]);
        y.push_back((*lowest)[i]);
    }
    for (std::size_t i = visible.first + visible.count; i-- > visible.first;) {
        x.push_back(line.curve.frequency_hz()[i]);
        y.push_back((*highest)[i]);
    }
    script.data(name, x, y);
    const auto& hue = hues[line.hue % hues.size()];
    return "$" + name + " using 1:2 with filledcurves closed fc rgb '" + std::string(hue.light) +
           "' fs transparent solid 0.35 noborder";
}

} // namespace

std::string render_figure(const Figure& figure, const std::string& format)
{
    const Sheet sheet(figure);
    GnuplotScript script;
    add_axes(script, figure, sheet, format);
    add_zones(script, figure, format);
    add_texts(script, figure, sheet, format);
    add_legend(script, figure, sheet, format);
    std::string plots;
    std::string bands;
    for (std::size_t i = 0; i < figure.lines.size(); ++i) {
        const auto& curve = figure.lines[i].curve;
        const auto name = "curve" + std::to_string(i);
        const auto visible = visible_points(curve.frequency_hz());
        script.data(name, curve.frequency_hz().subspan(visible.first, visible.count),
                    curve.spl_db().subspan(visible.first, visible.count));
        const auto plot = "$" + name + " using 1:2 with lines " + line_style(figure.lines[i]);
        // Target and noise lie beneath the curves.
        const bool beneath = figure.lines[i].target || figure.lines[i].floor;
        plots = plots.empty() ? plot : beneath ? plot + ", " + plots : plots + ", " + plot;
        const auto band = add_band(script, figure.lines[i], visible, "band" + std::to_string(i));
        bands += band.empty() ? "" : band + ", ";
    }
    script.line("plot " + bands + plots);
    return script.draw(terminal(format, sheet));
}

std::string figure_format(const std::string& path)
{
    const auto lower = to_lower(path);
    for (const auto* format : {"png", "svg", "pdf"}) {
        if (lower.ends_with(std::string(".") + format)) {
            return format;
        }
    }
    throw Error(Fault::usage, "expected a figure that ends in .png, .svg or .pdf but found '" + path + "'");
}

Aspect parse_aspect(const std::string& text)
{
    if (text == "25") {
        return Aspect::db_25;
    }
    if (text == "50") {
        return Aspect::db_50;
    }
    if (text == "free") {
        return Aspect::free;
    }
    throw Error(Fault::usage, "expected 25, 50 or free for --aspect but found '" + text + "'");
}

} // namespace earbench
