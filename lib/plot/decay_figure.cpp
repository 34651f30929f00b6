#include "plot/decay_figure.hpp"

#include "core/number.hpp"
#include "plot/figure_frame.hpp"
#include "plot/sheet.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace earbench {

namespace {

// Distances in px at a width of 1600 px.
constexpr double decay_left_px = 110.0;
constexpr double decay_right_px = 190.0;
constexpr double one_map_height_px = 720.0;
constexpr double two_maps_height_px = 440.0;
constexpr double many_maps_height_px = 330.0;
constexpr double least_map_height_px = 120.0;
constexpr double heading_px = 46.0;        // above each map
constexpr double heading_middle_px = 28.0; // above the map
constexpr double coupler_bar_px = 5.0;     // above the map
constexpr double between_maps_px = 66.0;   // for the tics
constexpr double bar_left_px = 28.0;       // from the map
constexpr double bar_width_px = 30.0;

constexpr double lowest_decay_db = -60.0;
constexpr int colours = 24; // of 2.5 dB
const double first_decade = std::log10(20.0);
const double last_decade = std::log10(20'000.0);

/// Viridis (N. Smith and S. van der Walt, public domain) at every tenth of its length.
constexpr std::string_view palette =
    "0 '#440154', 1 '#482475', 2 '#414487', 3 '#355F8D', 4 '#2A788E', 5 '#21918C', 6 '#22A884', "
    "7 '#44BF70', 8 '#7AD151', 9 '#BDDF26', 10 '#FDE725'";

double map_height_px(std::size_t maps)
{
    return maps == 1 ? one_map_height_px : maps == 2 ? two_maps_height_px : many_maps_height_px;
}

/// The outline of what lies below 1 / (end - time); empty where that is nothing.
void add_unresolved(GnuplotScript& script, const SpectralDecay& map, const std::string& name,
                    std::string& plots)
{
    const double from = std::log10(map.frequency_hz.front());
    const double to = std::log10(map.frequency_hz.back());
    std::vector<double> x{from};
    std::vector<double> y{map.time_ms.front()};
    for (const double time_ms : map.time_ms) {
        const double left_s = (map.end_ms - time_ms) / 1000.0;
        const double edge = left_s > 0.0 ? -std::log10(left_s) : to;
        x.push_back(std::clamp(edge, from, to));
        y.push_back(time_ms);
    }
    if (x.back() <= from) {
        return;
    }
    x.push_back(from);
    y.push_back(map.time_ms.back());
    script.data(name, x, y);
    plots += ", $" + name + " using 1:2 with filledcurves closed fc rgb '#C9CDD2' fs solid noborder notitle";
}

void add_map(GnuplotScript& script, const SpectralDecay& map, std::size_t index)
{
    const auto columns = map.frequency_hz.size();
    const auto name = "decay" + std::to_string(index);
    const double x_step =
        std::log10(map.frequency_hz.back() / map.frequency_hz.front()) / static_cast<double>(columns - 1);
    const double y_step =
        (map.time_ms.back() - map.time_ms.front()) / static_cast<double>(map.time_ms.size() - 1);
    script.matrix(name, map.level_db, columns);
    std::string plots = "plot $" + name + " matrix using (" +
                        format_shortest(std::log10(map.frequency_hz.front())) + "+$1*" +
                        format_shortest(x_step) + "):(" + format_shortest(map.time_ms.front()) + "+$2*" +
                        format_shortest(y_step) + "):3 with image notitle";
    add_unresolved(script, map, "unresolved" + std::to_string(index), plots);
    script.line(plots);
}

bool any_unresolved(std::span<const SpectralDecay> maps)
{
    return std::any_of(maps.begin(), maps.end(), [](const SpectralDecay& map) {
        return (map.end_ms - map.time_ms.back()) / 1000.0 * map.frequency_hz.front() < 1.0;
    });
}

/// A bar above the map, where it hides nothing: the resonance of a coupler lies at the limit.
void mark_coupler(GnuplotScript& script, const Figure& frame, const Sheet& sheet, double top_px)
{
    const double from = frame.unreliable_above->value;
    const auto y = sheet.y(top_px - coupler_bar_px);
    script.line("set arrow from first " + number(std::log10(from)) + ", " + y + " to graph 1, " + y +
                " nohead lw 4 lc rgb '" + std::string(sheet.colours.zone) + "'");
    script.line("set label " +
                gnuplot_quote("coupler not reliable above " + format_shortest(from / 1000.0) + " kHz") +
                " at graph 1, " + sheet.y(top_px - heading_middle_px) + " right" +
                text_colour(sheet.colours.zone_text) + font(caption_size));
}

std::string milliseconds(double value_ms)
{
    constexpr double steps_per_ms = 100.0;
    return format_shortest(std::round(value_ms * steps_per_ms) / steps_per_ms) + " ms";
}

} // namespace

Picture render_decay_figure(std::span<const FrequencyResponse> curves, std::span<const SpectralDecay> maps,
                            const ResponseFigureOptions& options, const std::string& format)
{
    assert(!maps.empty() && maps.size() == curves.size() && maps.size() <= most_decay_maps);
    auto frame = framed(curves, options);
    const auto names = lines_of(curves);
    frame.subtitle = "Cumulative spectral decay" + std::string(figure_separator) + "window: rise " +
                     milliseconds(maps.front().rise_ms) + ", end " + milliseconds(maps.front().end_ms);
    frame.subtitle += any_unresolved(maps) ? std::string(figure_separator) + "grey = unresolved" : "";
    Sheet sheet(frame.look, 0.0, decay_left_px, decay_right_px);
    const auto count = static_cast<double>(maps.size());
    const double beside_maps_px = count * heading_px + (count - 1.0) * between_maps_px;
    sheet.set_plot_height(count * map_height_px(maps.size()) + beside_maps_px,
                          count * least_map_height_px + beside_maps_px);
    const double height_px = (sheet.plot_height_px - beside_maps_px) / count;
    GnuplotScript script;
    Lettering lettering(format);
    script.line("set multiplot")
        .line("set palette maxcolors " + std::to_string(colours) + " defined (" + std::string(palette) + ")")
        .line("set cbrange [" + number(lowest_decay_db) + ":0]")
        .line("set xrange [" + number(first_decade) + ":" + number(last_decade) + "]");
    double top_px = sheet.top_px;
    for (std::size_t i = 0; i < maps.size(); ++i) {
        top_px += heading_px;
        add_plot_area(script, sheet, top_px, height_px);
        if (i == 0) {
            add_texts(script, frame, sheet, lettering);
        }
        script.line("set label " + gnuplot_quote(lettering.drawable(names[i].legend)) + " at graph 0, " +
                    sheet.y(top_px - heading_middle_px) + " left" + text_colour(sheet.colours.ink) +
                    font(text_size));
        if (frame.unreliable_above) {
            mark_coupler(script, frame, sheet, top_px);
        }
        script.line("set border 15 front lw 1.6 lc rgb '" + std::string(sheet.colours.border) + "'")
            .line("unset grid")
            .line(frequency_tics(usual_range, {.logarithms = true}))
            .line("set yrange [0:" + number(maps[i].time_ms.back()) + "]")
            .line("set ylabel 'Time (ms)'" + text_colour(sheet.colours.ink) + font(text_size))
            .line("set cblabel 'Level (dB re greatest)' offset 1.5,0" + text_colour(sheet.colours.ink) +
                  font(text_size))
            .line("set cbtics 10 scale 0.5" + text_colour(sheet.colours.ink) + font(text_size))
            .line("set colorbox user origin " + Sheet::x(sheet_width_px - decay_right_px + bar_left_px) +
                  ", " + sheet.y(top_px + height_px) + " size " + Sheet::x(bar_width_px) + ", screen " +
                  number(height_px / sheet.height_px) + " border");
        if (i + 1 == maps.size()) {
            script.line("set xlabel 'Frequency (Hz)'" + text_colour(sheet.colours.ink) + font(text_size));
        }
        add_map(script, maps[i], i);
        forget_texts(script);
        top_px += height_px + between_maps_px;
    }
    script.line("unset multiplot");
    return draw(script, sheet, frame.title, lettering);
}

} // namespace earbench
