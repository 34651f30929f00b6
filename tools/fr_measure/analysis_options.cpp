#include "analysis_options.hpp"

#include "core/files.hpp"
#include "core/folders.hpp"
#include "io/curve_folder.hpp"
#include "plot/decay_figure.hpp"

namespace earbench {

void declare_analysis(cli::Tool& tool, AnalysisOptions& options)
{
    using cli::InStep;
    tool.group("Analysis")
        .option("-s,--sweep", options.sweep, "FILE", "The signal that was played", InStep::file_name)
        .option("--channel", options.identity.channel, "L|R|N",
                "Analyse this channel only, or say which channel a single one is")
        .option("--name", options.identity.name, "TEXT", "Name of the IEM instead of the file's")
        .option("--rig", options.identity.rig, "TEXT",
                "Rig of the measurement, such as 'IEC 60318-4 coupler'")
        .option("--session", options.identity.session, "TEXT",
                "Session of the measurement, such as its date: what fr-compare tells sessions by")
        .option("--ppo", options.points_per_octave, "N", "Points per octave")
        .flag("--linear", options.linear, "Points every 48000/131072 Hz instead")
        .option("--loopback", options.loopback, "FILE", "Divide by a recording of the loop without the IEM",
                InStep::file_name)
        .option("--ref-channel", options.reference_channel, "N",
                "Divide by this channel of every take, a loopback")
        .option("--sweep-number", options.sweeps, "N|all",
                "Of takes that hold several sweeps, analyse this one, or each")
        .output();
    tool.group("Verdict")
        .option("--limit", options.limits, "FIGURE=VALUE", "Reject takes beyond this (may repeat)")
        .option("--warn", options.warnings, "FIGURE=VALUE", "Warn of takes beyond this (may repeat)")
        .flag("--single-clock", options.single_clock, "Player and recorder share a clock: ignore the pilots")
        .option("--report", options.report, "FILE.json", "Write every figure of every verdict to FILE.json",
                InStep::output);
    tool.group("Noise and distortion")
        .option("--harmonics", options.harmonics, "N|N-M",
                "Add levels of these harmonics, 2 to 9, and total harmonic distortion")
        .flag("--noise", options.noise, "Add noise and signal-to-noise ratio")
        .option("--noise-take", options.noise_take, "FILE",
                "Take the noise from this recording of silence instead of the silence before the signal",
                InStep::file_name);
    tool.group("Figure")
        .option("--plot", options.plot, "FIGURE", "Draw the result to FIGURE (.png, .svg or .pdf)",
                InStep::output)
        .choice("--plot-kind", options.plot_kind, figure_kinds, "What the figure shows", InStep::nothing);
    tool.group("Window and phase")
        .option("--window", options.window, "LEFT,RIGHT", "Window around the arrival, in ms")
        .option("--fdw", options.window_cycles, "CYCLES",
                "Window that is this many cycles wide at every frequency")
        .choice("--phase", options.phase, phase_kinds, "Phase to give")
        .flag("--group-delay", options.group_delay, "Add the column group_delay_ms")
        .option("--ir", options.impulse_file, "WAV", "Write the impulse responses to this file too",
                InStep::binary_output);
    tool.group("Calibration")
        .option("--cal", options.microphones, "FILE", "Calibration of the microphone; may be repeated",
                InStep::file_name)
        .option("--coupler-cal", options.couplers, "FILE", "Calibration of the coupler; may be repeated",
                InStep::file_name)
        .option("--spl-at", options.level_reference, "LEVEL@HZ=DBFS",
                "Levels in dB SPL: a tone of LEVEL dB SPL at HZ was recorded with a peak of DBFS");
    tool.group("Form of the output")
        .format(options.format, measurement_formats, curve_endings, "Form of the output")
        .option("--date", options.date, "TEXT", "What REW text says after 'Dated:'");
}

void require_outputs(const cli::Tool& tool, const AnalysisOptions& options)
{
    if (options.plot) {
        (void)figure_format(*options.plot);
    }
    const auto& path = tool.output_path();
    if (is_for_folder(path)) {
        if (is_folder(path)) {
            require_creatable(path + "/curve");
        }
    } else if (path != "-") {
        require_creatable(path);
    }
    for (const auto& file : {options.report, options.plot, options.impulse_file}) {
        if (file) {
            require_creatable(*file);
        }
    }
}

void require_room(const cli::Tool& tool, const AnalysisOptions& options, std::size_t curves)
{
    if (curves > 1 && !is_for_folder(tool.output_path())) {
        require_many_allowed(options.format, curves);
    }
    if (options.plot && options.plot_kind == FigureKind::spectrogram && curves > most_decay_maps) {
        throw Error(Fault::usage, "expected at most " + std::to_string(most_decay_maps) +
                                      " curves for --plot-kind spectrogram but found " +
                                      std::to_string(curves));
    }
}

} // namespace earbench
