// fr-smooth - smooth frequency responses over a fraction of an octave. See fr-smooth(1).

#include "common/curves.hpp"
#include "common/tool.hpp"
#include "curve/grid.hpp"
#include "curve/level_mean.hpp"
#include "io/curves.hpp"
#include "io/fr_csv.hpp"
#include "smoothing/fractional_octave.hpp"

using namespace earbench;

int main(int argc, char** argv)
{
    std::vector<std::string> inputs;
    std::optional<std::string> width_text;
    AverageKind kind = AverageKind::power;
    std::string grid_text = "native";
    bool force = false;

    cli::Tool tool("fr-smooth", "Smooth frequency responses over a fraction of an octave");
    tool.inputs(inputs, "Curves in any format that fr-csv(5) names, - for standard input", curve_file_endings)
        .option("-w,--width", width_text, "1/N", "Width of the smoothing window in octaves")
        .choice("--average", kind, average_kinds, "What is averaged")
        .option("--grid", grid_text, "native|log:N|FILE", "Frequencies of the result", cli::InStep::file_name)
        .flag("--force", force, "Let the result replace an input", cli::InStep::nothing)
        .output(cli::fr_csv_endings())
        .may_replace_inputs(force)
        .examples({"fr-smooth -w 1/12 Crimson.txt >smooth.csv",
                   "fr-smooth -w 1/6 --grid log:24 -o smooth.csv Crimson.txt"});

    return tool.run(argc, argv, [&] {
        if (!width_text) {
            throw Error(Fault::usage, "expected --width but found none");
        }
        const auto width = parse_width(*width_text);
        const auto grid = cli::read_grid(grid_text);
        std::vector<FrequencyResponse> smoothed;
        for (const auto& curve : cli::read_all_curves(tool, inputs)) {
            const auto before = widest_pass(curve.notes().get("smoothing"));
            if (before && before->value >= width.value) {
                tool.note(label(curve) +
                          ": already smoothed as wide or wider: " + curve.notes().get("smoothing"));
            }
            tool.attempt([&] {
                auto result = smooth(curve, width, kind);
                if (grid) {
                    if (result.has_phase()) {
                        tool.note(label(curve) +
                                  ": phase dropped, it has no value between the points of the new grid");
                    }
                    result = resample(result, grid->points_within(result));
                }
                result.notes().add("step", tool.step());
                smoothed.push_back(std::move(result));
            });
        }
        if (!smoothed.empty()) {
            tool.print(to_fr_csv(smoothed));
        }
        return 0;
    });
}
