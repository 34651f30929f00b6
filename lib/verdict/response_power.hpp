#pragma once

#include "sweep/sweep_reference.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// Mean |P|^2 from 1/24 octave below a frequency to 1/24 above it, P being the transform of what lies within
/// SweepReference::window() around the arrival.
struct ResponsePower {
    /// 48 for each octave from 20 Hz to 20 kHz, from 1/24 octave within the sweep on to 0.95 of its highest.
    std::vector<double> frequency_hz;
    std::vector<double> power;
};

/// Of the circular `answer`, compressed, whose response arrives at the sample `arrival`.
[[nodiscard]] ResponsePower response_power(std::span<const double> answer, std::ptrdiff_t arrival,
                                           const SweepReference& sweep);

} // namespace earbench
