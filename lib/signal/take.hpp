#pragma once

#include <cstddef>
#include <span>

namespace earbench {

/// Runs of samples stuck at the same extreme value.
struct Clipping {
    std::size_t runs = 0;
    std::size_t first = 0; ///< sample where the first run starts
};

/// Flat tops at the greatest or smallest value of `samples`: runs of at least three equal samples above which
/// the parabola through the samples beside the run rises by more than 0.2 % and by more than two steps of the
/// converter (the least difference between neighbours), so that the crest of a low frequency is none; and
/// shorter runs when there are at least twenty of them at the very same value.
[[nodiscard]] Clipping find_clipping(std::span<const double> samples);

/// The least difference between neighbours that differ: a step of the converter where the take has few bits.
[[nodiscard]] double quantisation_step(std::span<const double> samples);

} // namespace earbench
