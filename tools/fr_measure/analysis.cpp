#include "analysis.hpp"

#include "core/files.hpp"
#include "core/number.hpp"
#include "response/grid.hpp"
#include "signal/measured_take.hpp"

#include <algorithm>

namespace earbench {

namespace {

const std::string& required_sweep(const AnalysisOptions& options)
{
    if (!options.sweep) {
        throw Error(Fault::usage, "expected --sweep but found none");
    }
    if (options.points_per_octave < 1 || options.points_per_octave > 1000) {
        throw Error(Fault::usage, "expected 1 to 1000 points per octave for --ppo but found " +
                                      std::to_string(options.points_per_octave));
    }
    return *options.sweep;
}

std::vector<double> output_grid(const AnalysisOptions& options, const ExcitedBand& band)
{
    const Hertz from{std::max(20.0, band.from.value)};
    const Hertz to{std::min(20'000.0, band.to.value)};
    const Hertz rew_step{48'000.0 / 131'072.0}; // what REW exports: 0.36621094 Hz
    return options.linear ? linear_grid(rew_step, from, to) : log_grid(options.points_per_octave, from, to);
}

} // namespace

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
        .output();
    declare_verdict(tool, options.verdict);
    declare_distortion(tool, options.distortion);
    declare_figure(tool, options.figure);
    declare_gating(tool, options.gating);
    declare_calibration(tool, options.calibration);
    declare_export(tool, options.output);
}

Analysis::Analysis(cli::Tool& tool, const AnalysisOptions& options)
    : m_tool(tool), m_options(options), m_limits(check_limits(options.verdict)),
      m_sweep(read_sweep(required_sweep(options))), m_grid(output_grid(options, m_sweep.band())),
      m_gating(tool, options.gating, m_sweep),
      m_distortion(tool, options.distortion, m_sweep, *options.sweep),
      m_calibrations(tool, options.calibration, m_sweep.peak(), m_grid)
{
    require_figure_format(options.figure);
}

void Analysis::add_take(const std::string& take)
{
    add_take(read_audio(take), take);
}

void Analysis::add_take(const Audio& audio, const std::string& name)
{
    m_rejected_any = rejected_any();
    m_rejected_last = false;
    m_curves_before_last = m_curves.size();
    if (audio.rate != m_sweep.rate()) {
        tell({name,
              "",
              CheckOutcome::rejected,
              {},
              "wrong rate: " + format_shortest(audio.rate.value) + " Hz, the sweep has " +
                  format_shortest(m_sweep.rate().value) + " Hz"});
        return;
    }
    const auto count = audio.channels.size();
    for (const auto channel : chosen_channels(m_options.identity.channel, count, name)) {
        add_channel(audio.channels[channel], channel, identify(m_options.identity, name, channel, count),
                    {name, channel_name(channel, count), CheckOutcome::good, {}, ""});
    }
}

void Analysis::take_back()
{
    m_curves.erase(m_curves.begin() + static_cast<std::ptrdiff_t>(m_curves_before_last), m_curves.end());
    m_rejected_last = false;
}

void Analysis::add_channel(std::span<const double> samples, std::size_t channel, Notes notes,
                           JudgedTake judged)
{
    const auto clock = m_options.verdict.single_clock ? ClockKind::single : ClockKind::separate;
    const auto measured = measure_take(samples, m_sweep, clock, m_limits);
    judged.outcome = measured.verdict.outcome();
    judged.checks = measured.verdict.checks();
    judged.reason = describe_reasons(measured.verdict);
    tell(judged);
    if (judged.outcome == CheckOutcome::rejected) {
        return;
    }
    const auto& deconvolution = *measured.deconvolution;
    auto curve = m_gating.transfer(deconvolution, m_sweep.start(), m_grid);
    curve = m_distortion.add_columns(curve, measured.samples, deconvolution.arrival, m_sweep,
                                     m_sweep.window(), channel, place_of(judged));
    curve = m_gating.complete(m_calibrations.apply(curve));
    for (const auto& [key, value] : curve.notes().entries()) {
        notes.add(key, value);
    }
    notes.add("step", m_tool.step());
    curve.notes() = std::move(notes);
    m_curves.push_back(std::move(curve));
}

void Analysis::tell(const JudgedTake& judged)
{
    m_judged.push_back(judged);
    const auto line = describe(judged);
    if (judged.outcome == CheckOutcome::rejected) {
        m_tool.complain(line);
        m_rejected_last = true;
    } else {
        m_tool.note(line);
    }
}

int print_analysis(cli::Tool& tool, const Analysis& analysis)
{
    const auto& options = analysis.options();
    if (options.verdict.report) {
        write_file(*options.verdict.report, verdict_report(analysis.judged()));
    }
    analysis.draw();
    analysis.write_impulse_responses();
    export_curves(tool, options.output, analysis.curves());
    return analysis.rejected_any() ? 1 : 0;
}

} // namespace earbench
