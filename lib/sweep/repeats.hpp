#pragma once

#include "sweep/sweep.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// How a signal with several sweeps is cut: from `first` on, `count` stretches of `period` samples follow
/// each other, each with one sweep and all that answers it.
struct RepeatCuts {
    std::ptrdiff_t first = 0; ///< negative where the signal begins too late
    std::size_t period = 0;
    int count = 1;

    /// Where the stretch `index`, from 0, begins.
    [[nodiscard]] std::ptrdiff_t begin_of(int index) const;
};

/// The cuts of the signal itself. A third of the gap lies before the sweep in its stretch, so that neither
/// what rings before the sweep nor what decays after it is cut off.
[[nodiscard]] RepeatCuts plan_cuts(const SweepLayout& layout);

/// The signal as if it had been made with the sweep `index` alone: all before the first cut, the stretch
/// `index`, all after the last. What lies outside the signal is missing.
[[nodiscard]] std::vector<double> keep_repeat(std::span<const double> signal, const RepeatCuts& cuts,
                                              int index);

/// Where the sample `place` of what keep_repeat makes lies in the signal.
[[nodiscard]] double place_in_signal(double place, const RepeatCuts& cuts, int index);

/// The layout of what keep_repeat makes of a signal.
[[nodiscard]] SweepLayout layout_of_one(const SweepLayout& layout);

} // namespace earbench
