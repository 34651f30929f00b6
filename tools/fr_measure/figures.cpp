#include "figures.hpp"

#include "core/files.hpp"
#include "plot/measurement_figure.hpp"

namespace earbench {

void declare_figure(cli::Tool& tool, FigureOptions& options)
{
    tool.option("--plot", options.path, "FIGURE", "Draw the result to FIGURE (.png, .svg or .pdf)")
        .choice("--plot-kind", options.kind, {"response", "distortion", "group-delay"},
                "What the figure shows");
}

void require_figure_format(const FigureOptions& options)
{
    if (options.path) {
        (void)figure_format(*options.path);
    }
}

void draw_figure(const FigureOptions& options, std::span<const FrequencyResponse> curves)
{
    if (!options.path || curves.empty()) {
        return;
    }
    const auto figure = options.kind == "distortion"    ? distortion_figure(curves, {})
                        : options.kind == "group-delay" ? group_delay_figure(curves, {})
                                                        : level_figure(curves, {});
    write_file(*options.path, render_figure(figure, figure_format(*options.path)));
}

} // namespace earbench
