#include "core/plain_decimal.hpp"

#include "core/ascii.hpp"

#include <array>
#include <charconv>
#include <cstdint>

namespace earbench {

namespace {

/// Digits so many are a whole number below 2^53.
constexpr std::ptrdiff_t most_exact_digits = 15;

constexpr std::array<double, most_exact_digits + 1> powers_of_ten{
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

const char* take_digits(const char* place, const char* end, std::uint64_t& number)
{
    for (; place != end && is_digit(*place); ++place) {
        number = 10 * number + static_cast<std::uint64_t>(*place - '0'); // may wrap: too many digits follow
    }
    return place;
}

std::optional<PlainDecimal> read_many_digits(const char* begin, const char* end)
{
    PlainDecimal number;
    const auto [behind, error] = std::from_chars(begin, end, number.value, std::chars_format::fixed);
    number.end = behind;
    return error == std::errc{} ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<PlainDecimal> read_plain_decimal(const char* begin, const char* end)
{
    const bool is_negative = begin != end && *begin == '-';
    const char* const first = begin + (is_negative ? 1 : 0);
    std::uint64_t digits = 0;
    const char* place = take_digits(first, end, digits);
    auto count = place - first;
    if (count == 0) {
        return std::nullopt;
    }
    std::ptrdiff_t decimals = 0;
    if (place != end && *place == '.') {
        const char* const behind_point = place + 1;
        place = take_digits(behind_point, end, digits);
        decimals = place - behind_point;
        if (decimals == 0) {
            return std::nullopt;
        }
        count += decimals;
    }
    if (count > most_exact_digits) {
        return read_many_digits(begin, end);
    }
    // Both are exact, so that IEEE 754 rounds their quotient as it has to be rounded.
    const double magnitude = static_cast<double>(digits) / powers_of_ten[static_cast<std::size_t>(decimals)];
    return PlainDecimal{is_negative ? -magnitude : magnitude, place};
}

} // namespace earbench
