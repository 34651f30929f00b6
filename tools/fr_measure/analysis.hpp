#pragma once

#include "analysis_options.hpp"
#include "common/tool.hpp"
#include "curve/frequency_response.hpp"
#include "recordings.hpp"
#include "verdict_report.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

/// Analyses takes one by one and keeps what came of them.
class Analysis {
public:
    /// @throws Error{usage} for options that make no analysis, Error as read_sweep does.
    Analysis(cli::Tool& tool, const AnalysisOptions& options);

    /// Analyses every chosen channel of the file `take`; a rejected one is reported with its reason.
    ///
    /// @throws Error as read_audio and chosen_channels do.
    void add_take(const std::string& take);

    /// The same for a take that is in memory; `name` stands for its file.
    void add_take(const Audio& audio, const std::string& name);

    /// Draws what --plot asks for.
    void draw() const
    {
        draw_figure(m_options.figure, m_curves, m_gating.impulse_responses(), m_sweep.band());
    }
    /// Writes what --ir asks for.
    void write_impulse_responses() const { m_gating.write_impulse_responses(); }

    /// Forgets the last take: its curves, and that it was rejected. What was reported stays so.
    void take_back();
    /// True when a channel of the last take was rejected.
    [[nodiscard]] bool rejected_last() const noexcept { return m_rejected_last; }

    [[nodiscard]] const SweepReference& sweep() const noexcept { return m_sweep; }
    [[nodiscard]] const AnalysisOptions& options() const noexcept { return m_options; }
    [[nodiscard]] const std::vector<FrequencyResponse>& curves() const noexcept { return m_curves; }
    [[nodiscard]] const std::vector<JudgedTake>& judged() const noexcept { return m_judged; }
    [[nodiscard]] bool rejected_any() const noexcept { return m_rejected_any || m_rejected_last; }

private:
    void add_channel(std::span<const double> samples, std::size_t channel, Notes notes, JudgedTake judged);
    /// The response in the window, or nothing where the take is rejected; the verdict is told.
    [[nodiscard]] std::optional<MeasuredTake> measure(std::span<const double> samples, JudgedTake& judged);
    [[nodiscard]] bool set_reference(const Audio& audio, const std::string& name);
    void tell(const JudgedTake& judged);

    cli::Tool& m_tool;
    const AnalysisOptions& m_options;
    CheckLimits m_limits;
    SweepReference m_sweep;
    std::vector<double> m_grid;
    Gating m_gating;
    DistortionAnalysis m_distortion;
    Calibrations m_calibrations;
    std::optional<FrequencyResponse> m_reference; ///< of the loopback
    std::vector<FrequencyResponse> m_curves;
    std::vector<JudgedTake> m_judged;
    bool m_rejected_any = false; ///< before the last take
    bool m_rejected_last = false;
    std::size_t m_curves_before_last = 0;
};

/// Prints what came of an analysis, and the report if one is wanted. @returns 1 when a take was rejected,
/// else 0.
[[nodiscard]] int print_analysis(cli::Tool& tool, const Analysis& analysis);

} // namespace earbench
