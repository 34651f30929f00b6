#pragma once

#include "core/units.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Reads a fraction of an octave: "1/12", "1/12 octave", "1/12-oct"; the divisor is a number from 0.1 to
/// 1000. Nothing for anything else.
[[nodiscard]] std::optional<Octaves> parse_fraction(std::string_view text);

/// The fraction that was probably meant by what is none: "1/12" of "12", "12th", "1-12", "1:12", "1\12" and
/// "0.083", within 3 % of which it lies. Empty where nothing is near.
[[nodiscard]] std::vector<std::string> fractions_meant(std::string_view text);

} // namespace earbench
