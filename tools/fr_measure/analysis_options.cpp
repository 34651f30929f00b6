#include "analysis_options.hpp"

#include "core/files.hpp"
#include "curve/grid.hpp"

#include <algorithm>

namespace earbench {

const std::string& required_sweep(const AnalysisOptions& options)
{
    if (!options.sweep) {
        throw Error(Fault::usage, "expected --sweep but found none");
    }
    if (options.points_per_octave < 1 || options.points_per_octave > 1000) {
        throw Error(Fault::usage, "expected 1 to 1000 points per octave for --ppo but found " +
                                      std::to_string(options.points_per_octave));
    }
    if (options.reference_channel && *options.reference_channel < 1) {
        throw Error(Fault::usage, "expected a channel from 1 for --ref-channel but found " +
                                      std::to_string(*options.reference_channel));
    }
    if (options.loopback && options.reference_channel) {
        throw Error(Fault::usage, "expected one of --loopback and --ref-channel but found both");
    }
    return *options.sweep;
}

std::vector<double> output_grid(const AnalysisOptions& options, const Band& band)
{
    const Hertz from{std::max(20.0, band.from.value)};
    const Hertz to{std::min(20'000.0, band.to.value)};
    const Hertz rew_step{48'000.0 / 131'072.0}; // what REW exports: 0.36621094 Hz
    return options.linear ? linear_grid(rew_step, from, to) : log_grid(options.points_per_octave, from, to);
}

void declare_analysis(cli::Tool& tool, AnalysisOptions& options)
{
    tool.option("-s,--sweep", options.sweep, "FILE", "The signal that was played")
        .option("--channel", options.identity.channel, "L|R|N",
                "Analyse this channel only, or say what a single one is")
        .option("--name", options.identity.name, "TEXT", "Name of the IEM instead of the file's")
        .option("--rig", options.identity.rig, "TEXT",
                "Rig of the measurement, such as 'IEC 60318-4 coupler'")
        .option("--ppo", options.points_per_octave, "N", "Points per octave")
        .flag("--linear", options.linear, "Points every 48000/131072 Hz instead")
        .option("--loopback", options.loopback, "FILE", "Divide by a recording of the loop without the IEM")
        .option("--ref-channel", options.reference_channel, "N",
                "Divide by this channel of every take, a loopback")
        .output();
    declare_verdict(tool, options.verdict);
    declare_distortion(tool, options.distortion);
    declare_figure(tool, options.figure);
    declare_gating(tool, options.gating);
    declare_calibration(tool, options.calibration);
    declare_export(tool, options.output);
}

void require_outputs(const cli::Tool& tool, const AnalysisOptions& options)
{
    require_figure_format(options.figure);
    require_output(tool, options.output);
    for (const auto& file : {options.verdict.report, options.figure.path, options.gating.impulse_file}) {
        if (file) {
            require_creatable(*file);
        }
    }
}

} // namespace earbench
