#pragma once

#include "core/units.hpp"
#include "curve/frequency_response.hpp"

#include <functional>

namespace earbench {

/// A level at every frequency: what a curve is divided by.
using LevelAt = std::function<Decibel(Hertz)>;

/// What stands in the column of a harmonic that cannot be measured.
inline constexpr double no_harmonic_dbc = -200.0;

/// `response` divided by the magnitude `divisor`: every column that is a level in the curve's own reference
/// is lowered by it at its frequency.
///
/// A harmonic n, or its floor, over the frequency f of the fundamental was heard at n f: it changes by
/// divisor(f) - divisor(n f), and the totals are the root of the sum of the squares of what comes of that. A
/// harmonic of no_harmonic_dbc stays, and is no part of the sum. Phase and notes stay.
[[nodiscard]] FrequencyResponse divide_levels(const FrequencyResponse& response, const LevelAt& divisor);

/// `response` with `shift` added to every column that is a level in the curve's own reference: spl_db and,
/// where they are there, min_db, max_db and noise_db. All else stays.
[[nodiscard]] FrequencyResponse shift_level(const FrequencyResponse& response, Decibel shift);

} // namespace earbench
