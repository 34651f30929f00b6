#include "curve/align.hpp"

#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "core/quantity.hpp"
#include "core/strings.hpp"
#include "curve/grid.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

/// The texts of both frequencies: "20" and "20k" of "20-20k", "20..20k" or "20:20k".
std::pair<std::string_view, std::string_view> split_band(std::string_view text)
{
    for (const std::string_view between : {"..", ":", "\xE2\x80\x93", "-"}) {
        const auto at = text.find(between, 1);
        if (at != text.npos) {
            return {trim(text.substr(0, at)), trim(text.substr(at + between.size()))};
        }
    }
    return {text, {}};
}

bool is_band(std::string_view first, std::string_view last)
{
    const auto low = parse_hertz(first);
    const auto high = parse_hertz(last);
    return low && high && low->value > 0.0 && high->value > low->value;
}

/// What to offer for text that is nearly a band: "20-20000" of "20,20000", "20 20000" or "20000-20".
std::vector<std::string> bands_meant(std::string_view text)
{
    const auto [high, low] = split_band(text);
    if (is_band(low, high)) {
        return {std::string(low) + "-" + std::string(high)};
    }
    for (const std::string_view between : {" to ", ",", "/", ";", " "}) {
        const auto at = std::min(text.find(between), text.size());
        const auto first = trim(text.substr(0, at));
        const auto last = trim(text.substr(std::min(at + between.size(), text.size())));
        if (is_band(first, last)) {
            return {std::string(first) + "-" + std::string(last)};
        }
    }
    return {};
}

/// The same of a frequency, which may have a decimal comma: "1.5k or 1-5k" of "1,5k".
std::vector<std::string> alignments_meant(std::string_view text)
{
    auto meant = bands_meant(text);
    if (const auto with_point = replace_all(text, ",", "."); with_point != text && parse_hertz(with_point)) {
        meant.insert(meant.begin(), with_point);
    }
    return meant;
}

} // namespace

Band parse_band(std::string_view flag, std::string_view text)
{
    const auto [first, last] = split_band(text);
    const auto low = parse_hertz(first);
    const auto high = parse_hertz(last);
    const auto found = std::string(flag) + " but found '" + std::string(text) + "'";
    if (!low || !high || low->value <= 0.0 || high->value <= low->value) {
        throw Error(Fault::usage, "expected two increasing frequencies such as 300-3000 for " + found +
                                      offer(bands_meant(text)));
    }
    // "2-4k" is said of 2 to 4 kHz, and nobody compares from 2 Hz on.
    constexpr double lowest_heard_hz = 20.0;
    const bool unit_is_behind = parse_number(first).has_value() && !parse_number(last).has_value();
    if (unit_is_behind && low->value < lowest_heard_hz && high->value >= 1000.0) {
        throw Error(Fault::usage, "expected two frequencies in the same unit for " + found +
                                      "; did you mean " + std::string(first) + "k-" + std::string(last) +
                                      "?");
    }
    return {*low, *high};
}

Band parse_alignment(std::string_view text)
{
    if (const auto frequency = parse_hertz(text); frequency && frequency->value > 0.0) {
        return {*frequency, *frequency};
    }
    if (split_band(text).second.empty()) {
        throw Error(Fault::usage,
                    "expected a frequency such as 500 or a band such as 300-3000 for --align but "
                    "found '" +
                        std::string(text) + "'" + offer(alignments_meant(text)));
    }
    return parse_band("--align", text);
}

Decibel mean_level(const FrequencyResponse& response, const Band& band)
{
    if (band.from == band.to) {
        return level_at(response, band.from);
    }
    double previous_level = level_at(response, band.from).value;
    double previous_hz = band.from.value;
    const double last_level = level_at(response, band.to).value;
    double integral = 0.0; // dB times ln f, by trapezoids: exact for straight lines
    const auto add_segment = [&](double frequency, double level) {
        integral += 0.5 * (previous_level + level) * std::log(frequency / previous_hz);
        previous_hz = frequency;
        previous_level = level;
    };
    const auto frequency_hz = response.frequency_hz();
    const auto first =
        std::upper_bound(frequency_hz.begin(), frequency_hz.end(), band.from.value) - frequency_hz.begin();
    for (auto i = static_cast<std::size_t>(first); i < response.size() && frequency_hz[i] < band.to.value;
         ++i) {
        add_segment(frequency_hz[i], response.spl_db()[i]);
    }
    add_segment(band.to.value, last_level);
    return {integral / std::log(band.to.value / band.from.value)};
}

} // namespace earbench
