#include "curve/align.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/grid.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

Band parse_band(std::string_view flag, std::string_view text)
{
    const auto dash = text.find('-', 1);
    const auto low = parse_number(text.substr(0, dash));
    const auto high = dash == text.npos ? std::nullopt : parse_number(text.substr(dash + 1));
    if (!low || !high || *low <= 0.0 || *high <= *low) {
        throw Error(Fault::usage, "expected two increasing frequencies such as 300-3000 for " +
                                      std::string(flag) + " but found '" + std::string(text) + "'");
    }
    return {{*low}, {*high}};
}

Band parse_alignment(std::string_view text)
{
    if (const auto frequency = parse_number(text); frequency && *frequency > 0.0) {
        return {{*frequency}, {*frequency}};
    }
    if (text.find('-', 1) == text.npos) {
        throw Error(Fault::usage,
                    "expected a frequency such as 500 or a band such as 300-3000 for --align but "
                    "found '" +
                        std::string(text) + "'");
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
