// fr-compare - compare frequency responses with targets and other IEMs: measures, differences, figure. See
// fr-compare(1).

#include "add_certainty.hpp"
#include "common/picture_file.hpp"
#include "figures.hpp"
#include "inputs.hpp"
#include "io/fr_csv.hpp"
#include "options.hpp"
#include "printed_report.hpp"
#include "references.hpp"
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

void draw(const cli::Tool& tool, const std::string& path, std::span<const Comparison> rows,
          const ComparedCurves& compared, const FigureContext& context, bool delta)
{
    const auto figure = delta ? deviation_figure(differences_of(rows, compared.notes), rows, context)
                              : comparison_figure(shown_curves(rows, compared.curves), rows, context);
    cli::write_picture(tool, path, render_figure(figure, figure_format(path)));
}

std::string differences_text(const cli::Tool& tool, std::span<const Comparison> rows,
                             const ComparedCurves& compared)
{
    auto differences = differences_of(rows, compared.notes);
    // It lists all inputs: once for them all.
    const auto step = tool.step();
    for (auto& difference : differences) {
        difference.notes().add("step", step);
    }
    return to_fr_csv(differences);
}

int run(cli::Tool& tool, const CompareOptions& options)
{
    check_options(options);
    const auto how = deviation_options(options);
    const auto choice = row_choice(options, how);
    if (options.plot) {
        (void)figure_format(*options.plot); // before any work is done
    }
    if (options.matrix) {
        if (const auto matrix = matrix_of_inputs(tool, options, how); !matrix.empty()) {
            tool.print(matrix);
        }
        return 0;
    }
    KnownSeatings known;
    auto references = read_references(tool, options, how, known.references);
    auto compared = compare_inputs(tool, options, how, references, known.curves);
    if (!compared) {
        return 0;
    }
    auto all = own_history(std::move(compared->rows), options);
    const auto limits = add_certainty(tool, options, how, all, references, known);
    const auto count = all.size();
    const auto rows = choose_rows(std::move(all), choice);
    if (rows.empty()) {
        if (count > 0) {
            tool.complain("expected curves for --within and --nearest but none of " + std::to_string(count) +
                          " comparisons is left");
        }
        return count == 0 ? 0 : 1;
    }
    if (options.plot) {
        draw(tool, *options.plot, rows, *compared, {references, how, figure_look(options, how), limits},
             options.delta);
    }
    if (options.delta) {
        tool.print(differences_text(tool, rows, *compared));
    } else {
        tool.print([&](const TextSink& write) { write_report(rows, how, options, write); });
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
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
