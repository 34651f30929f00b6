#include "plot/panel.hpp"

#include "core/number.hpp"
#include "curve/columns.hpp"
#include "plot/pixel_envelope.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace earbench {

namespace {

constexpr double beside_axis_px = 240.0; // that the axis label may be longer than the axis, above and below
constexpr double level_label_px = 98.0;  // from the vertical axis to the middle of its label
constexpr double frequency_label_px = 89.0; // the same below the plot
constexpr double zone_margin_px = 34.0;     // from the end of the axis to the first line of a zone's label
constexpr double zone_row_px = 24.0;
constexpr double zone_label_px = zone_margin_px + 3.0 * zone_row_px;
constexpr double px_per_point = 96.0 / 72.0;
constexpr double half_turn_deg = 180.0;

/// How far apart the marks of the vertical axis are: `usual`, less where that gives few, more where they
/// would touch each other.
double mark_step(double usual, double span, double height_px, int size)
{
    constexpr std::array steps{0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0};
    constexpr double fewest = 3.0;
    const double least_px = 1.5 * size * px_per_point;
    double step = usual;
    for (auto finer = steps.rbegin(); finer != steps.rend() && span / step < fewest; ++finer) {
        step = std::min(step, *finer);
    }
    for (const double coarser : steps) {
        if (height_px * step / span < least_px) {
            step = std::max(step, coarser);
        }
    }
    return step;
}

std::string percent_tics(bool labelled)
{
    constexpr std::array<std::string_view, 12> labels{"0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03",
                                                      "0.1",    "0.3",    "1",     "3",     "10",   "30"};
    std::string tics;
    for (const auto label : labels) {
        const double level_db = 20.0 * std::log10(*parse_number(label) / 100.0);
        tics += (tics.empty() ? "" : ",") + (labelled ? gnuplot_quote(label) : "''") + " " + number(level_db);
    }
    return "set ytics (" + tics + (labelled ? ",'100' 0)" : ",'' 0)");
}

std::string level_tics(const Figure& figure, double height_px, const PanelStyle& style)
{
    if (figure.percent) {
        return percent_tics(style.left_marks);
    }
    constexpr double every_db = 10.0;
    constexpr double every_db_of_differences = 5.0;
    const double usual =
        figure.mark_every.value_or(figure.tolerance_band ? every_db_of_differences : every_db);
    const double step = mark_step(usual, figure.highest.value - figure.lowest.value, height_px, style.size);
    const bool by_one = figure.tolerance_band && !figure.mark_every && step == every_db_of_differences;
    return "set ytics " + number(step) + "\nset mytics " + (by_one ? "5" : "2");
}

void add_axes(GnuplotScript& script, const Figure& figure, const Sheet& sheet, Lettering& lettering,
              const PanelStyle& style)
{
    add_plot_area(script, sheet, sheet.top_px, sheet.plot_height_px);
    const auto ink = text_colour(sheet.colours.ink);
    const auto marks = font(style.size);
    script.line("set logscale x 10")
        .line("set xrange [" + number(figure.range.from.value) + ":" + number(figure.range.to.value) + "]")
        .line("set yrange [" + number(figure.lowest.value) + ":" + number(figure.highest.value) + "]")
        .line(frequency_tics(figure.range, style.frequency_marks) + ink + marks)
        .line(level_tics(figure, sheet.plot_height_px, style))
        .line("set ytics" + ink + marks)
        .line(std::string("set format y ") + (style.left_marks ? "'% h'" : "''"));
    if (!style.axis_labels) {
        return;
    }
    const auto level_axis = lettering.fitted(figure.level_axis, "vertical axis label",
                                             sheet.plot_height_px + beside_axis_px, text_size);
    // By hand: gnuplot's own labels move, or are lost, where its SVG is scaled.
    script.line("set label " + gnuplot_quote(level_axis) + " at " + Sheet::x(sheet.left_px - level_label_px) +
                ", " + sheet.y(sheet.top_px + sheet.plot_height_px / 2.0) + " center rotate by 90" + ink +
                font(text_size));
    add_frequency_label(script, sheet);
    if (figure.percent) {
        script.line("set border 11")
            .line("set y2range [" + number(figure.lowest.value) + ":" + number(figure.highest.value) + "]")
            .line("set y2tics 10 format '%g dB'" + text_colour(sheet.colours.caption) + font(caption_size));
    }
}

void add_tolerance(GnuplotScript& script, const Figure& figure, const Sheet& sheet)
{
    const auto band = number(figure.tolerance_band->value);
    script.line("set object 2 rectangle from first " + number(figure.range.from.value) + ", first -" + band +
                " to first " + number(figure.range.to.value) + ", first " + band + " behind fc rgb '" +
                std::string(sheet.colours.tolerance) + "' fs transparent solid 0.08 noborder");
    script.line("set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 2 lc rgb '" +
                std::string(sheet.colours.border) + "' back");
}

/// Where lines leave room for the three lines of the label in the zone above `from`: 1 at its top, -1 at its
/// bottom, 0 where they don't.
int free_end(const Figure& figure, const Sheet& sheet, double from)
{
    const double db_per_px = (figure.highest.value - figure.lowest.value) / sheet.plot_height_px;
    const double label_db = zone_label_px * db_per_px;
    bool top = true;
    bool bottom = true;
    for (const auto& line : figure.lines) {
        const auto frequency_hz = line.curve.frequency_hz();
        for (std::size_t i = 0; i < frequency_hz.size(); ++i) {
            if (frequency_hz[i] >= from && frequency_hz[i] <= figure.range.to.value) {
                top = top && line.curve.spl_db()[i] < figure.highest.value - label_db;
                bottom = bottom && line.curve.spl_db()[i] > figure.lowest.value + label_db;
            }
        }
    }
    return top ? 1 : bottom ? -1 : 0;
}

void add_unreliable_zone(GnuplotScript& script, const Figure& figure, const Sheet& sheet, bool labelled)
{
    const double from = std::max(figure.unreliable_above->value, figure.range.from.value);
    const double to = figure.range.to.value;
    if (from < to) {
        script.line("set object 1 rectangle from first " + number(from) + ", graph 0 to first " + number(to) +
                    ", graph 1 behind fc rgb '" + std::string(sheet.colours.zone) +
                    "' fs transparent solid 0.14 noborder");
    }
    const int end = zone_label_end(figure, sheet);
    if (end == 0 || !labelled) {
        return;
    }
    const std::array lines{std::string("coupler not"), std::string("reliable"),
                           "above " + format_shortest(figure.unreliable_above->value / 1000.0) + " kHz"};
    const double first_px =
        end == 1 ? zone_margin_px : sheet.plot_height_px - zone_margin_px - 2.0 * zone_row_px;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        script.line("set label " + gnuplot_quote(lines[i]) + " at first " + number(std::sqrt(from * to)) +
                    ", " + sheet.y(sheet.top_px + first_px + static_cast<double>(i) * zone_row_px) +
                    " center" + text_colour(sheet.colours.zone_text) + font(caption_size));
    }
}

/// The points from just outside the picture's edges on: gnuplot needs no more.
struct Visible {
    std::size_t first;
    std::size_t count;
};

Visible visible_points(std::span<const double> frequency_hz, const Band& range)
{
    const auto inside_from = std::lower_bound(frequency_hz.begin(), frequency_hz.end(), range.from.value);
    const auto inside_to = std::upper_bound(frequency_hz.begin(), frequency_hz.end(), range.to.value);
    const auto first = std::max<std::ptrdiff_t>(inside_from - frequency_hz.begin() - 1, 0);
    const auto last =
        std::min<std::ptrdiff_t>(inside_to - frequency_hz.begin() + 1, std::ssize(frequency_hz));
    return {static_cast<std::size_t>(first), static_cast<std::size_t>(last - first)};
}

/// Adds the shade of a line as a closed outline: along the lowest levels, back along the highest.
/// @returns the plot command, empty where the line has none.
std::string add_band(GnuplotScript& script, const FigureLine& line, const Visible& visible,
                     const std::string& name, const Sheet& sheet)
{
    const auto* lowest = find_column(line.curve, column::min_db);
    const auto* highest = find_column(line.curve, column::max_db);
    if (!line.band || lowest == nullptr || highest == nullptr) {
        return {};
    }
    const auto edge = [&](const std::vector<double>& levels) {
        return pixel_envelope(line.curve.frequency_hz().subspan(visible.first, visible.count),
                              std::span(levels).subspan(visible.first, visible.count),
                              sheet.pixels(sheet.plot_width_px));
    };
    auto outline = edge(*lowest);
    const auto back = edge(*highest);
    outline.x.insert(outline.x.end(), back.x.rbegin(), back.x.rend());
    outline.y.insert(outline.y.end(), back.y.rbegin(), back.y.rend());
    script.data(name, outline.x, outline.y);
    return "$" + name + " using 1:2 with filledcurves closed fc rgb '" +
           std::string(band_colour(line, sheet.colours)) + "' fs transparent solid " +
           (line.target ? "0.16" : "0.35") + " noborder notitle";
}

/// Parts a line where it goes from one end of a turn to the other.
LinePoints without_turns(const LinePoints& points)
{
    LinePoints parted;
    for (std::size_t i = 0; i < points.x.size(); ++i) {
        if (!parted.y.empty() && std::abs(points.y[i] - parted.y.back()) > half_turn_deg) {
            parted.x.push_back(points.x[i]);
            parted.y.push_back(std::numeric_limits<double>::quiet_NaN());
        }
        parted.x.push_back(points.x[i]);
        parted.y.push_back(points.y[i]);
    }
    return parted;
}

/// Thinner where curves would cover each other.
double line_width(std::span<const FigureLine> lines)
{
    const auto curves = std::count_if(lines.begin(), lines.end(), [](const FigureLine& line) {
        return !line.target && !line.floor && !line.faint;
    });
    constexpr std::ptrdiff_t many = 12;
    constexpr std::ptrdiff_t very_many = 60;
    return curves <= many ? line_px : curves <= very_many ? 2.5 : 1.5;
}

/// Beneath all others lie curves for comparison, then targets and noise.
int layer(const FigureLine& line)
{
    return line.faint ? 0 : line.target || line.floor ? 1 : 2;
}

} // namespace

int zone_label_end(const Figure& figure, const Sheet& sheet)
{
    constexpr double least_width_px = 120.0;
    if (!figure.unreliable_above) {
        return 0;
    }
    const double from = std::max(figure.unreliable_above->value, figure.range.from.value);
    const double decades = std::log10(figure.range.to.value / from);
    const bool is_wide = sheet.plot_width_px * decades / decades_of(figure.range) >= least_width_px;
    return is_wide ? free_end(figure, sheet, from) : 0;
}

std::string zone_text(const Figure& figure)
{
    return figure.unreliable_above && *figure.unreliable_above < figure.range.to
               ? "grey = coupler not reliable above " +
                     format_shortest(figure.unreliable_above->value / 1000.0) + " kHz"
               : std::string();
}

void add_frequency_label(GnuplotScript& script, const Sheet& sheet)
{
    script.line("set label 'Frequency (Hz)' at " + Sheet::x(sheet.left_px + sheet.plot_width_px / 2.0) +
                ", " + sheet.y(sheet.top_px + sheet.plot_height_px + frequency_label_px) + " center" +
                text_colour(sheet.colours.ink) + font(text_size));
}

void add_panel(GnuplotScript& script, const Figure& figure, const Sheet& sheet, Lettering& lettering,
               const std::string& name, const PanelStyle& style)
{
    add_axes(script, figure, sheet, lettering, style);
    if (figure.tolerance_band) {
        add_tolerance(script, figure, sheet);
    }
    if (figure.unreliable_above) {
        add_unreliable_zone(script, figure, sheet, style.axis_labels);
    }
    const double width = std::min(line_width(figure.lines), style.finest_line);
    std::array<std::string, 3> layers;
    std::string bands;
    for (std::size_t i = 0; i < figure.lines.size(); ++i) {
        const auto& line = figure.lines[i];
        const auto data = name + "curve" + std::to_string(i);
        const auto visible = visible_points(line.curve.frequency_hz(), figure.range);
        const auto points = pixel_envelope(line.curve.frequency_hz().subspan(visible.first, visible.count),
                                           line.curve.spl_db().subspan(visible.first, visible.count),
                                           sheet.pixels(sheet.plot_width_px));
        const auto drawn = figure.angle ? without_turns(points) : points;
        script.data(data, drawn.x, drawn.y);
        const auto plot =
            "$" + data + " using 1:2 with lines " + line_style(line, sheet.colours, width) + " notitle";
        // The first target or noise is the last of its layer to be drawn, as it is the first of the legend.
        auto& plots = layers[static_cast<std::size_t>(layer(line))];
        plots = plots.empty() ? plot : layer(line) == 1 ? plot + ", " + plots : plots + ", " + plot;
        const auto band = add_band(script, line, visible, name + "band" + std::to_string(i), sheet);
        bands += band.empty() ? "" : band + ", ";
    }
    std::string plots;
    for (const auto& each : layers) {
        plots += plots.empty() || each.empty() ? each : ", " + each;
    }
    script.line("plot " + bands + plots);
}

} // namespace earbench
