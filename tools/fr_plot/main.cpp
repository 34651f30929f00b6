// fr-plot - draw frequency responses as a figure or as text. See fr-plot(1).

#include "common/curves.hpp"
#include "common/terminal.hpp"
#include "core/same_file.hpp"
#include "core/strings.hpp"
#include "impulses.hpp"
#include "options.hpp"
#include "plot/arrangement.hpp"
#include "plot/graph_page.hpp"

using namespace earbench;

namespace {

Arrangement arrangement_of(const Options& options)
{
    return options.overlay                                  ? Arrangement::overlay
           : options.grid                                   ? Arrangement::grid
           : options.overview || !options.highlight.empty() ? Arrangement::overview
                                                            : Arrangement::automatic;
}

void tell_kinds(const cli::Tool& tool, const Options& options, std::span<const FrequencyResponse> curves)
{
    const auto kinds = further_kinds(curves);
    if (options.kind == CurveKind::automatic && !kinds.empty()) {
        std::string listed;
        for (const auto kind : kinds) {
            listed += (listed.empty() ? "" : ", ") + std::string(kind);
        }
        tool.note("the curves have more to show: --kind " + listed);
    }
}

void write(const cli::Tool& tool, const Picture& picture)
{
    tool.print(picture.bytes);
    for (const auto& remark : picture.remarks) {
        tool.note((tool.output_path() == "-" ? "" : tool.output_path() + ": ") + remark);
    }
}

int draw_impulses(cli::Tool& tool, const Options& options, const CurveFigureOptions& how,
                  const std::vector<std::string>& names)
{
    if (options.format == FigureFormat::text) {
        throw Error(Fault::usage, "expected --output FIGURE (.png, .svg or .pdf) for impulse responses but "
                                  "found text");
    }
    const auto impulses = read_impulses(tool, options, names);
    if (!impulses.empty()) {
        write(tool, render_recorded(options.kind, impulses, how.common, name_of_format(options.format)));
    }
    return 0;
}

int run(cli::Tool& tool, const Options& options)
{
    const auto how = figure_options(options);
    if (options.format != FigureFormat::text && tool.output_path() == "-" && is_terminal("-")) {
        throw Error(Fault::usage,
                    "expected --output FILE or a pipe but found a terminal, which cannot show a "
                    "picture");
    }
    const auto names = options.legend ? split_names(*options.legend) : std::vector<std::string>();
    if (shows_impulses(options)) {
        return draw_impulses(tool, options, how, names);
    }
    std::vector<FrequencyResponse> targets;
    for (const auto& target : options.targets) {
        targets.push_back(cli::read_target(tool, target));
    }
    const auto curves = cli::read_all_curves(tool, options.inputs);
    if (curves.empty()) {
        return 0; // every input failed and was reported; the exit code is theirs
    }
    const auto arranged = arrange(curves, targets, how, {arrangement_of(options), options.highlight, names});
    tell_kinds(tool, options, curves);
    for (const auto& remark : arranged.remarks) {
        tool.note(remark);
    }
    write(tool, options.format == FigureFormat::html
                    ? render_graph_page(arranged, curves, targets, how)
                    : render(arranged, name_of_format(options.format), cli::output_columns(tool)));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    cli::Tool tool("fr-plot", "Draw frequency responses as a figure or as text");
    declare(tool, options);
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
