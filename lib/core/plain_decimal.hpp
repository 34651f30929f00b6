#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace earbench {

/// A number read from the front of a text, and where it ends.
struct PlainDecimal {
    double value = 0.0;
    const char* end = nullptr;
};

/// Digits so many are a whole number below 2^53.
inline constexpr std::ptrdiff_t most_exact_digits = 15;
/// All of them exact.
inline constexpr std::array<double, most_exact_digits + 1> exact_powers_of_ten{
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// The number that the text is, of more digits than the fast way takes.
[[nodiscard]] std::optional<PlainDecimal> read_long_decimal(const char* begin, const char* end);

/// Reads `-12.345`, digits with a point between them at most, from the front of the text: what nearly every
/// cell of a table is, read several times faster than parse_number can, to the same bits.
///
/// Nothing where the text begins with anything else, or goes on with a point that no digit follows. `end` is
/// std::unreachable_sentinel where something that is no digit is known to follow. Here rather than in a .cpp
/// because millions of cells are read with it.
template <typename End>
[[nodiscard]] std::optional<PlainDecimal> read_plain_decimal(const char* begin, End end)
{
    std::uint64_t digits = 0; // may wrap: too many digits follow
    const auto take_digits = [&](const char* place) {
        for (; place != end; ++place) {
            // One subtraction tells both, whether it is a digit and which.
            const unsigned digit = static_cast<unsigned char>(*place) - unsigned{'0'};
            if (digit > 9) {
                break;
            }
            digits = 10 * digits + digit;
        }
        return place;
    };
    const bool is_negative = begin != end && *begin == '-';
    const char* const first = begin + (is_negative ? 1 : 0);
    const char* place = take_digits(first);
    auto count = place - first;
    if (count == 0) {
        return std::nullopt;
    }
    std::ptrdiff_t decimals = 0;
    if (place != end && *place == '.') {
        const char* const behind_point = place + 1;
        place = take_digits(behind_point);
        decimals = place - behind_point;
        if (decimals == 0) {
            return std::nullopt;
        }
        count += decimals;
    }
    if (count > most_exact_digits) {
        return read_long_decimal(begin, place);
    }
    // Both are exact, so that IEEE 754 rounds their quotient as it has to be rounded.
    const double magnitude =
        static_cast<double>(digits) / exact_powers_of_ten[static_cast<std::size_t>(decimals)];
    return PlainDecimal{is_negative ? -magnitude : magnitude, place};
}

} // namespace earbench
