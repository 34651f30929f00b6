#include "draft/measured_facts.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"
#include "text/escape.hpp"

#include <cmath>

namespace earbench {

namespace {

std::string signed_level(Decibel level)
{
    const auto text = format_fixed(level.value, 1);
    const bool is_zero = text.find_first_not_of("-0.") == std::string::npos;
    return (text.starts_with('-') || is_zero ? text : "+" + text) + " dB";
}

/// "60 to 250 Hz", "500 Hz to 2 kHz", "2 to 4 kHz".
std::string range_words(Hertz from, Hertz to)
{
    constexpr double hertz_per_kilohertz = 1000.0;
    const auto number = [](Hertz at) {
        return format_shortest(at.value < hertz_per_kilohertz ? at.value : at.value / hertz_per_kilohertz);
    };
    const auto unit = [](Hertz at) { return at.value < hertz_per_kilohertz ? " Hz" : " kHz"; };
    const std::string first_unit = std::string_view(unit(from)) == unit(to) ? "" : unit(from);
    return number(from) + first_unit + " to " + number(to) + unit(to);
}

std::string bands_item(const MeasuredFacts& facts)
{
    std::vector<std::string> bands;
    for (const auto& band : facts.bands) {
        bands.push_back(band.name + " " + signed_level(band.mean) + " (" + range_words(band.from, band.to) +
                        ")");
    }
    return "- Mean of the channels beside the " + markdown_escaped(facts.target) + ", both at one level at " +
           facts.alignment + ": " + join(bands, ", ") + ".\n";
}

std::string balance_item(const BalanceFact& balance)
{
    constexpr double step_hz = 10.0; // a peak is no narrower
    const auto at = format_shortest(std::round(balance.greatest_at.value / step_hz) * step_hz);
    return "- Left channel minus right channel, " + range_words(balance.from, balance.to) + ": mean " +
           signed_level(balance.mean) + ", RMS " + format_fixed(balance.rms.value, 1) + " dB, greatest " +
           signed_level(balance.greatest) + " at " + at + " Hz.\n";
}

} // namespace

std::string facts_list(const MeasuredFacts& facts, const std::string& sensitivity)
{
    auto list = facts.bands.empty() ? std::string() : bands_item(facts);
    list += facts.balance ? balance_item(*facts.balance) : "";
    list += sensitivity.empty() ? "" : "- Sensitivity: " + markdown_escaped(sensitivity) + ".\n";
    return list;
}

} // namespace earbench
