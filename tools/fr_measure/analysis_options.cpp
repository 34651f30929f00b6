#include "analysis_options.hpp"

#include "core/files.hpp"
#include "core/folders.hpp"
#include "core/number.hpp"
#include "curve/grid.hpp"
#include "io/audio_file.hpp"
#include "io/calibration_file.hpp"
#include "measure/distortion.hpp"
#include "plot/decay_figure.hpp"

#include <algorithm>

namespace earbench {

namespace {

void require_valid(const AnalysisOptions& options)
{
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
}

/// The frequencies of the result, as far as the sweep's band reaches.
std::vector<double> output_grid(const AnalysisOptions& options, const Band& band)
{
    const Hertz from{std::max(20.0, band.from.value)};
    const Hertz to{std::min(20'000.0, band.to.value)};
    const Hertz rew_step{48'000.0 / 131'072.0}; // what REW exports: 0.36621094 Hz
    return options.linear ? linear_grid(rew_step, from, to) : log_grid(options.points_per_octave, from, to);
}

/// `parse` of an option that may not have been given.
template <typename Parse>
auto parsed(const std::optional<std::string>& text, const Parse& parse)
{
    return text ? std::optional(parse(*text)) : std::nullopt;
}

std::vector<FrequencyResponse> read_calibrations(const cli::Tool& tool, const std::vector<std::string>& paths,
                                                 std::span<const double> frequency_hz)
{
    std::vector<FrequencyResponse> all;
    for (const auto& path : paths) {
        all.push_back(read_calibration(path));
        if (const auto remark = coverage_remark(all.back(), frequency_hz)) {
            tool.note(path + ": " + *remark);
        }
    }
    return all;
}

CheckLimits check_limits(const AnalysisOptions& options)
{
    auto limits = default_check_limits();
    for (const auto& text : options.warnings) {
        set_check_limit(limits, text, CheckOutcome::warning);
    }
    for (const auto& text : options.limits) {
        set_check_limit(limits, text, CheckOutcome::rejected);
    }
    return limits;
}

} // namespace

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
        .option("--ppo", options.points_per_octave, "N", "Points per octave")
        .flag("--linear", options.linear, "Points every 48000/131072 Hz instead")
        .option("--loopback", options.loopback, "FILE", "Divide by a recording of the loop without the IEM",
                InStep::file_name)
        .option("--ref-channel", options.reference_channel, "N",
                "Divide by this channel of every take, a loopback")
        .output();
    tool.group("Verdict")
        .option("--limit", options.limits, "FIGURE=VALUE", "Reject takes beyond this (may repeat)")
        .option("--warn", options.warnings, "FIGURE=VALUE", "Warn of takes beyond this (may repeat)")
        .flag("--single-clock", options.single_clock, "Player and recorder share a clock: ignore the pilots")
        .option("--report", options.report, "FILE.json", "Write every figure of every verdict to FILE.json",
                InStep::nothing);
    tool.group("Noise and distortion")
        .option("--harmonics", options.harmonics, "N|N-M",
                "Add levels of these harmonics, 2 to 9, and total harmonic distortion")
        .flag("--noise", options.noise, "Add noise and signal-to-noise ratio")
        .option("--noise-take", options.noise_take, "FILE",
                "Take the noise from this recording of silence instead of the silence before the signal",
                InStep::file_name);
    tool.group("Figure")
        .option("--plot", options.plot, "FIGURE", "Draw the result to FIGURE (.png, .svg or .pdf)",
                InStep::nothing)
        .choice("--plot-kind", options.plot_kind, figure_kinds, "What the figure shows", InStep::nothing);
    tool.group("Window and phase")
        .option("--window", options.window, "LEFT,RIGHT", "Window around the arrival, in ms")
        .option("--fdw", options.window_cycles, "CYCLES",
                "Window that is this many cycles wide at every frequency")
        .choice("--phase", options.phase, phase_kinds, "Phase to give")
        .flag("--group-delay", options.group_delay, "Add the column group_delay_ms")
        .option("--ir", options.impulse_file, "WAV", "Write the impulse responses to this file too",
                InStep::nothing);
    tool.group("Calibration")
        .option("--cal", options.microphones, "FILE", "Calibration of the microphone; may be repeated",
                InStep::file_name)
        .option("--coupler-cal", options.couplers, "FILE", "Calibration of the coupler; may be repeated",
                InStep::file_name)
        .option("--spl-at", options.level_reference, "LEVEL@HZ=DBFS",
                "Levels in dB SPL: a tone of LEVEL dB SPL at HZ was recorded with a peak of DBFS");
    tool.group("Form of the output")
        .choice("--format", options.format, curve_formats, "Form of the output")
        .option("--date", options.date, "TEXT", "What REW text says after 'Dated:'");
}

SweepReference read_sweep(const AnalysisOptions& options)
{
    if (!options.sweep) {
        throw Error(Fault::usage, "expected --sweep but found none");
    }
    require_valid(options);
    const auto audio = read_audio(*options.sweep);
    try {
        return {audio.channels[sounding_channel(audio)], audio.rate, parse_metadata(audio.comment)};
    } catch (const Error& error) {
        throw Error(error.fault(), Place{*options.sweep}, error.what());
    }
}

SessionSettings session_settings(cli::Tool& tool, const AnalysisOptions& options, const SweepReference& sweep)
{
    SessionSettings settings;
    settings.limits = check_limits(options);
    settings.clock = options.single_clock ? ClockKind::single : ClockKind::separate;
    if (options.reference_channel) {
        settings.reference_channel = static_cast<std::size_t>(*options.reference_channel) - 1;
    }
    settings.keep_impulse_responses =
        options.impulse_file || (options.plot && shows_impulse_responses(options.plot_kind));
    settings.step = tool.step();
    auto& response = settings.response;
    response.frequency_hz = output_grid(options, sweep.band());
    response.window_cycles = parsed(options.window_cycles, parse_window_cycles);
    response.window = parsed(options.window, parse_window_sides);
    response.phase = options.phase;
    response.group_delay = options.group_delay;
    response.harmonics = parsed(options.harmonics, parse_harmonic_orders);
    response.harmonics_text = options.harmonics.value_or("");
    response.noise = options.noise;
    response.level_reference = parsed(options.level_reference, parse_level_reference);
    if (options.noise_take) {
        auto audio = read_audio(*options.noise_take);
        response.silence = {*options.noise_take, audio.rate, std::move(audio.channels)};
    }
    response.microphones = read_calibrations(tool, options.microphones, response.frequency_hz);
    response.couplers = read_calibrations(tool, options.couplers, response.frequency_hz);
    return settings;
}

bool is_for_folder(const std::string& path)
{
    return path.ends_with('/') || is_folder(path);
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
    } else if (options.takes > 1 &&
               (options.format == CurveFormat::rew || options.format == CurveFormat::frd)) {
        throw Error(Fault::usage, "expected one take for --format rew or frd but found --takes " +
                                      std::to_string(options.takes) + ": give -o a folder");
    } else if (path != "-") {
        require_creatable(path);
    }
    for (const auto& file : {options.report, options.plot, options.impulse_file}) {
        if (file) {
            require_creatable(*file);
        }
    }
}

void require_figure_room(const AnalysisOptions& options, std::size_t curves)
{
    if (options.plot && options.plot_kind == FigureKind::spectrogram && curves > most_decay_maps) {
        throw Error(Fault::usage, "expected at most " + std::to_string(most_decay_maps) +
                                      " curves for --plot-kind spectrogram but found " +
                                      std::to_string(curves));
    }
}

} // namespace earbench
