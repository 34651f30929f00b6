#pragma once

#include <span>
#include <vector>

namespace earbench {

/// `samples` read at the positions `first` + n (1 + drift), n = 0, 1, ..., zeros outside: undoes a recording
/// that came out longer than what was played by that share (20e-6 is 20 ppm), or late by `first`.
///
/// Windowed sinc of 96 taps, Kaiser window with beta 10, 1024 phases with linear interpolation between them:
/// within 1e-4 dB up to 0.45 of the sample rate. For |drift| up to 0.01, where nothing needs to be filtered
/// out before.
[[nodiscard]] std::vector<double> resample_clock(std::span<const double> samples, double drift,
                                                 double first = 0.0);

} // namespace earbench
