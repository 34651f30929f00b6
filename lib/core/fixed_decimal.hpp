#pragma once

#include <cstddef>

namespace earbench {

/// As many bytes as put_fixed may write to, whatever the number is: 309 digits before the point, a sign, the
/// point and up to 80 decimals.
inline constexpr std::size_t widest_fixed = 400;

/// Writes to `place` what append_fixed appends, without a text to grow: for rows of numbers.
/// @returns behind it.
[[nodiscard]] char* put_fixed(char* place, double value, int decimals);

} // namespace earbench
