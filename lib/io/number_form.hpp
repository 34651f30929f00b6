#pragma once

#include <optional>
#include <string_view>

namespace earbench {

/// What parts whole and fraction of the numbers in a table; the other one can only part thousands.
enum class DecimalMark { point, comma };

/// The number that takes up the whole of `cell`, written with `mark`: `1234.5`, `1,234.5` and `1 234.5` by a
/// point, `1234,5` and `1.234,5` by a comma. Thousands are parted by the other mark, a blank or an
/// apostrophe, by one of them in the whole number and into groups of three.
///
/// Nothing for anything else.
[[nodiscard]] std::optional<double> read_number(std::string_view cell, DecimalMark mark);

/// True for text that means to be a number, damaged or not: "86.2", "1O0", "-.5", "nan".
[[nodiscard]] bool begins_like_a_number(std::string_view cell);

} // namespace earbench
