#pragma once

#include "publish/addition.hpp"
#include "publish/graph_curve.hpp"

#include <string>
#include <vector>

namespace earbench {

/// The curves of one product: what every tool shows, and the seats that modernGraphTool can show besides.
struct SampleSet {
    std::vector<GraphCurve> curves;  ///< one a side
    std::vector<GraphCurve> seats;   ///< L1, L2, R1 ...; none where each side has one curve
    std::vector<std::string> labels; ///< one a seat: where the coupler resonates, "8.1 kHz"
};

/// Sorts `curves` by side. Several of one side are its seats, in the order of their numbers; the curve of the
/// side is then their mean in dB, which is what modernGraphTool makes of them.
///
/// @throws Error{data} for a curve whose side is not known, and as to_graph_curve does.
[[nodiscard]] SampleSet to_sample_set(const std::vector<ChannelCurve>& curves);

} // namespace earbench
