#include "smoothing/fraction_text.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

/// "1/12" of "1/12 octave", "1/12-oct", "1/12 Octave" and "1/12".
std::string_view without_octave(std::string_view text)
{
    const auto lower = to_lower(text);
    for (const std::string_view unit : {"octaves", "octave", "oct"}) {
        if (lower.ends_with(unit)) {
            text.remove_suffix(unit.size());
            break;
        }
    }
    return trim(text.ends_with('-') ? text.substr(0, text.size() - 1) : text);
}

constexpr double least_divisor = 0.1;
constexpr double greatest_divisor = 1000.0;

} // namespace

std::optional<Octaves> parse_fraction(std::string_view text)
{
    const auto number = without_octave(text);
    const auto divisor = number.starts_with("1/") ? parse_number(number.substr(2)) : std::nullopt;
    if (!divisor || *divisor < least_divisor || *divisor > greatest_divisor) {
        return std::nullopt;
    }
    return Octaves{1.0 / *divisor};
}

std::vector<std::string> fractions_meant(std::string_view text)
{
    text = without_octave(text);
    const auto with_point = replace_all(text, ",", ".");
    if (const auto value = parse_number(with_point); value && *value > 0.0 && *value < 1.0) {
        const double divisor = std::nearbyint(1.0 / *value);
        constexpr double tolerance = 0.03; // of a value that was written with two or three digits
        const bool is_near = divisor <= greatest_divisor && std::abs(*value * divisor - 1.0) <= tolerance;
        return is_near ? std::vector{"1/" + format_shortest(divisor)} : std::vector<std::string>{};
    }
    const bool has_numerator = text.size() > 2 && text.front() == '1' && !is_digit(text[1]) && text[1] != '.';
    const auto digits = has_numerator ? text.find_first_of("0123456789", 2) : 0;
    const auto divisor = text.substr(std::min(digits, text.size()));
    const auto number = divisor.substr(0, divisor.find_first_not_of("0123456789."));
    const auto value = parse_number(number);
    const bool is_ordinal = number == divisor || divisor.substr(number.size()) == "th";
    return value && *value >= 1.0 && *value <= greatest_divisor && is_ordinal
               ? std::vector{"1/" + std::string(number)}
               : std::vector<std::string>{};
}

} // namespace earbench
