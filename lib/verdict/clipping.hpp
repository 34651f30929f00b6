#pragma once

#include <cstddef>
#include <span>

namespace earbench {

/// Runs of samples stuck at the same extreme value.
struct Clipping {
    std::size_t runs;
    std::size_t first; ///< sample where the first run starts
};

/// Flat tops at the greatest or smallest value of `samples`: runs of at least three equal samples above which
/// the parabola through the samples beside the run rises by more than 0.2 % and by more than two steps of the
/// converter (the least difference between neighbours), so that the crest of a low frequency is none; and
/// shorter runs when there are at least twenty of them at the very same value.
[[nodiscard]] Clipping find_clipping(std::span<const double> samples);

/// How much more often `samples` come to a level than to those below it, as they do where something limits
/// them: for a wave of constant amplitude 1.4, for a swept resonance less, for one clipped by 0.5 dB
/// about 10.
///
/// The samples less their mean are counted, either sign by itself, in steps of d/2 from 0 on; d is 0.5 % of
/// the greatest, or twice `noise_rms`, or four steps of the converter, whichever is most. The result is the
/// greatest ratio of the count in four steps to that in the four below (at least 1), of levels from 40 % of
/// the greatest on at which the four steps hold 50 samples and all above them hold less than a tenth as many.
/// 0 where there is no such level, or where d is above 10 % of the greatest: noise would hide it.
[[nodiscard]] double ceiling_ratio(std::span<const double> samples, double noise_rms);

/// The least difference between neighbours that differ: a step of the converter where the take has few bits.
[[nodiscard]] double quantisation_step(std::span<const double> samples);

} // namespace earbench
