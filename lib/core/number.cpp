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
    const auto places = static_cast<std::size_t>(decimals);
    // Curves are mostly written in this fast way: scale, round, print as a whole number. It could differ
    // from the exact decimal expansion only near a tie, which is left to the exact way.
    constexpr double largest_scaled = 1e12;
    constexpr double distance_from_tie = 1e-3;
    const double scaled =
        places < powers_of_ten.size() ? std::abs(value) * powers_of_ten[places] : largest_scaled;
    const double rounded = std::nearbyint(scaled);
    if (scaled >= largest_scaled || std::abs(std::abs(scaled - rounded) - 0.5) < distance_from_tie) {
        append_exact(text, value, decimals);
        return;
    }
    std::array<char, 24> buffer{};
    const auto whole = static_cast<std::uint64_t>(rounded);
    char* const end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), whole).ptr;
    const auto length = static_cast<std::size_t>(end - buffer.data());
    if (value < 0.0 && whole != 0) {
        text += '-';
    }
    if (length <= places) {
        text += '0';
    }
    const std::size_t before_point = length > places ? length - places : 0;
    text.append(buffer.data(), before_point);
    if (places > 0) {
        text += '.';
        text.append(places - (length - before_point), '0');
        text.append(buffer.data() + before_point, length - before_point);
    }
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
