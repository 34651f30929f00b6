#pragma once

#include "curve/average.hpp"

#include <optional>
#include <span>
#include <string>

namespace earbench {

/// Where two channels are compared.
inline constexpr Hertz balance_from{200.0}; // below, the seals of both sides differ
inline constexpr Hertz balance_to{5000.0};  // above, the depths of insertion do

/// How far two channels are apart, over the points of their difference from 200 Hz to 5 kHz.
struct BalanceFigures {
    Decibel mean;
    Decibel rms;
    Decibel greatest; ///< in magnitude, with its sign
    Hertz greatest_at;
};

struct Balance {
    FrequencyResponse difference;          ///< L minus R; channel `L-R`, level `dB (L minus R)`
    std::optional<BalanceFigures> figures; ///< nothing where no point lies in the range
};

/// Level of the left channel minus that of the right one, each the average of its curves: those whose channel
/// is L or R, with the number of a seat or without. On the grid that average() takes for the two.
///
/// @throws Error{data} if a curve belongs to neither, if a channel has none, and as average does.
[[nodiscard]] Balance channel_balance(std::span<const FrequencyResponse> curves,
                                      const AverageOptions& options);

/// "L minus R from 200 Hz to 5 kHz: mean 0.31 dB, rms 0.52 dB, greatest -1.20 dB at 4512 Hz"
[[nodiscard]] std::string describe(const BalanceFigures& figures);

} // namespace earbench
