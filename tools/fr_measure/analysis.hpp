#pragma once

#include "analysis_options.hpp"
#include "measure/session.hpp"

#include <string>

namespace earbench {

/// A session on the command line: reads takes, tells what became of them, writes what came of them.
class Analysis {
public:
    /// @throws Error as read_sweep, session_settings, Session and require_outputs do.
    Analysis(cli::Tool& tool, const AnalysisOptions& options);

    /// Analyses every chosen channel of the file `take`; a rejected one is reported with its reason.
    ///
    /// @throws Error as read_audio, chosen_channels and Session::add_take do.
    void add_take(const std::string& take);
    /// The same for a take that is in memory.
    void add_take(const Recording& take);
    /// See Session::take_back. What was reported stays so.
    void take_back() { m_session.take_back(); }

    [[nodiscard]] const Session& session() const noexcept { return m_session; }
    /// Writes the report, the figure, the impulse responses and the curves, as far as they are wanted.
    /// @returns 1 when a take was rejected, else 0.
    [[nodiscard]] int print() const;

private:
    void tell_from(std::size_t first_finding) const;

    cli::Tool& m_tool;
    const AnalysisOptions& m_options;
    Session m_session;
};

} // namespace earbench
