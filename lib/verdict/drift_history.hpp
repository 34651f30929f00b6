#pragma once

#include <span>

namespace earbench {

/// The clock drift of a take, and of those before it that were recorded by the same devices; shares, as
/// PilotTiming::drift.
struct DriftHistory {
    double own;
    std::span<const double> earlier; ///< may be empty
};

} // namespace earbench
