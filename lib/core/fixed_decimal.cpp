#include "core/fixed_decimal.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <charconv>
#include <cstring>
#include <string_view>

namespace earbench {

namespace {

/// The digits of `number`, below 10^8, leading zeros among them: one a byte, the first in the lowest. All
/// eight are made at once, by parting each half of what there is in two.
std::uint64_t eight_digits(std::uint32_t number)
{
    const std::uint64_t fours = number / 10'000U | std::uint64_t{number % 10'000U} << 32U;
    const std::uint64_t hundreds = (fours * 5243 >> 19U) & 0x0000007F'0000007FU; // n / 100 up to 10^4
    const std::uint64_t twos = hundreds | (fours - 100 * hundreds) << 16U;
    const std::uint64_t tens = (twos * 103 >> 10U) & 0x000F000F'000F000FU; // n / 10 up to 100
    return tens | (twos - 10 * tens) << 8U;
}

/// Writes eight bytes, the lowest first. @returns behind the first `count` of them, which are digits.
char* put_digits(char* place, std::uint64_t digits, std::size_t count)
{
    const std::uint64_t text = digits + 0x30303030'30303030U;
    std::memcpy(place, &text, sizeof text);
    return place + count;
}

std::size_t leading_zeros(std::uint64_t digits)
{
    return static_cast<std::size_t>(std::countr_zero(digits)) / 8;
}

/// Writes `whole`, below 10^16, with a point before its last `places` digits, 6 at most, and at least one
/// digit before the point.
char* put_with_point(char* place, std::uint64_t whole, std::size_t places)
{
    constexpr std::uint64_t eight_places = 100'000'000;
    const bool is_long = whole >= eight_places;
    if (is_long) {
        place = put_with_point(place, whole / eight_places, 0);
        whole %= eight_places;
    }
    const auto low = eight_digits(static_cast<std::uint32_t>(whole));
    const auto zeros = is_long ? 0 : std::min(leading_zeros(low), 7 - places);
    place = put_digits(place, low >> 8 * zeros, 8 - places - zeros);
    if (places > 0) {
        *place++ = '.';
        place = put_digits(place, low >> 8 * (8 - places), places);
    }
    return place;
}

} // namespace

FixedDecimals::FixedDecimals(int decimals) : m_decimals(decimals)
{
    assert(decimals >= 0);
    constexpr std::array factors{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    constexpr std::array limits{1e15, 1e14, 1e13, 1e12, 1e11, 1e10, 1e9};
    const auto places = static_cast<std::size_t>(decimals);
    if (places < factors.size() && std::endian::native == std::endian::little) {
        m_factor = factors[places];
        m_limit = limits[places];
    }
}

char* FixedDecimals::put_exact(char* place, double value) const
{
    assert(std::isfinite(value));
    const auto [end, error] =
        std::to_chars(place, place + widest, value, std::chars_format::fixed, m_decimals);
    assert(error == std::errc{});
    const std::string_view digits(place, static_cast<std::size_t>(end - place));
    // "-0.0000" and "0.0000" are the same level; a reader must not see a difference.
    if (digits.starts_with('-') && digits.find_first_of("123456789") == std::string_view::npos) {
        return std::copy(place + 1, end, place);
    }
    return end;
}

bool FixedDecimals::rounds_tie_up(double magnitude, double scaled) const
{
    // What rounding took off the product is less than what any other rest is off a tie.
    const double taken_off = std::fma(magnitude, m_factor, -scaled);
    const bool is_odd = static_cast<std::int64_t>(scaled) % 2 == 1;
    return taken_off > 0.0 || (taken_off == 0.0 && is_odd);
}

char* FixedDecimals::put(char* place, double value, std::int64_t units) const
{
    if (units == no_units) {
        return put_exact(place, value);
    }
    const bool is_negative = units < 0;
    *place = '-';
    place += is_negative ? 1 : 0;
    return put_with_point(place, static_cast<std::uint64_t>(is_negative ? -units : units),
                          static_cast<std::size_t>(m_decimals));
}

} // namespace earbench
