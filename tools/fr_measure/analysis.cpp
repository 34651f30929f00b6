#include "analysis.hpp"

#include "analysis_settings.hpp"
#include "common/picture_file.hpp"
#include "core/files.hpp"
#include "io/audio_file.hpp"
#include "io/curve_folder.hpp"
#include "plot/figure.hpp"

namespace earbench {

namespace {

Session open_session(cli::Tool& tool, const AnalysisOptions& options)
{
    auto sweep = read_sweep(options);
    auto settings = session_settings(tool, options, sweep);
    return {std::move(sweep), *options.sweep, std::move(settings)};
}

std::string impulse_wav(const Session& session)
{
    Audio audio{session.sweep().rate(), {}, {}};
    for (const auto& response : session.impulse_responses()) {
        audio.channels.push_back(response.samples);
    }
    return to_wav(audio, SampleFormat::float_32);
}

} // namespace

Analysis::Analysis(cli::Tool& tool, const AnalysisOptions& options)
    : m_tool(tool), m_options(options), m_session(open_session(tool, options))
{
    if (const auto remark = m_session.window_remark()) {
        tool.note(*remark);
    }
    require_outputs(tool, options);
    if (options.loopback) {
        m_session.set_loopback(read_recording(*options.loopback));
        tell_from(0);
    }
}

void Analysis::add_take(const std::string& take)
{
    try {
        add_take(read_recording(take));
    } catch (const Error& error) {
        m_session.add_unreadable(take, error.what());
        throw;
    }
}

void Analysis::add_take(const Recording& take)
{
    const auto count = take.channels.size();
    std::vector<ChosenChannel> chosen;
    for (const auto index : chosen_channels(m_options.identity.channel, count, take.name)) {
        chosen.push_back(
            {index, channel_name(index, count), identify(m_options.identity, take.name, index, count)});
    }
    const auto known = m_session.findings().size();
    try {
        m_session.add_take(take, chosen);
    } catch (const Error&) {
        tell_from(known);
        throw;
    }
    tell_from(known);
}

void Analysis::tell_from(std::size_t first_finding) const
{
    for (const auto& judged : std::span(m_session.findings()).subspan(first_finding)) {
        if (judged.outcome == CheckOutcome::rejected) {
            m_tool.complain(describe(judged));
        } else {
            m_tool.note(describe(judged));
        }
        for (const auto& remark : judged.remarks) {
            m_tool.note(remark);
        }
    }
}

int Analysis::print() const
{
    const auto& curves = m_session.curves();
    const auto& responses = m_session.impulse_responses();
    const auto& sweep = m_session.sweep();
    require_room(m_tool, m_options, curves.size());
    if (m_options.report) {
        write_file(*m_options.report, verdict_report(m_session.findings()));
    }
    if (m_options.plot && !curves.empty()) {
        cli::write_picture(m_tool, *m_options.plot,
                           render_analysis_figure(m_options.plot_kind, curves, responses, sweep.band(),
                                                  figure_format(*m_options.plot)));
    }
    if (m_options.impulse_file && !responses.empty()) {
        write_file(*m_options.impulse_file, impulse_wav(m_session));
    }
    if (!curves.empty()) {
        const RewHead head{sweep.samples(), sweep.repeats().count, sweep.peak(), sweep.layout().has_value(),
                           m_options.date};
        if (is_for_folder(m_tool.output_path())) {
            write_curves_to_folder(m_tool.output_path(), curves, m_options.format, m_options.takes > 1, head);
        } else {
            m_tool.print(to_text(curves, m_options.format, head));
        }
    }
    return m_session.rejected_any() ? 1 : 0;
}

} // namespace earbench
