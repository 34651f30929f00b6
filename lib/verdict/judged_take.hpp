#pragma once

#include "verdict/take_verdict.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

/// One channel of one take, and what became of it.
struct JudgedTake {
    std::string take;
    std::string channel; ///< empty of a take with a single one
    CheckOutcome outcome = CheckOutcome::good;
    std::vector<TakeCheck> checks;
    std::string reason;               ///< of the outcome, or the figures that say most about a good take
    std::vector<std::string> remarks; ///< what else is to be said of it
};

/// "take.wav" or "take.wav: channel L".
[[nodiscard]] std::string place_of(const JudgedTake& judged);

/// "take.wav: channel L: rejected: clipped: flat_tops 12 (limit 2)".
[[nodiscard]] std::string describe(const JudgedTake& judged);

/// A JSON array of one object a channel: take, channel, verdict, reason and its checks in the order of the
/// table.
[[nodiscard]] std::string verdict_report(std::span<const JudgedTake> judged);

} // namespace earbench
