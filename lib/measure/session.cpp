#include "measure/session.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"
#include "curve/note_keys.hpp"
#include "verdict/level.hpp"

#include <algorithm>
#include <utility>

namespace earbench {

namespace {

constexpr double lead_s = 0.2;
constexpr std::size_t lead_frames = 4;

/// The mean squares of four frames of 50 ms at the start of a recording, over the square of its peak, in dB.
std::vector<double> lead_levels(std::span<const double> samples, SampleRate rate)
{
    const auto frame = static_cast<std::size_t>(lead_s * rate.value) / lead_frames;
    std::vector<double> levels;
    for (std::size_t i = 0; i < lead_frames && (i + 1) * frame <= samples.size(); ++i) {
        levels.push_back(power_ratio_db(mean_square_of(samples.subspan(i * frame, frame)),
                                        peak_of(samples) * peak_of(samples)));
    }
    return levels;
}

/// True of what begins with even noise, neither as loud as a sweep nor fading in as one, nor the dither of
/// 16 bit.
bool begins_with_noise(std::span<const double> samples, SampleRate rate)
{
    constexpr double loudest_db = -30.0;
    constexpr double quietest_db = -80.0;
    constexpr double even_db = 10.0;
    const auto levels = lead_levels(samples, rate);
    if (levels.size() < lead_frames) {
        return false;
    }
    const double least = *std::min_element(levels.begin(), levels.end());
    const double greatest = *std::max_element(levels.begin(), levels.end());
    return greatest < loudest_db && least > quietest_db && greatest - least < even_db;
}

bool begins_with_zeros(std::span<const double> samples, SampleRate rate)
{
    const auto lead = samples.first(std::min(samples.size(), static_cast<std::size_t>(lead_s * rate.value)));
    return std::all_of(lead.begin(), lead.end(), [](double sample) { return sample == 0.0; });
}

/// True when the take is the signal and what should be the signal a recording of it: the metadata tell, or
/// noise where the signal should be silent.
bool are_swapped(const SweepReference& sweep, const Recording& take)
{
    if (sweep.layout()) {
        return false;
    }
    return parse_metadata(take.comment) ||
           (begins_with_noise(sweep.file_samples(), sweep.rate()) &&
            begins_with_zeros(take.channels.front(), take.rate) && peak_of(take.channels.front()) > 0.0);
}

Recording part_of(const Recording& take, const RecordingPart& part, std::size_t number)
{
    Recording cut{take.name + " (sweep " + std::to_string(number) + ")", take.rate, {}};
    for (const auto& channel : take.channels) {
        const auto begin = channel.begin() + static_cast<std::ptrdiff_t>(part.first);
        cut.channels.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(part.count));
    }
    return cut;
}

/// The channels as those of one of all sweeps, which have to be told apart.
std::vector<ChosenChannel> numbered(std::span<const ChosenChannel> chosen, std::size_t number)
{
    std::vector<ChosenChannel> channels(chosen.begin(), chosen.end());
    for (auto& channel : channels) {
        const auto name = channel.identity.get(note::name);
        channel.identity.set(note::name, name + " (sweep " + std::to_string(number) + ")");
    }
    return channels;
}

} // namespace

Session::Session(SweepReference sweep, const std::string& sweep_name, SessionSettings settings)
    : m_sweep(std::move(sweep)), m_settings(std::move(settings)),
      m_analysis(m_sweep, sweep_name, std::move(m_settings.response)),
      m_divider(m_sweep, m_analysis.right_side())
{
    if (m_settings.sweeps && m_sweep.repeats().count > 1) {
        throw Error(Fault::usage, "expected a signal with one sweep for --sweep-number but found " +
                                      std::to_string(m_sweep.repeats().count));
    }
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
    m_last_drift.reset();
    if (take.rate != m_sweep.rate()) {
        const auto rates =
            format_shortest(take.rate.value) + " Hz, the sweep has " + format_shortest(m_sweep.rate().value);
        find({take.name, "", CheckOutcome::rejected, {}, "wrong rate: " + rates + " Hz", {}});
        return;
    }
    if (are_swapped(m_sweep, take)) {
        find({take.name,
              "",
              CheckOutcome::rejected,
              {},
              "swapped: this is the signal, and --sweep names a recording of it",
              {}});
        return;
    }
    if (m_settings.sweeps) {
        add_sweeps(take, chosen);
    } else {
        add_one(take, chosen);
    }
    if (m_last_drift) {
        m_drifts.push_back(*m_last_drift);
    }
}

void Session::add_sweeps(const Recording& take, std::span<const ChosenChannel> chosen)
{
    const auto parts = parts_with_one_sweep(take.channels, m_divider);
    const auto wanted = m_settings.sweeps->number;
    if (wanted && *wanted > parts.size()) {
        find({take.name,
              "",
              CheckOutcome::rejected,
              {},
              "expected sweep " + std::to_string(*wanted) + " but found " + std::to_string(parts.size()),
              {}});
        return;
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto number = i + 1;
        if (!wanted) {
            add_one(part_of(take, parts[i], number), numbered(chosen, number));
        } else if (*wanted == number) {
            add_one(part_of(take, parts[i], number), chosen);
        }
    }
}

void Session::add_one(const Recording& take, std::span<const ChosenChannel> chosen)
{
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
    if (m_last_drift) {
        m_drifts.pop_back();
        m_last_drift.reset();
    }
}

std::optional<MeasuredTake> Session::judge(std::span<const double> samples, JudgedTake judged)
{
    auto measured = measure_take(samples, m_divider, m_settings.clock, m_settings.limits);
    constexpr double ppm = 1e6;
    const auto drift_ppm = measured.verdict.value("drift_ppm");
    if (drift_ppm) {
        measured.verdict.judge(DriftHistory{*drift_ppm / ppm, m_drifts});
    }
    // Of a take that is exactly 0 there is nothing to give, whatever the limits are.
    judged.outcome = measured.deconvolution ? measured.verdict.outcome() : CheckOutcome::rejected;
    judged.checks = measured.verdict.checks();
    judged.reason = measured.verdict.reason();
    const bool rejected = judged.outcome == CheckOutcome::rejected;
    if (drift_ppm && !rejected) {
        m_last_drift = *drift_ppm / ppm;
    }
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
