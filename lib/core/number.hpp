#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// Reads a decimal number that takes up the whole of `text`: optional sign, digits, '.', exponent.
///
/// Independent of the locale. Nothing for anything else: blanks, "nan", "inf", hexadecimal, trailing
/// characters, or a magnitude that a double cannot hold.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

/// Reads a whole number in decimal ("010" is ten) that takes up the whole of `text`.
[[nodiscard]] std::optional<long> parse_integer(std::string_view text);

/// Appends `value` (finite) with exactly `decimals` digits after the point, never "-0.000".
///
/// Correctly rounded: the last digit is that of the exact binary value, half away from an exact tie as
/// `to_chars` has it.
void append_fixed(std::string& text, double value, int decimals);

[[nodiscard]] std::string format_fixed(double value, int decimals);

/// Appends `value` (finite) in fixed notation with as many digits after the point as it takes to read it
/// back, but at least `fewest` (1 or more) and at most `most`: 75.5 as "75.5000" and 20.141602 as it is for 4
/// and 12.
void append_whole(std::string& text, double value, int fewest, int most);

/// The shortest text that reads back as `value`; "-0" becomes "0".
[[nodiscard]] std::string format_shortest(double value);

} // namespace earbench
