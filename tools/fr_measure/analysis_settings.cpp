#include "analysis_settings.hpp"

#include "common/range.hpp"
#include "curve/grid.hpp"
#include "io/audio_file.hpp"
#include "io/calibration_file.hpp"
#include "measure/distortion.hpp"

namespace earbench {

namespace {

void require_valid(const AnalysisOptions& options)
{
    cli::require_within("--ppo", options.points_per_octave, 1, 1000, "points per octave");
    if (options.reference_channel && *options.reference_channel < 1) {
        throw Error(Fault::usage, "expected a channel from 1 for --ref-channel but found " +
                                      std::to_string(*options.reference_channel));
    }
    if (options.loopback && options.reference_channel) {
        throw Error(Fault::usage, "expected one of --loopback and --ref-channel but found both");
    }
    const auto drawn = options.plot ? options.plot_kind : FigureKind::response;
    cli::require_given("--harmonics", drawn != FigureKind::distortion || options.harmonics, "distortion");
    cli::require_given("--group-delay", drawn != FigureKind::group_delay || options.group_delay,
                       "group-delay");
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
        auto calibration = read_calibration(path);
        for (const auto& remark : calibration.remarks) {
            tool.note(remark);
        }
        all.push_back(std::move(calibration.response));
        if (const auto remark = coverage_remark(all.back(), frequency_hz)) {
            tool.note(path + ": " + *remark);
        }
    }
    return all;
}

} // namespace

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
    settings.limits = check_limits(options.warnings, options.limits);
    settings.clock = options.single_clock ? ClockKind::single : ClockKind::separate;
    if (options.reference_channel) {
        settings.reference_channel = static_cast<std::size_t>(*options.reference_channel) - 1;
    }
    settings.sweeps = parsed(options.sweeps, parse_sweep_choice);
    settings.keep_impulse_responses =
        options.impulse_file || (options.plot && shows_impulse_responses(options.plot_kind));
    settings.step = tool.step();
    auto& response = settings.response;
    response.frequency_hz = measurement_grid(sweep.band(), options.points_per_octave, options.linear);
    response.window_cycles = parsed(options.window_cycles, parse_window_cycles);
    response.window = parsed(options.window, parse_window_sides);
    response.phase = options.phase;
    response.group_delay = options.group_delay;
    response.harmonics = parsed(options.harmonics, parse_harmonic_orders);
    response.harmonics_text = options.harmonics.value_or("");
    response.noise = options.noise;
    response.level_reference = parsed(options.level_reference, parse_level_reference);
    response.silence = parsed(options.noise_take, read_recording);
    response.microphones = read_calibrations(tool, options.microphones, response.frequency_hz);
    response.couplers = read_calibrations(tool, options.couplers, response.frequency_hz);
    return settings;
}

} // namespace earbench
