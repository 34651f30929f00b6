#pragma once

#include "curve/frequency_response.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// One curve of a product, as a graph database has it.
struct GraphCurve {
    std::string channel; ///< L, R, or with the number of a seat L1, R2
    std::vector<double> frequency_hz;
    std::vector<double> spl_db;
};

/// `curve` at the points where graph tools draw: 20*2^(k/48) Hz, k = 0..478, and 20000 Hz, so that their
/// interpolation adds nothing (see levels_at for ours).
///
/// The level of an end that lies less than 1/48 octave inside is held, as the tools do; points further
/// outside the measured range are left out.
/// @throws Error{data} if fewer than 10 points lie inside.
[[nodiscard]] GraphCurve to_graph_curve(const FrequencyResponse& curve, std::string channel);

/// The whole number of decibels by which all `curves` must be shifted to lie within -40 and 120 dB, outside
/// of which modernGraphTool drops rows; 0 where they lie there.
///
/// Where they do not, their mean level at 1 kHz becomes 75 dB, or as near to that as it fits.
/// @throws Error{data} if they span more than 160 dB.
[[nodiscard]] Decibel needed_shift(std::span<const GraphCurve> curves);

/// Rows of frequency (4 decimals) and level (3), parted by a TAB: what every reader of graph tools takes.
[[nodiscard]] std::string to_graph_text(const GraphCurve& curve, Decibel shift);

} // namespace earbench
