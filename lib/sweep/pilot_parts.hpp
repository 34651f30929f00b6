#pragma once

#include "dsp/fft.hpp"
#include "sweep/sweep.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace earbench {

/// What a chain did to a pilot in a part of its band, against what it did to the sweep there.
struct PilotPart {
    Hertz middle;     ///< mean frequency, weighted by the magnitude of the cross-spectrum
    double delay;     ///< samples by which the pilot comes later
    Decibel gain;     ///< of the pilot over the sweep
    double coherence; ///< 1 where the one is the other but for delay, phase and gain
};

/// Parts of the pilots' band that are compared by themselves, so that a tone, or samples that are lost in one
/// of them, leave the others alone.
constexpr std::size_t pilot_part_count = 5;

/// `whole`, the band of the pilots, less the edges where they fade, in geometrically equal parts.
[[nodiscard]] std::array<Band, pilot_part_count> pilot_part_bands(const Band& whole);

/// Compares `pilot` with `sweep` within `band`, both transforms of signals of `length`.
///
/// The delay is the greatest envelope of their cross-correlation within 20 ms, less the slope of the phases
/// that are left, about their mean, weighted by the magnitude of the cross-spectrum: a group delay. The gain
/// is that of the pilot's projection on the delayed sweep, whatever its phase.
[[nodiscard]] PilotPart compare_pilot(const Spectrum& pilot, const Spectrum& sweep, std::size_t length,
                                      SampleRate rate, const Band& band);

/// Both pilots against the sweep, the parts in which both are coherent.
struct PilotComparison {
    std::vector<PilotPart> first;
    std::vector<PilotPart> second;
};

/// @pre `first` and `second` have a part for each band.
[[nodiscard]] PilotComparison coherent_parts(std::span<const PilotPart> first,
                                             std::span<const PilotPart> second);

/// The median of their gains.
///
/// @pre There is a part.
[[nodiscard]] Decibel median_gain(std::span<const PilotPart> parts);

/// Samples by which the sweep comes later after the first pilot than the drift, told by the same parts, has
/// it: of the parts the second farthest from 0, of a single one its own.
///
/// @pre There is a part.
[[nodiscard]] double slip_of_parts(const PilotComparison& parts, const SweepLayout& layout);

} // namespace earbench
