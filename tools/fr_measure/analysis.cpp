#include "analysis.hpp"

#include "core/files.hpp"
#include "core/number.hpp"
#include "curve/relative.hpp"
#include "verdict/measured_take.hpp"

namespace earbench {

Analysis::Analysis(cli::Tool& tool, const AnalysisOptions& options)
    : m_tool(tool), m_options(options), m_limits(check_limits(options.verdict)),
      m_sweep(read_sweep(required_sweep(options))), m_grid(output_grid(options, m_sweep.band())),
      m_gating(tool, options.gating, m_sweep),
      m_distortion(tool, options.distortion, m_sweep, m_gating.noise_window(), *options.sweep),
      m_calibrations(tool, options.calibration, m_sweep.peak(), m_grid)
{
    require_outputs(tool, options);
    if (options.loopback) {
        const auto audio = read_audio(*options.loopback);
        if (audio.rate != m_sweep.rate() || !set_reference(audio, *options.loopback)) {
            throw Error(Fault::data, Place{*options.loopback}, "expected a usable recording of the loop");
        }
    }
}

bool Analysis::set_reference(const Audio& audio, const std::string& name)
{
    const auto channel = static_cast<std::size_t>(m_options.reference_channel.value_or(1)) - 1;
    if (channel >= audio.channels.size()) {
        throw Error(Fault::data, Place{name},
                    "expected channel " + std::to_string(channel + 1) + " but found " +
                        std::to_string(audio.channels.size()));
    }
    JudgedTake judged{name, "loopback", CheckOutcome::good, {}, ""};
    const auto measured = measure(audio.channels[channel], judged);
    m_reference.reset();
    if (measured) {
        m_reference = m_gating.transfer(*measured->deconvolution, m_sweep.start(), m_grid);
    }
    return measured.has_value();
}

void Analysis::add_take(const std::string& take)
{
    try {
        add_take(read_audio(take), take);
    } catch (const Error& error) {
        m_judged.push_back({take, "", CheckOutcome::rejected, {}, error.what()});
        throw;
    }
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
    if (m_options.reference_channel && !set_reference(audio, name)) {
        return;
    }
    const auto count = audio.channels.size();
    for (const auto channel : chosen_channels(m_options.identity.channel, count, name)) {
        if (m_options.reference_channel &&
            channel + 1 == static_cast<std::size_t>(*m_options.reference_channel)) {
            continue;
        }
        add_channel(audio.channels[channel], channel, identify(m_options.identity, name, channel, count),
                    {name, channel_name(channel, count), CheckOutcome::good, {}, ""});
    }
}

void Analysis::take_back()
{
    m_curves.erase(m_curves.begin() + static_cast<std::ptrdiff_t>(m_curves_before_last), m_curves.end());
    m_gating.keep_first(m_curves.size());
    m_rejected_last = false;
}

std::optional<MeasuredTake> Analysis::measure(std::span<const double> samples, JudgedTake& judged)
{
    const auto clock = m_options.verdict.single_clock ? ClockKind::single : ClockKind::separate;
    auto measured = measure_take(samples, m_sweep, clock, m_limits);
    // Of a take that is exactly 0 there is nothing to give, whatever the limits are.
    judged.outcome = measured.deconvolution ? measured.verdict.outcome() : CheckOutcome::rejected;
    judged.checks = measured.verdict.checks();
    judged.reason = describe_reasons(measured.verdict);
    tell(judged);
    return judged.outcome == CheckOutcome::rejected ? std::nullopt : std::optional(std::move(measured));
}

void Analysis::add_channel(std::span<const double> samples, std::size_t channel, Notes notes,
                           JudgedTake judged)
{
    const auto measured = measure(samples, judged);
    if (!measured) {
        return;
    }
    const auto& deconvolution = *measured->deconvolution;
    const auto response = m_gating.transfer(deconvolution, m_sweep.start(), m_grid);
    auto curve = m_distortion.add_columns(response, *measured, channel, place_of(judged));
    if (m_reference) {
        curve = relative_to(curve, *m_reference);
    }
    curve = m_gating.complete(m_calibrations.apply(curve));
    for (const auto& [key, value] : curve.notes().entries()) {
        notes.add(key, value);
    }
    notes.add("step", m_tool.step());
    curve.notes() = std::move(notes);
    m_curves.push_back(std::move(curve));
    if (m_options.gating.impulse_file || shows_impulse_responses(m_options.figure)) {
        m_gating.keep(deconvolution);
    }
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
    require_figure_room(options.figure, analysis.curves().size());
    if (options.verdict.report) {
        write_file(*options.verdict.report, verdict_report(analysis.judged()));
    }
    analysis.draw();
    analysis.write_impulse_responses();
    export_curves(tool, options.output, analysis.curves(), analysis.sweep());
    return analysis.rejected_any() ? 1 : 0;
}

} // namespace earbench
