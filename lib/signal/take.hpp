#pragma once

#include "signal/deconvolution.hpp"

#include <optional>
#include <span>
#include <string>

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

/// Why a take cannot be used, judged from the signal alone ("clipped: 12 flat tops, the first at 3.201 s");
/// nothing if it can. In this order:
///  - silent: no sample above -100 dB of full scale, or none above -80 dB and no sweep found;
///  - clipped: find_clipping finds three runs or more;
///  - other sweep: less than 0.4 (-4 dB) of the energy in the excited band lies within the window around the
///    arrival, or octaves arrive later and later by the same step: the median of the steps between the
///    octaves from 250 Hz to 8 kHz is above 1 ms and above 0.0015 L ln 2;
///  - too short: the take starts after the sweep has passed 20 Hz or its own lowest frequency, or ends before
///  it has passed
///    20 kHz or its own highest.
[[nodiscard]] std::optional<std::string> reason_to_reject(std::span<const double> take,
                                                          const Deconvolution& deconvolution,
                                                          const SweepReference& sweep);

/// The reason that can be told before any division: silence or clipping.
[[nodiscard]] std::optional<std::string> reason_to_reject_samples(std::span<const double> take);

} // namespace earbench
