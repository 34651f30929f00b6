#pragma once

#include "verdict/take_view.hpp"

namespace earbench {

/// The share of the energy of the answer to the sweep that lies within the window of the response, at its
/// full width and unweighted; at least 1e-12.
///
/// The greater of two: that of all of it, and the median of those of the octaves. Another sweep, or noise
/// that covers this one, leaves little in any octave; a tone or rumble, however loud, fills a few of them.
[[nodiscard]] double share_within_window(const TakeView& view);

} // namespace earbench
