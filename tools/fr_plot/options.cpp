#include "options.hpp"

#include "common/curves.hpp"
#include "core/quantity.hpp"
#include "curve/align.hpp"
#include "io/curves.hpp"

namespace earbench {

namespace {

constexpr auto figure_formats = std::to_array<Choice<FigureFormat>>({{"text", FigureFormat::text},
                                                                     {"png", FigureFormat::png},
                                                                     {"svg", FigureFormat::svg},
                                                                     {"pdf", FigureFormat::pdf},
                                                                     {"html", FigureFormat::html}});
constexpr auto figure_endings = std::to_array<Choice<FigureFormat>>({{".txt", FigureFormat::text},
                                                                     {".png", FigureFormat::png},
                                                                     {".svg", FigureFormat::svg},
                                                                     {".pdf", FigureFormat::pdf},
                                                                     {".html", FigureFormat::html}});

Decibel tolerance_of(const std::string& text)
{
    const auto tolerance = parse_decibels(text);
    if (!tolerance || tolerance->value < 0.0) {
        throw Error(Fault::usage, "expected decibels of at least 0 for --tolerance but found '" + text + "'");
    }
    return *tolerance;
}

} // namespace

void declare(cli::Tool& tool, Options& options)
{
    tool.inputs(options.inputs, "Curves (see fr-csv(5)), - for standard input, or impulse responses",
                curve_file_endings)
        .option("-t,--target", options.targets, "NAME|FILE",
                "Built-in target or a file with one curve (may repeat)", cli::InStep::file_name)
        .choice("--kind", options.kind, curve_kinds, "What is shown of the curves")
        .option("--align", options.align, "HZ|HZ-HZ|none", "Match the levels of a response to 60 dB there")
        .group("Arrangement")
        .flag("--overlay", options.overlay, "All curves in one plot, each with a look of its own")
        .flag("--grid", options.grid, "A panel for each IEM")
        .flag("--overview", options.overview, "Thin grey curves behind 12 or the highlighted ones")
        .option("--highlight", options.highlight, "NAME", "IEM or curve that stands out (may repeat)")
        .group("Axes")
        .option("--range", options.range, "HZ-HZ", "Frequencies that are drawn")
        .option("--level", options.level, "LOW-HIGH", "Ends of the vertical axis, in its unit")
        .choice("--aspect", options.aspect, aspects, "Decibels per decade")
        .option("--tolerance", options.tolerance, "DB", "Shade so much about the target or about 0 dB")
        .group("Look")
        .choice("--theme", options.theme, themes, "Colours")
        .option("--size", options.size, "WIDTH|WIDTHxHEIGHT", "Size in pixels; texts grow with the width")
        .option("--legend", options.legend, "NAMES", "Names of the IEMs or curves, with commas between them")
        .flag("--label-at-end", options.label_at_end, "Names at the ends of the curves")
        .option("--title", options.title, "TEXT", "Title instead of the names")
        .option("--rig", options.rig, "TEXT", "Rig of curves that name none, for the caption")
        .option("--caption", options.caption, "TEXT", "Words before rig and smoothing in the caption")
        .output()
        .format(options.format, figure_formats, figure_endings, "What is written")
        .examples({"fr-plot Crimson-L.csv Crimson-R.csv",
                   "fr-plot -t harman-ie-2019 -o Crimson.png Crimson-L.csv Crimson-R.csv",
                   "fr-plot --grid --theme dark -o season.svg season/",
                   "fr-plot -t harman-ie-2019 -o season.html season/"});
}

CurveFigureOptions figure_options(const Options& options)
{
    if (options.overlay + options.grid + options.overview > 1) {
        throw Error(Fault::usage, "expected one of --overlay, --grid and --overview but found more than one");
    }
    if ((options.overlay || options.grid) && !options.highlight.empty()) {
        throw Error(Fault::usage, "expected --overview with --highlight but found another arrangement");
    }
    CurveFigureOptions how;
    how.kind = options.kind;
    how.matched = options.align != "none";
    how.common.align = parse_alignment(how.matched ? options.align : "500");
    how.common.title = options.title;
    how.common.rig = options.rig;
    how.common.caption = options.caption;
    how.common.range = parse_band("--range", options.range);
    how.common.look.theme = options.theme;
    how.common.look.label_at_end = options.label_at_end;
    set_size(how.common.look, options.size);
    how.aspect = options.aspect;
    if (options.level) {
        how.levels = parse_levels(*options.level);
    }
    if (options.tolerance) {
        how.tolerance = tolerance_of(*options.tolerance);
    }
    return how;
}

std::string name_of_format(FigureFormat format)
{
    return std::string(name_of(figure_formats, format));
}

} // namespace earbench
