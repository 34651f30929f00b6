#pragma once

#include "common/tool.hpp"
#include "verdict/measured_take.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// What the command line says about verdicts.
struct VerdictOptions {
    std::vector<std::string> limits;
    std::vector<std::string> warnings;
    bool single_clock = false;
    std::optional<std::string> report;
};

void declare_verdict(cli::Tool& tool, VerdictOptions& options);

/// The limits of default_check_limits as the options change them.
///
/// @throws Error{usage} as set_check_limit does.
[[nodiscard]] CheckLimits check_limits(const VerdictOptions& options);

/// One channel of one take, and what became of it.
struct JudgedTake {
    std::string take;
    std::string channel;
    CheckOutcome outcome = CheckOutcome::good;
    std::vector<TakeCheck> checks;
    std::string reason; ///< of the outcome, or the figures that say most about a good take
};

/// "take.wav" or "take.wav: channel L".
[[nodiscard]] std::string place_of(const JudgedTake& judged);

/// The reasons for the verdict's outcome, parted by "; "; of a good take clock drift, signal-to-noise ratio
/// and peak.
[[nodiscard]] std::string describe_reasons(const TakeVerdict& verdict);

/// "take.wav: channel L: rejected: clipped: flat_tops 12 (limit 2)".
[[nodiscard]] std::string describe(const JudgedTake& judged);

/// A JSON array of one object a channel: take, channel, verdict, reason and its checks.
[[nodiscard]] std::string verdict_report(const std::vector<JudgedTake>& judged);

} // namespace earbench
