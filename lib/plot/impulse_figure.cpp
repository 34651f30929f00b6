#include "plot/impulse_figure.hpp"

#include "plot/figure_frame.hpp"
#include "plot/legend.hpp"
#include "plot/sheet.hpp"

#include <cassert>

namespace earbench {

namespace {

// Distances in px at a width of 1600 px.
constexpr double impulse_left_px = 150.0;
constexpr double impulse_right_px = 44.0;
constexpr double amplitude_height_px = 470.0;
constexpr double energy_height_px = 320.0;
constexpr double between_px = 36.0;

std::string axis_label(std::string_view axis, std::string_view text, const Palette& colours)
{
    return "set " + std::string(axis) + " " + gnuplot_quote(text) + " offset 0,0" + text_colour(colours.ink) +
           font(text_size);
}

/// Draws one column of all lines, the first curve on top.
void plot_lines(GnuplotScript& script, const Figure& frame, std::string_view column, const Palette& colours)
{
    std::string plots;
    for (std::size_t i = frame.lines.size(); i-- > 0;) {
        plots += (plots.empty() ? "plot $" : ", $") + std::string(column) + std::to_string(i) +
                 " using 1:2 with lines " + line_style(frame.lines[i], colours, 3.0) + " notitle";
    }
    script.line(plots);
}

} // namespace

std::vector<ImpulseTrace> shown_traces(std::span<const ImpulseResponse> responses)
{
    const auto to = shown_time(responses);
    const auto from = shown_start(responses);
    std::vector<ImpulseTrace> traces;
    for (const auto& response : responses) {
        traces.push_back(trace_impulse(response, from, to));
    }
    return traces;
}

Picture render_impulse_figure(std::span<const FrequencyResponse> curves, std::span<const ImpulseTrace> lines,
                              const ResponseFigureOptions& options, const std::string& format,
                              std::string_view zero)
{
    assert(!lines.empty() && lines.size() == curves.size());
    auto frame = framed(curves, options);
    frame.lines = lines_of(curves);
    frame.subtitle = "Impulse response" + std::string(figure_separator) + "0 ms = " + std::string(zero) +
                     std::string(figure_separator) + "100 % and 0 dB = greatest of each";
    Lettering lettering(format);
    const Legend legend(frame.lines, sheet_width_px - impulse_left_px - impulse_right_px, lettering);
    Sheet sheet(frame.look, legend.height_px(), impulse_left_px, impulse_right_px);
    sheet.set_plot_height(amplitude_height_px + between_px + energy_height_px);
    const double stretch = (sheet.plot_height_px - between_px) / (amplitude_height_px + energy_height_px);
    const double above_px = stretch * amplitude_height_px;
    GnuplotScript script;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        script.data("amplitude" + std::to_string(i), lines[i].time_ms, lines[i].amplitude_percent);
        script.data("energy" + std::to_string(i), lines[i].time_ms, lines[i].energy_db);
    }
    script.line("set multiplot");
    add_plot_area(script, sheet, sheet.top_px, above_px);
    add_texts(script, frame, sheet, lettering);
    legend.add_to(script, sheet.left_px, legend_px, sheet);
    script
        .line("set xrange [" + number(lines.front().time_ms.front()) + ":" +
              number(lines.front().time_ms.back()) + "]")
        .line("set mxtics 5")
        .line("set format x ''")
        .line("set yrange [-105:105]")
        .line("set ytics 50")
        .line("set mytics 2")
        .line(axis_label("ylabel", "Amplitude (%)", sheet.colours));
    const std::string thin = " nohead lw 1.6 lc rgb '" + std::string(sheet.colours.axis) + "' back";
    const std::string arrival = "set arrow from first 0, graph 0 to first 0, graph 1" + thin;
    script.line(arrival).line("set arrow from graph 0, first 0 to graph 1, first 0" + thin);
    plot_lines(script, frame, "amplitude", sheet.colours);
    forget_texts(script);
    add_plot_area(script, sheet, sheet.top_px + above_px + between_px, stretch * energy_height_px);
    script.line("set format x '%g'")
        .line("set yrange [-80:3]")
        .line("set ytics 20")
        .line("set mytics 2")
        .line(axis_label("ylabel", "Energy (dB)", sheet.colours))
        .line(axis_label("xlabel", "Time (ms)", sheet.colours))
        .line(arrival);
    plot_lines(script, frame, "energy", sheet.colours);
    script.line("unset multiplot");
    return draw(script, sheet, frame.title, lettering);
}

} // namespace earbench
