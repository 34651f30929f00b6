#include "core/quantity.hpp"

#include "core/ascii.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace earbench {

namespace {

struct Unit {
    std::string_view ending; ///< in lower case
    int exponent_of_ten;
};

constexpr std::array hertz_units{Unit{"khz", 3}, Unit{"hz", 0}, Unit{"k", 3}};
constexpr std::array second_units{Unit{"ms", -3}, Unit{"sec", 0}, Unit{"s", 0}};
constexpr std::array decibel_units{Unit{"dbfs", 0}, Unit{"db", 0}};

std::optional<double> parse_with_unit(std::string_view text, std::span<const Unit> units)
{
    const auto lower = to_lower(text);
    for (const auto& unit : units) {
        if (!lower.ends_with(unit.ending)) {
            continue;
        }
        const auto number = std::string(trim(text.substr(0, text.size() - unit.ending.size())));
        if (!parse_number(number)) {
            return std::nullopt;
        }
        // As decimal text, so that 44.1k is 44100 and no neighbour of it.
        const bool scientific = number.find_first_of("eE") != number.npos;
        return scientific ? *parse_number(number) * std::pow(10.0, unit.exponent_of_ten)
                          : parse_number(number + "e" + std::to_string(unit.exponent_of_ten));
    }
    return parse_number(text);
}

template <typename Quantity>
std::optional<Quantity> parse_quantity(std::string_view text, std::span<const Unit> units)
{
    const auto value = parse_with_unit(text, units);
    return value ? std::optional(Quantity{*value}) : std::nullopt;
}

} // namespace

std::optional<Hertz> parse_hertz(std::string_view text)
{
    return parse_quantity<Hertz>(text, hertz_units);
}

std::optional<Seconds> parse_seconds(std::string_view text)
{
    return parse_quantity<Seconds>(text, second_units);
}

std::optional<Decibel> parse_decibels(std::string_view text)
{
    return parse_quantity<Decibel>(text, decibel_units);
}

std::optional<SampleRate> parse_sample_rate(std::string_view text)
{
    const auto rate = parse_quantity<SampleRate>(text, hertz_units);
    return rate && rate->value == std::nearbyint(rate->value) ? rate : std::nullopt;
}

std::string number_advice(std::string_view text)
{
    std::vector<std::string> meant;
    const auto add_number = [&](const std::string& number) {
        if (number != text && parse_number(number)) {
            meant.push_back(number);
        }
    };
    if (const auto comma = text.find(','); comma != text.npos) {
        if (text.size() - comma - 1 == 3) { // 1,000 may be a thousand
            add_number(replace_all(text, ",", ""));
        }
        add_number(replace_all(text, ",", "."));
    } else if (const auto slash = text.find('/'); slash != text.npos) {
        const auto above = parse_number(text.substr(0, slash));
        const auto below = parse_number(text.substr(slash + 1));
        if (above && below && *below > 0.0) {
            meant.push_back(format_shortest(*above / *below));
        }
    }
    return offer(meant);
}

std::string plain_number_advice(std::string_view text)
{
    const auto unit = std::find_if(text.begin(), text.end(), is_letter);
    const auto number = trim(text.substr(0, static_cast<std::size_t>(unit - text.begin())));
    const bool has_unit = unit != text.end() && std::all_of(unit, text.end(), is_letter);
    return has_unit && parse_number(number) ? offer(std::vector{std::string(number)}) : number_advice(text);
}

} // namespace earbench
