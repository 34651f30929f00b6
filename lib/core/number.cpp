#include "core/number.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace earbench {

namespace {

/// Appends through `to_chars`, slow and right for every finite value.
void append_exact(std::string& text, double value, int decimals)
{
    std::array<char, 400> buffer{}; // 309 digits before the point, a sign, the point, the decimals
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::fixed, decimals);
    assert(error == std::errc{});
    std::string_view digits(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    // "-0.0000" and "0.0000" are the same level; a reader must not see a difference.
    if (digits.starts_with('-') && digits.find_first_of("123456789") == std::string_view::npos) {
        digits.remove_prefix(1);
    }
    text += digits;
}

/// The whole number next to `magnitude` times `scale`, of two that are as near the even one: the exact
/// product decides, as it does in to_chars.
std::uint64_t scaled_and_rounded(double magnitude, double scale)
{
    const double scaled = magnitude * scale;
    const auto whole = static_cast<std::uint64_t>(scaled);
    const double rest = scaled - static_cast<double>(whole);
    if (rest != 0.5) {
        return whole + (rest > 0.5 ? 1 : 0);
    }
    // What rounding took off the product is less than what any other rest is off a tie.
    const double taken_off = std::fma(magnitude, scale, -scaled);
    const bool is_odd = whole % 2 == 1;
    return whole + (taken_off > 0.0 || (taken_off == 0.0 && is_odd) ? 1 : 0);
}

/// Appends `whole` with a point before its last `places` digits, one at least before the point.
void append_with_point(std::string& text, bool is_negative, std::uint64_t whole, std::size_t places)
{
    std::array<char, 24> number{}; // a sign, 16 digits and a point at most
    char* const end = number.data() + number.size();
    char* place = end;
    const auto put_digit = [&] {
        *--place = static_cast<char>('0' + whole % 10);
        whole /= 10;
    };
    for (std::size_t i = 0; i < places; ++i) {
        put_digit();
    }
    if (places > 0) {
        *--place = '.';
    }
    do {
        put_digit();
    } while (whole > 0);
    if (is_negative) {
        *--place = '-';
    }
    text.append(place, static_cast<std::size_t>(end - place));
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

void append_fixed(std::string& text, double value, int decimals)
{
    assert(std::isfinite(value) && decimals >= 0);
    constexpr std::array<double, 7> powers_of_ten{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    constexpr double largest_scaled = 1e15; // below, eighths are told apart, ties among them
    const auto places = static_cast<std::size_t>(decimals);
    // What curves hold is written in a fast way: scale, round, print as a whole number.
    const bool is_small =
        places < powers_of_ten.size() && std::abs(value) < largest_scaled / powers_of_ten[places];
    if (!is_small) {
        append_exact(text, value, decimals);
        return;
    }
    const auto whole = scaled_and_rounded(std::abs(value), powers_of_ten[places]);
    append_with_point(text, value < 0.0 && whole != 0, whole, places);
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
