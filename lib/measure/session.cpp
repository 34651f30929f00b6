#include "measure/session.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <utility>

namespace earbench {

Session::Session(SweepReference sweep, const std::string& sweep_name, SessionSettings settings)
    : m_sweep(std::move(sweep)), m_settings(std::move(settings)),
      m_analysis(m_sweep, sweep_name, std::move(m_settings.response)),
      m_divider(m_sweep, m_analysis.right_side())
{
}

void Session::set_loopback(const Recording& loop)
{
    if (loop.rate != m_sweep.rate() || !set_reference(loop, 0)) {
        throw Error(Fault::data, Place{loop.name}, "expected a usable recording of the loop");
    }
}

bool Session::set_reference(const Recording& recording, std::size_t channel)
{
    if (channel >= recording.channels.size()) {
        throw Error(Fault::data, Place{recording.name},
                    "expected channel " + std::to_string(channel + 1) + " but found " +
                        std::to_string(recording.channels.size()));
    }
    const auto measured =
        judge(recording.channels[channel], {recording.name, "loopback", CheckOutcome::good, {}, "", {}});
    m_reference.reset();
    if (measured) {
        m_reference = m_analysis.transfer(*measured->deconvolution);
    }
    return measured.has_value();
}

void Session::add_take(const Recording& take, std::span<const ChosenChannel> chosen)
{
    m_rejected_before = rejected_any();
    m_rejected_last = false;
    m_curves_before_last = m_curves.size();
    if (take.rate != m_sweep.rate()) {
        const auto rates =
            format_shortest(take.rate.value) + " Hz, the sweep has " + format_shortest(m_sweep.rate().value);
        find({take.name, "", CheckOutcome::rejected, {}, "wrong rate: " + rates + " Hz", {}});
        return;
    }
    if (m_settings.reference_channel && !set_reference(take, *m_settings.reference_channel)) {
        return;
    }
    for (const auto& channel : chosen) {
        if (channel.index != m_settings.reference_channel) {
            add_channel(take, channel);
        }
    }
}

void Session::add_unreadable(const std::string& name, const std::string& reason)
{
    m_findings.push_back({name, "", CheckOutcome::rejected, {}, reason, {}});
}

void Session::take_back()
{
    m_curves.erase(m_curves.begin() + static_cast<std::ptrdiff_t>(m_curves_before_last), m_curves.end());
    m_impulses.resize(std::min(m_curves.size(), m_impulses.size()));
    m_rejected_last = false;
}

std::optional<MeasuredTake> Session::judge(std::span<const double> samples, JudgedTake judged)
{
    auto measured = measure_take(samples, m_divider, m_settings.clock, m_settings.limits);
    // Of a take that is exactly 0 there is nothing to give, whatever the limits are.
    judged.outcome = measured.deconvolution ? measured.verdict.outcome() : CheckOutcome::rejected;
    judged.checks = measured.verdict.checks();
    judged.reason = measured.verdict.reason();
    const bool rejected = judged.outcome == CheckOutcome::rejected;
    find(std::move(judged));
    return rejected ? std::nullopt : std::optional(std::move(measured));
}

void Session::add_channel(const Recording& take, const ChosenChannel& channel)
{
    const auto measured =
        judge(take.channels[channel.index], {take.name, channel.called, CheckOutcome::good, {}, "", {}});
    if (!measured) {
        return;
    }
    auto& finding = m_findings.back();
    auto curve =
        m_analysis.analyse(*measured, channel.index, channel.identity.get(note::channel),
                           m_reference ? &*m_reference : nullptr, place_of(finding), finding.remarks);
    auto notes = channel.identity;
    for (const auto& [key, value] : curve.notes().entries()) {
        notes.add(key, value);
    }
    notes.add(note::step, m_settings.step);
    curve.notes() = std::move(notes);
    m_curves.push_back(std::move(curve));
    if (m_settings.keep_impulse_responses) {
        m_impulses.push_back(m_analysis.impulse(*measured->deconvolution));
    }
}

void Session::find(JudgedTake judged)
{
    m_rejected_last = m_rejected_last || judged.outcome == CheckOutcome::rejected;
    m_findings.push_back(std::move(judged));
}

} // namespace earbench
