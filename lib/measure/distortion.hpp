#pragma once

#include "curve/frequency_response.hpp"
#include "sweep/harmonics.hpp"
#include "sweep/noise.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace earbench {

/// "3" or "2-5".
/// @throws Error{usage} for anything but orders from 2 to 9 in rising order.
[[nodiscard]] HarmonicOrders parse_harmonic_orders(std::string_view text);

/// The columns h2_dbc ... and thd_percent at the frequencies of `fundamental`.
///
/// hN_dbc is the level at N f over that of the fundamental at f, when f is played; thd_percent is the root
/// of the sum of their squares, over the orders that can be measured at f. What is measured is never below
/// -199 dB; where N f lies above highest_harmonic_frequency() the column holds no_harmonic_dbc.
/// `take` is what was recorded, `arrival` what SweepReference::divide() found in it.
[[nodiscard]] std::vector<Column> harmonic_columns(const FrequencyResponse& fundamental,
                                                   std::span<const double> take, double arrival,
                                                   const HarmonicAnalysis& harmonics);

/// The columns h2_floor_dbc ... and thd_floor_percent: what harmonic_columns would show of noise alone.
[[nodiscard]] std::vector<Column> harmonic_floor_columns(const FrequencyResponse& fundamental,
                                                         const NoiseFloor& noise,
                                                         const HarmonicAnalysis& harmonics);

/// The columns noise_db, in the reference of the fundamental's level and at least -200, and snr_db, the
/// fundamental's level above it; `window` is what
/// the fundamental was analysed within.
[[nodiscard]] std::vector<Column> noise_columns(const FrequencyResponse& fundamental, const NoiseFloor& noise,
                                                const NoiseWindow& window);

} // namespace earbench
