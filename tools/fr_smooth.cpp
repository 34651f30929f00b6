// fr-smooth - smooth frequency responses as programs of the field do. See fr-smooth(1).

#include "common/batch.hpp"
#include "common/curves.hpp"
#include "common/tool.hpp"
#include "curve/grid.hpp"
#include "io/curves.hpp"
#include "io/fr_csv.hpp"
#include "smoothing/smooth.hpp"

#include <iterator>

using namespace earbench;

namespace {

struct Options {
    std::vector<std::string> inputs;
    std::optional<std::string> width;
    SmoothingMethod method; ///< all of it but what --width says
    std::string grid = "native";
    bool force = false;
};

void declare(cli::Tool& tool, Options& options)
{
    tool.inputs(options.inputs, "Curves in any format that fr-csv(5) names, - for standard input",
                curve_file_endings)
        .option("-w,--width", options.width, "WIDTH",
                "Smoothing: 1/N octave, variable, psychoacoustic, erb, autoeq or cringraph[:LEVEL]")
        .choice("--average", options.method.mean, smoothing_means,
                "What is averaged [power, of psychoacoustic cubic]")
        .choice("--kernel", options.method.kernel, kernels, "Weights in the window [rect]")
        .choice("--edge", options.method.edge, edges, "Where the window would leave the curve [shrink]")
        .flag("--complex", options.method.complex, "Average the transfer function, not its magnitude")
        .option("--grid", options.grid, cli::grid_values, "Frequencies of the result", cli::InStep::file_name)
        .flag("--force", options.force, "Let the result replace an input", cli::InStep::nothing)
        .output(cli::fr_csv_endings())
        .may_replace_inputs(options.force)
        .jobs()
        .examples({"fr-smooth -w 1/12 Crimson.txt >smooth.csv",
                   "fr-smooth -w 1/6 --grid log:24 -o smooth.csv Crimson.txt",
                   "fr-smooth -w psychoacoustic Crimson.txt >smooth.csv"});
}

SmoothingMethod method_of(const Options& options)
{
    if (!options.width) {
        throw Error(Fault::usage, "expected --width but found none");
    }
    auto method = parse_smoothing(*options.width);
    method.kernel = options.method.kernel;
    method.mean = options.method.mean;
    method.edge = options.method.edge;
    method.complex = options.method.complex;
    require_consistent(method);
    return method;
}

/// A curve that has been smoothed, or why it could not be, and what there is to note.
struct Smoothed {
    std::vector<std::string> notes;
    std::optional<FrequencyResponse> curve;
    std::optional<Error> trouble;
};

FrequencyResponse on_grid(FrequencyResponse curve, const std::optional<cli::Grid>& grid,
                          std::vector<std::string>& notes)
{
    if (!grid) {
        return curve;
    }
    if (curve.has_phase()) {
        notes.push_back(label(curve) + ": phase dropped, it has no value between the points of the new grid");
    }
    return resample(curve, grid->points_within(curve));
}

Smoothed smoothed(FrequencyResponse curve, const SmoothingMethod& method,
                  const std::optional<cli::Grid>& grid)
{
    Smoothed result;
    const auto before = widest_pass(curve.notes().get("smoothing"));
    if (before && before->value >= narrowest_width(method).value && method.kind != SmoothingKind::cringraph) {
        result.notes.push_back(label(curve) +
                               ": already smoothed as wide or wider: " + curve.notes().get("smoothing"));
    }
    try {
        // What goes by samples is defined on those of the result.
        result.curve = goes_by_samples(method.kind)
                           ? smooth(on_grid(std::move(curve), grid, result.notes), method)
                           : on_grid(smooth(std::move(curve), method), grid, result.notes);
    } catch (const Error& error) {
        result.trouble = error;
    }
    return result;
}

int run(cli::Tool& tool, const Options& options)
{
    const auto method = method_of(options);
    const auto grid = cli::read_grid(options.grid);
    const auto read = [&](const std::string& input) {
        auto reading = read_curves(input, options.inputs);
        std::vector<Smoothed> curves;
        for (auto& curve : reading.curves) {
            curves.push_back(smoothed(std::move(curve), method, grid));
        }
        return std::pair(std::move(reading.remarks), std::move(curves));
    };
    std::vector<Smoothed> all;
    cli::for_each_input(tool, options.inputs, read, [&](const std::string&, auto input) {
        for (const auto& remark : input.first) {
            tool.note(remark);
        }
        std::move(input.second.begin(), input.second.end(), std::back_inserter(all));
    });
    std::vector<FrequencyResponse> results;
    const auto step = tool.step();
    for (auto& each : all) {
        for (const auto& text : each.notes) {
            tool.note(text);
        }
        tool.attempt([&] {
            if (each.trouble) {
                throw *each.trouble;
            }
            results.push_back(std::move(*each.curve));
            results.back().notes().add("step", step);
        });
    }
    if (!results.empty()) {
        tool.print(to_fr_csv(results));
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    cli::Tool tool("fr-smooth",
                   "Smooth frequency responses over fractions of an octave, as REW, AutoEq or CrinGraph do");
    declare(tool, options);
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
