#pragma once

#include "sweep/sweep_reference.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace earbench {

/// A sweep in a take beside the one that arrives.
struct OtherSweep {
    double peak;       ///< its greatest magnitude in the compressed take
    std::size_t index; ///< of that, in the circular compressed take
};

/// What is told of the sweeps in a take by the take compressed: with the sweep's phase taken out and its
/// amplitude left in, so that a sweep becomes a pulse, and noise that is white stays white.
struct ArrivalFigures {
    /// When the sweep begins in the take, in samples: at the greatest magnitude, by a parabola; negative
    /// where the take starts within the sweep.
    double arrival;
    double peak;        ///< the greatest magnitude
    double mean_square; ///< of all
    bool is_inverted;   ///< the sample next to the arrival is below 0
    /// The greatest magnitude farther from the arrival than 0.6 of the sweep, which is more than its
    /// distortion and its echoes reach, where is_compressed_sweep() finds a sweep there.
    std::optional<OtherSweep> other;
    /// Lags that share a place hide something: the sweep does not lie within the take as a whole, or what
    /// stands in such places is less than 30 dB below it.
    bool hides_something;
};

/// Of a take of so many samples, and of the circular `compressed`: lag 0 is its first, negative lags end it.
[[nodiscard]] ArrivalFigures arrival_figures(std::span<const double> compressed, std::size_t take_samples,
                                             const SweepReference& sweep);

} // namespace earbench
