// fr-compare - compare frequency responses with targets and other IEMs: measures, differences, figure. See
// fr-compare(1).

#include "common/curves.hpp"
#include "common/picture.hpp"
#include "compare/archive.hpp"
#include "compare/target.hpp"
#include "core/folders.hpp"
#include "figures.hpp"
#include "io/fr_csv.hpp"
#include "options.hpp"
#include "printed_report.hpp"
#include "references.hpp"
#include "report.hpp"
#include "rows.hpp"
#include "takes.hpp"

#include <algorithm>

using namespace earbench;

namespace {

void check_options(const CompareOptions& options)
{
    if (options.delta && (options.format == TableFormat::json || options.format == TableFormat::markdown)) {
        throw Error(Fault::usage, "expected fr-csv for --delta but found " +
                                      std::string(name_of(table_formats, options.format)));
    }
    if (options.sort && options.nearest) {
        throw Error(Fault::usage, "expected --sort or --nearest but found both");
    }
    const bool by_rows = options.delta || options.plot || options.sort || options.nearest || options.score ||
                         !options.targets.empty() || !options.references.empty() || !options.limits.empty() ||
                         !options.within.empty();
    require_control_alone(options);
    if (options.matrix && by_rows) {
        throw Error(Fault::usage,
                    "expected --matrix without --target, --reference, --delta, --plot, --limit, "
                    "--sort, --within, --nearest and --score: it compares every curve with every "
                    "other");
    }
}

/// All curves, without the targets among those of folders.
std::vector<FrequencyResponse> read_iems(cli::Tool& tool, const CompareOptions& options)
{
    auto curves = cli::read_all_curves(tool, options.inputs);
    if (options.takes_folders) {
        const auto removed = std::erase_if(
            curves, [](const FrequencyResponse& curve) { return is_target_name(curve.notes().get("name")); });
        if (removed > 0) {
            tool.note("left out as targets, by their names: " + std::to_string(removed));
        }
    }
    return curves;
}

void draw(const cli::Tool& tool, const std::string& path, std::span<const Comparison> rows,
          std::span<const Subject> subjects, const FigureContext& context, bool delta)
{
    const auto figure = delta ? deviation_figure(differences_of(rows, subjects), rows, context)
                              : comparison_figure(shown_curves(rows, subjects), context);
    cli::write_picture(tool, path, render_figure(figure, figure_format(path)));
}

int run(cli::Tool& tool, const CompareOptions& options)
{
    check_options(options);
    const auto how = deviation_options(options);
    const auto choice = row_choice(options, how);
    if (options.plot) {
        (void)figure_format(*options.plot); // before any work is done
    }
    KnownSeatings known;
    auto references = read_references(tool, options, how, known.references);
    auto curves = join_takes(tool, options, read_iems(tool, options), known.curves);
    if (curves.empty()) {
        return 0; // every input failed and was reported, or is a target
    }
    if (references.empty() && !options.matrix) {
        references = iem_references(take_first(curves), options.channels, disagreement(options), how.align);
    }
    const auto tell = [&](const Error& error) { tool.attempt([&] { throw error; }); };
    auto subjects = pair_channels(std::move(curves), how.range);
    if (options.channels == ChannelUse::average || options.matrix) {
        subjects = join_channels(subjects, disagreement(options), tell);
    }
    if (options.matrix) {
        tool.print(matrix_report(distances_between(subjects, how, tell), options.format));
        return 0;
    }
    warn_of_rigs(tool, subjects, references);
    auto all = own_history(compare_all(tool, how, subjects, references, options.delta), options);
    add_certainty(tool, options, how, all, references, known);
    const auto rows = choose_rows(all, choice);
    if (rows.empty()) {
        if (!all.empty()) {
            tool.complain("expected curves for --within and --nearest but none of " +
                          std::to_string(all.size()) + " comparisons is left");
        }
        return all.empty() ? 0 : 1;
    }
    if (options.plot) {
        draw(tool, *options.plot, rows, subjects, {references, how, figure_look(options, how)},
             options.delta);
    }
    if (options.delta) {
        auto differences = differences_of(rows, subjects);
        // It lists all inputs: once for them all.
        const auto step = tool.step();
        for (auto& difference : differences) {
            difference.notes().add("step", step);
        }
        tool.print(to_fr_csv(differences));
    } else {
        tool.print(report_of(rows, how, options));
    }
    const int drift = tell_drift(tool, options, rows);
    return std::max(drift, check_limits(tool, rows, choice.limits, references.size() > 1));
}

} // namespace

int main(int argc, char** argv)
{
    CompareOptions options;
    cli::Tool tool("fr-compare",
                   "Compare frequency responses with targets and other IEMs: measures, differences, figure");
    declare(tool, options);
    options.takes_folders =
        std::any_of(argv + 1, argv + argc, [](const char* word) { return is_folder(word); });
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
