#include "core/number.hpp"

#include "core/fixed_decimal.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace earbench {

namespace {

/// Writes through `to_chars`, slow and right for every finite value. Cold: the fast way stays short without
/// it.
[[gnu::cold]] char* put_exact(char* place, double value, int decimals)
{
    const auto [end, error] =
        std::to_chars(place, place + widest_fixed, value, std::chars_format::fixed, decimals);
    assert(error == std::errc{});
    const std::string_view digits(place, static_cast<std::size_t>(end - place));
    // "-0.0000" and "0.0000" are the same level; a reader must not see a difference.
    if (digits.starts_with('-') && digits.find_first_of("123456789") == std::string_view::npos) {
        return std::copy(place + 1, end, place);
    }
    return end;
}

/// What the numbers with so many decimals are multiplied by, and the least magnitude that is too large for
/// it.
struct Scale {
    double factor;
    double limit;
};
/// By decimals. Below 10^15 eighths are told apart, ties among them.
constexpr std::array scales{Scale{1e0, 1e15}, Scale{1e1, 1e14}, Scale{1e2, 1e13}, Scale{1e3, 1e12},
                            Scale{1e4, 1e11}, Scale{1e5, 1e10}, Scale{1e6, 1e9}};

/// The whole number next to `magnitude` times `scale`, of two that are as near the even one: the exact
/// product decides, as it does in to_chars.
std::uint64_t scaled_and_rounded(double magnitude, double scale)
{
    const double scaled = magnitude * scale;
    const auto below = static_cast<std::int64_t>(scaled); // signed is faster, and it is below 10^15
    const auto whole = static_cast<std::uint64_t>(below);
    const double rest = scaled - static_cast<double>(below);
    if (rest != 0.5) {
        return whole + (rest > 0.5 ? 1 : 0);
    }
    // What rounding took off the product is less than what any other rest is off a tie.
    const double taken_off = std::fma(magnitude, scale, -scaled);
    const bool is_odd = whole % 2 == 1;
    return whole + (taken_off > 0.0 || (taken_off == 0.0 && is_odd) ? 1 : 0);
}

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

std::optional<double> parse_number(std::string_view text)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) {
            return std::nullopt;
        }
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<long> parse_integer(std::string_view text)
{
    if (text.starts_with('+') && !text.starts_with("+-")) {
        text.remove_prefix(1);
    }
    long value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

char* put_fixed(char* place, double value, int decimals)
{
    assert(std::isfinite(value) && decimals >= 0);
    const auto places = static_cast<std::size_t>(decimals);
    // What curves hold is written in a fast way: scale, round, print as a whole number.
    const bool is_small = std::endian::native == std::endian::little && places < scales.size() &&
                          std::abs(value) < scales[places].limit;
    if (!is_small) {
        return put_exact(place, value, decimals);
    }
    const auto whole = scaled_and_rounded(std::abs(value), scales[places].factor);
    *place = '-';
    return put_with_point(place + (value < 0.0 && whole != 0 ? 1 : 0), whole, places);
}

void append_fixed(std::string& text, double value, int decimals)
{
    std::array<char, widest_fixed> room; // not cleared: millions of numbers come through here
    text.append(room.data(), put_fixed(room.data(), value, decimals));
}

std::string format_fixed(double value, int decimals)
{
    std::string text;
    append_fixed(text, value, decimals);
    return text;
}

void append_whole(std::string& text, double value, int fewest, int most)
{
    assert(std::isfinite(value) && 1 <= fewest && fewest <= most);
    std::array<char, 400> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    assert(error == std::errc{});
    const std::string_view shortest(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const auto point = shortest.find('.');
    const auto decimals = point == std::string_view::npos ? 0 : static_cast<int>(shortest.size() - point - 1);
    append_fixed(text, value, std::clamp(decimals, fewest, most));
    // What was cut off may have left zeros at the end: 75.2230000000000041 is 75.223.
    while (decimals > most && text.ends_with('0') &&
           text.size() - text.rfind('.') > static_cast<std::size_t>(fewest) + 1) {
        text.pop_back();
    }
}

std::string format_shortest(double value)
{
    std::array<char, 32> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value == 0.0 ? 0.0 : value);
    assert(error == std::errc{});
    return {buffer.data(), end};
}

} // namespace earbench
