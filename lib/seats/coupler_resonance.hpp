#pragma once

#include "curve/frequency_response.hpp"

#include <optional>
#include <span>
#include <vector>

namespace earbench {

/// The level of one curve where a coupler resonates, smoothed, in dB about its own mean there.
///
/// At f_k = 20*2^(k/96) Hz, from 6.5 to 10 kHz and one point further on either side: the mean level over ln f
/// of the twelfth of an octave about f_k (see mean_level), minus the mean of those values.
using ResonanceRange = std::vector<double>;

/// Nothing where the curve does not cover the range.
[[nodiscard]] std::optional<ResonanceRange> resonance_range(const FrequencyResponse& curve);

/// The median at every point.
[[nodiscard]] ResonanceRange median_range(std::span<const ResonanceRange> ranges);

/// The highest peak; nothing where there is none.
///
/// A peak is a local maximum that some point of the range on either side lies 1 dB or more below; its
/// frequency is made finer by the parabola over log2 f through its neighbours.
[[nodiscard]] std::optional<Hertz> highest_resonance(const ResonanceRange& range);

/// Of the peaks at most 3 dB below the highest level from 6.5 to 10 kHz the one nearest to `expected`, in
/// octaves: of two peaks alike, either may be the highest. Where there is none the end of the range with the
/// higher level, because the resonance lies there or beyond.
[[nodiscard]] Hertz resonance_near(const ResonanceRange& range, Hertz expected);

} // namespace earbench
