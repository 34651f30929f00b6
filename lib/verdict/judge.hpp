#pragma once

#include "sweep/divider.hpp"
#include "verdict/take_verdict.hpp"

#include <optional>
#include <span>
#include <vector>

namespace earbench {

/// Whether player and recorder have clocks of their own, so that the pilots tell how far they run apart.
enum class ClockKind { separate, single };

/// One channel of a take, its clock corrected, divided by the sweep and judged.
struct MeasuredTake {
    TakeVerdict verdict;
    /// The take itself, or `corrected`.
    [[nodiscard]] std::span<const double> samples() const { return corrected.empty() ? recorded : corrected; }
    std::span<const double> recorded; ///< as it was recorded: has to outlive this
    /// Resampled where the clocks ran apart by more than 0.02 ppm; of several sweeps the mean.
    std::vector<double> corrected;
    std::optional<Deconvolution> deconvolution; ///< nothing for a silent take
};

/// Makes every check of a take; a clock error above 0.02 ppm, and up to 1 %, is taken out before dividing.
///
/// Of a signal with several sweeps, the clock is corrected over all of the take; what keep_repeat then makes
/// of it for each sweep is judged as a take of its own, and the worst of every check counts. Samples and
/// deconvolution are those of their RepeatMean.
[[nodiscard]] MeasuredTake measure_take(std::span<const double> take, Divider& divider, ClockKind clock,
                                        const CheckLimits& limits);

} // namespace earbench
