#pragma once

#include <span>

namespace earbench {

/// What is averaged: squared magnitudes (REW's "rms"), levels in dB, or magnitudes.
enum class AverageKind { power, db, amplitude };

/// Mean of several levels in dB: 10 lg(mean 10^(L/10)), mean L, or 20 lg(mean 10^(L/20)).
[[nodiscard]] double mean_of_levels(std::span<const double> levels_db, AverageKind kind);

} // namespace earbench
