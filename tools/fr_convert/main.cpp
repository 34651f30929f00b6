// fr-convert - convert frequency responses from any format that is read to any that is written. See
// fr-convert(1).

#include "changes.hpp"
#include "common/picture_file.hpp"
#include "core/strings.hpp"
#include "curve/align.hpp"
#include "inputs.hpp"
#include "io/curve_folder.hpp"
#include "io/curve_tables.hpp"
#include "io/curves.hpp"
#include "io/export_losses.hpp"
#include "plot/curve_figure.hpp"

using namespace earbench;

namespace {

struct Options {
    std::vector<std::string> inputs;
    CurveFormat format = CurveFormat::fr_csv;
    std::optional<std::string> channel;
    std::vector<std::string> renamings;
    bool sort = false;
    std::string grid = "native";
    std::optional<std::string> range;
    Decibel offset;
    bool invert = false;
    bool force = false;
    std::optional<std::string> plot;
};

void declare(cli::Tool& tool, Options& options)
{
    tool.inputs(options.inputs,
                "Curves in any format that fr-csv(5) names, or impulse responses, - for standard input",
                curve_file_endings)
        .format(options.format, curve_formats, curve_endings, "Format to write")
        .option("--channel", options.channel, "CHANNEL", "Take the curves of this channel only")
        .option("--rename", options.renamings, "[OLD=]NEW",
                "Name of the curves called OLD, or of all (may repeat)")
        .flag("--sort", options.sort, "Order the curves by name and channel", cli::InStep::nothing)
        .option("--grid", options.grid, cli::grid_values, "Frequencies of the result", cli::InStep::file_name)
        .option("--range", options.range, "HZ-HZ", "Leave out the points beyond these frequencies")
        .option("--offset", options.offset, "DB", "Add this to all levels")
        .flag("--invert", options.invert, "Make the calibration that undoes a difference")
        .option("--plot", options.plot, "FIGURE", "Draw the result to FIGURE (.png, .svg or .pdf)",
                cli::InStep::output)
        .flag("--force", options.force, "Let the result replace an input", cli::InStep::nothing)
        .output()
        .may_replace_inputs(options.force)
        .jobs()
        .examples({"fr-convert -o Crimson.frd \"Crimson L.txt\"",
                   "fr-convert --format wide --grid log:48 -o all.csv *.txt",
                   "fr-convert --format rew -o exports/ season.csv"});
}

Changes changes_of(const Options& options)
{
    Changes changes;
    changes.channel = options.channel;
    for (const auto& renaming : options.renamings) {
        changes.renamings.push_back(parse_renaming(renaming));
    }
    changes.sort = options.sort;
    changes.grid = cli::read_grid(options.grid);
    changes.common_points = options.format == CurveFormat::wide; // it has no empty cells
    if (options.range) {
        changes.range = parse_band("--range", *options.range);
    }
    changes.offset = options.offset;
    changes.invert = options.invert;
    return changes;
}

/// Formats with one file or column a curve tell curves apart by their names.
std::vector<FrequencyResponse> told_apart(const cli::Tool& tool, const std::vector<FrequencyResponse>& curves)
{
    std::vector<std::string> renumbered;
    auto numbered = number_namesakes(curves, renumbered);
    if (!renumbered.empty()) {
        tool.note("several curves are called " + join(renumbered, ", ") + ": their channels are numbered");
    }
    return numbered;
}

void write(const cli::Tool& tool, const Options& options, std::vector<FrequencyResponse> curves)
{
    const RewHead head{.program = "fr-convert"};
    const auto& path = tool.output_path();
    const bool to_folder = is_for_folder(path);
    if (to_folder || options.format == CurveFormat::wide || options.format == CurveFormat::tidy) {
        curves = told_apart(tool, curves);
    }
    // What --grid computed has no digits of its own.
    const auto digits = options.grid == "native" ? Digits::all : Digits::of_format;
    if (to_folder) {
        for (const auto& file : curve_paths(path, curves, options.format, false)) {
            tool.require_no_input(file);
        }
        write_curves_to_folder(path, curves, options.format, false, head, digits);
    } else {
        tool.print(to_text(curves, options.format, head, digits));
    }
    if (const auto remark = loss_remark(curves, options.format)) {
        tool.note(*remark);
    }
}

int run(cli::Tool& tool, const Options& options)
{
    const auto picture_format = options.plot ? figure_format(*options.plot) : std::string();
    const auto changes = changes_of(options);
    auto curves = read_inputs(tool, options.inputs);
    if (!curves.empty()) {
        curves = apply(tool, changes, std::move(curves));
    }
    if (curves.empty()) {
        return 0; // every input failed and was reported; the exit code is theirs
    }
    if (options.plot) {
        cli::write_picture(tool, *options.plot, render_figure(curve_figure(curves, {}, {}), picture_format));
    }
    write(tool, options, std::move(curves));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    cli::Tool tool("fr-convert", "Convert frequency responses from any format that is read to any other");
    declare(tool, options);
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
