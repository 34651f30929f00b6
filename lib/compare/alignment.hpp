#pragma once

#include "compare/loudness.hpp"
#include "core/units.hpp"
#include "curve/frequency_response.hpp"

#include <span>
#include <string>
#include <string_view>

namespace earbench {

/// How the levels of a curve and of what it is compared with are matched.
enum class AlignmentKind {
    level,              ///< mean_level over a band, or the level at one frequency, is 0 dB in both
    mean,               ///< the mean deviation is 0: what makes the RMS least
    median,             ///< the median of the deviation is 0
    loudness,           ///< both have the same loudness in phon
    cringraph_level,    ///< as CrinGraph normalises at a frequency
    cringraph_loudness, ///< as CrinGraph normalises to a loudness
};

struct Alignment {
    AlignmentKind kind = AlignmentKind::level;
    Band band{{500.0}, {500.0}}; ///< of `mean` and `median`: where the deviation is looked at, all by default
    LoudnessTable table = LoudnessTable::iso_2023;
    double phon = 60.0;
};

/// Whether it moves one curve to where it is nearest to another: `mean` and `median`.
[[nodiscard]] bool is_fitted(const Alignment& alignment);

/// Reads 500, 300-3000, fit, fit:300-3000, median, median:300-3000, loudness, loudness:70, loudness-2003,
/// cringraph:500, cringraph:db, cringraph:db:70.
///
/// @throws Error{usage} for anything else, for loudness levels below 20 or above 100 phon, and as
///         parse_alignment and parse_band do.
[[nodiscard]] Alignment parse_comparison_alignment(std::string_view text);

/// "at 500 Hz", "for the least RMS from 300 to 3000 Hz", "in loudness at 60 phon": what follows "matched".
[[nodiscard]] std::string alignment_words(const Alignment& alignment);

/// What is added to `curve` before it is compared with anything: nothing for `mean` and `median`.
///
/// @throws Error{data} if the curve does not cover what it takes; it names the curve.
[[nodiscard]] Decibel own_offset(const FrequencyResponse& curve, const Alignment& alignment);

/// What is added to deviations for their mean or median in the band to be 0; nothing for the other kinds.
///
/// @throws Error{data} if the band has no point.
[[nodiscard]] Decibel fitted_offset(std::span<const double> frequency_hz,
                                    std::span<const double> deviation_db, const Alignment& alignment);

/// What a figure adds to all curves besides, for them to lie near 60 dB as those do that are matched by their
/// loudness: for `mean` and `median`, 60 dB less the level at 500 Hz of what is compared with (of its end, if
/// it does not reach there), else nothing.
[[nodiscard]] Decibel figure_shift(const FrequencyResponse& compared_with, const Alignment& alignment);

} // namespace earbench
