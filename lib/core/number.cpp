#include "core/number.hpp"

#include "core/fixed_decimal.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace earbench {

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
    std::array<char, FixedDecimals::widest> room; // not cleared: millions of numbers come through here
    text.append(room.data(), FixedDecimals(decimals).put(room.data(), value));
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
    while (text.ends_with('0') && text.size() - text.rfind('.') > static_cast<std::size_t>(fewest) + 1) {
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
