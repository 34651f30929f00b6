#pragma once

namespace earbench {

/// The level of a take that is exactly 0.
inline constexpr double least_full_scale_db = -200.0;

/// 20 lg of `amplitude` re full scale, at least least_full_scale_db.
[[nodiscard]] double full_scale_db(double amplitude);

/// What a ratio with nothing on one side comes to.
inline constexpr double greatest_ratio_db = 200.0;

/// What is said of harmonics that are not there.
inline constexpr double least_harmonic_db = -100.0;

/// 10 lg of `numerator` over `denominator`, within +-greatest_ratio_db, which is also what 0 or less comes
/// to.
[[nodiscard]] double power_ratio_db(double numerator, double denominator);

} // namespace earbench
