#pragma once

#include "measure/response_analysis.hpp"
#include "measure/sweep_choice.hpp"
#include "verdict/judged_take.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// A channel of a take that is to be analysed.
struct ChosenChannel {
    std::size_t index;
    std::string called; ///< "L", "2"; empty of a single one
    Notes identity;     ///< the notes that its curve begins with: name, channel, rig
};

/// How the takes of a session are judged and analysed.
struct SessionSettings {
    ResponseSettings response;
    ClockKind clock = ClockKind::separate;
    CheckLimits limits = default_check_limits();
    std::optional<std::size_t> reference_channel; ///< a loopback in every take, from 0
    std::optional<SweepChoice> sweeps;            ///< of recordings of several; nothing: takes hold one
    bool keep_impulse_responses = false;
    std::string step; ///< the provenance that every curve gets
};

/// Takes of one sweep, one after the other, and what came of them.
class Session {
public:
    /// `sweep_name` is for messages.
    /// @throws Error as ResponseAnalysis does; Error{usage} for a choice of sweeps from takes of a signal
    /// that
    ///         has several itself.
    Session(SweepReference sweep, const std::string& sweep_name, SessionSettings settings);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Divides every take from now on by this recording of the loop without the IEM, its first channel.
    /// @throws Error{data} if it is not usable.
    void set_loopback(const Recording& loop);

    /// Judges the `chosen` channels and analyses those that are not rejected.
    /// @throws Error as ResponseAnalysis::analyse does; what was found before then stays.
    void add_take(const Recording& take, std::span<const ChosenChannel> chosen);
    /// Remembers a take that could not be read.
    void add_unreadable(const std::string& name, const std::string& reason);
    /// Forgets the last take: its curves, and that it was rejected. Its findings stay.
    void take_back();

    [[nodiscard]] const SweepReference& sweep() const noexcept { return m_sweep; }
    [[nodiscard]] const std::vector<FrequencyResponse>& curves() const noexcept { return m_curves; }
    /// One for each curve, where the settings keep them.
    [[nodiscard]] const std::vector<ImpulseResponse>& impulse_responses() const noexcept
    {
        return m_impulses;
    }
    /// Every channel that was looked at, in order.
    [[nodiscard]] const std::vector<JudgedTake>& findings() const noexcept { return m_findings; }
    [[nodiscard]] std::optional<std::string> window_remark() const { return m_analysis.window_remark(); }
    /// True when a channel of the last take was rejected.
    [[nodiscard]] bool rejected_last() const noexcept { return m_rejected_last; }
    /// True when a channel of any take was rejected that was not taken back.
    [[nodiscard]] bool rejected_any() const noexcept { return m_rejected_before || m_rejected_last; }

private:
    [[nodiscard]] std::optional<MeasuredTake> judge(std::span<const double> samples, JudgedTake judged);
    void add_one(const Recording& take, std::span<const ChosenChannel> chosen);
    void add_sweeps(const Recording& take, std::span<const ChosenChannel> chosen);
    [[nodiscard]] bool set_reference(const Recording& recording, std::size_t channel);
    void add_channel(const Recording& take, const ChosenChannel& channel);
    void find(JudgedTake judged);

    SweepReference m_sweep;
    SessionSettings m_settings;
    ResponseAnalysis m_analysis;
    Divider m_divider;
    std::optional<FrequencyResponse> m_reference; ///< of the loopback
    std::vector<FrequencyResponse> m_curves;
    std::vector<ImpulseResponse> m_impulses;
    std::vector<JudgedTake> m_findings;
    std::vector<double> m_drifts;       ///< of the takes that were not rejected
    std::optional<double> m_last_drift; ///< of the last of them, not yet among m_drifts
    bool m_rejected_before = false;     ///< before the last take
    bool m_rejected_last = false;
    std::size_t m_curves_before_last = 0;
};

} // namespace earbench
