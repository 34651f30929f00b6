#include "plot/figure.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/columns.hpp"
#include "plot/axis_limits.hpp"
#include "plot/legend.hpp"
#include "plot/sheet.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace earbench {

namespace {

constexpr double lowest_hz = 20.0;
constexpr double highest_hz = 20'000.0;
constexpr double decades = 3.0;

// Margins in px at a width of 1600 px.
constexpr double narrow_left_px = 132.0;
constexpr double wide_left_px = 176.0; // has room for 0.0003
constexpr double narrow_right_px = 44.0;
constexpr double wide_right_px = 132.0;  // has room for a second axis
constexpr double beside_axis_px = 240.0; // that the axis label may be longer than the axis, above and below

double decibels_per_decade(Aspect aspect)
{
    return aspect == Aspect::db_50 ? 50.0 : 25.0;
}

double plot_height_px(const Figure& figure, double width_px)
{
    const double span_db = figure.highest.value - figure.lowest.value;
    return figure.aspect == Aspect::free ? width_px * 9.0 / 16.0
                                         : span_db / decibels_per_decade(figure.aspect) * width_px / decades;
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

void add_axes(GnuplotScript& script, const Figure& figure, const Sheet& sheet, Lettering& lettering)
{
    const auto level_axis = lettering.fitted(figure.level_axis, "vertical axis label",
                                             sheet.plot_height_px + beside_axis_px, text_size);
    add_plot_area(script, sheet, sheet.top_px, sheet.plot_height_px);
    script.line("set logscale x 10")
        .line("set xrange [" + number(lowest_hz) + ":" + number(highest_hz) + "]")
        .line("set yrange [" + number(figure.lowest.value) + ":" + number(figure.highest.value) + "]")
        .line(frequency_tics())
        .line(level_tics(figure))
        .line("set ylabel " + gnuplot_quote(level_axis) + " offset 0,0 textcolor rgb '#222222' " +
              font(text_size))
        .line("set xlabel 'Frequency (Hz)' offset 0,0 textcolor rgb '#222222' " + font(text_size));
    if (figure.percent) {
        script.line("set border 11")
            .line("set y2range [" + number(figure.lowest.value) + ":" + number(figure.highest.value) + "]")
            .line("set y2tics 10 format '%g dB' textcolor rgb '#6B6B6B' " + font(caption_size));
    }
}

void add_zones(GnuplotScript& script, const Figure& figure)
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
                    ", graph 0.965 center textcolor rgb '#6B6F78' " + font(caption_size));
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
    const auto* lowest = find_column(line.curve, column::min_db);
    const auto* highest = find_column(line.curve, column::max_db);
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
    return "$" + name + " using 1:2 with filledcurves closed fc rgb '" + light_shade(line) +
           "' fs transparent solid 0.35 noborder";
}

/// Thinner where curves would cover each other.
double line_width(std::span<const FigureLine> lines)
{
    const auto curves = std::count_if(lines.begin(), lines.end(),
                                      [](const FigureLine& line) { return !line.target && !line.floor; });
    constexpr std::ptrdiff_t many = 12;
    constexpr std::ptrdiff_t very_many = 60;
    return curves <= many ? 4.0 : curves <= very_many ? 2.5 : 1.5;
}

void remark_on_looks(const Figure& figure, Lettering& lettering)
{
    std::size_t needed = 0;
    for (const auto& line : figure.lines) {
        needed = std::max(needed, line.target ? 0 : line.hue + 1);
    }
    if (needed > different_looks) {
        lettering.remark(std::to_string(needed) + " IEMs share " + std::to_string(different_looks) +
                         " looks: some look alike");
    }
}

} // namespace

Picture render_figure(const Figure& figure, const std::string& format)
{
    const double left_px = figure.percent ? wide_left_px : narrow_left_px;
    const double right_px = figure.percent ? wide_right_px : narrow_right_px;
    Lettering lettering(format);
    const Legend legend(figure.lines, sheet_width_px - left_px - right_px, lettering);
    Sheet sheet(legend.height_px(), left_px, right_px);
    sheet.set_plot_height(plot_height_px(figure, sheet.plot_width_px));
    GnuplotScript script;
    add_axes(script, figure, sheet, lettering);
    add_zones(script, figure);
    add_texts(script, figure, sheet, lettering);
    legend.add_to(script, sheet.left_px, legend_px, sheet.height_px);
    std::string plots;
    std::string bands;
    for (std::size_t i = 0; i < figure.lines.size(); ++i) {
        const auto& curve = figure.lines[i].curve;
        const auto name = "curve" + std::to_string(i);
        const auto visible = visible_points(curve.frequency_hz());
        script.data(name, curve.frequency_hz().subspan(visible.first, visible.count),
                    curve.spl_db().subspan(visible.first, visible.count));
        const auto plot =
            "$" + name + " using 1:2 with lines " + line_style(figure.lines[i], line_width(figure.lines));
        // Target and noise lie beneath the curves.
        const bool beneath = figure.lines[i].target || figure.lines[i].floor;
        plots = plots.empty() ? plot : beneath ? plot + ", " + plots : plots + ", " + plot;
        const auto band = add_band(script, figure.lines[i], visible, "band" + std::to_string(i));
        bands += band.empty() ? "" : band + ", ";
    }
    script.line("plot " + bands + plots);
    remark_on_looks(figure, lettering);
    if (const auto cut = beyond_axis(figure); !cut.empty()) {
        lettering.remark(cut);
    }
    for (const auto& unseen : unseen_lines(figure)) {
        lettering.remark(unseen);
    }
    return draw(script, sheet, figure.title, lettering);
}

std::vector<std::string> unseen_lines(const Figure& figure)
{
    std::vector<std::string> unseen;
    for (const auto& line : figure.lines) {
        const auto frequency_hz = line.curve.frequency_hz();
        const auto first = std::lower_bound(frequency_hz.begin(), frequency_hz.end(), lowest_hz);
        const auto last = std::upper_bound(frequency_hz.begin(), frequency_hz.end(), highest_hz);
        const auto begin = line.curve.spl_db().begin();
        const auto [low, high] = std::minmax_element(begin + (first - frequency_hz.begin()),
                                                     begin + (last - frequency_hz.begin()));
        // A line that has points above and below the picture crosses it.
        const bool is_seen = first != last && *high >= figure.lowest.value && *low <= figure.highest.value;
        if (!is_seen && !line.floor) {
            const auto span = first == last ? std::string("no point from 20 Hz to 20 kHz")
                                            : format_fixed(*low, 1) + " to " + format_fixed(*high, 1) +
                                                  " outside " + format_shortest(figure.lowest.value) +
                                                  " to " + format_shortest(figure.highest.value);
            unseen.push_back("nothing of " + (line.legend.empty() ? "the curve" : line.legend) +
                             " lies in the figure: " + span);
        }
    }
    return unseen;
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

} // namespace earbench
