#include "measure/distortion.hpp"

#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "curve/columns.hpp"
#include "curve/level_change.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

namespace earbench {

namespace {

constexpr double least_harmonic_dbc = -199.0; // no_harmonic_dbc stays what it means
constexpr double least_noise_db = -200.0;

/// The lower the level of the order `order`, at output frequencies.
using OutputMagnitude = std::function<std::vector<double>(int order, std::span<const double> output_hz)>;

double level_db(double magnitude, double least)
{
    return magnitude > 0.0 ? std::max(20.0 * std::log10(magnitude), least) : least;
}

std::vector<Column> columns_of_orders(const FrequencyResponse& fundamental, const HarmonicAnalysis& harmonics,
                                      HarmonicFamily family, const OutputMagnitude& magnitude_of)
{
    const double highest_hz = highest_harmonic_frequency(harmonics.sweep()).value;
    const auto orders = harmonics.orders();
    std::vector<Column> columns;
    std::vector<double> power(fundamental.size());
    for (int order = orders.first; order <= orders.last; ++order) {
        std::vector<double> output_hz;
        for (const double frequency : fundamental.frequency_hz()) {
            if (order * frequency <= highest_hz) {
                output_hz.push_back(order * frequency);
            }
        }
        const auto magnitude = magnitude_of(order, output_hz);
        std::vector<double> levels(fundamental.size(), no_harmonic_dbc);
        for (std::size_t i = 0; i < magnitude.size(); ++i) {
            const double relative = magnitude[i] / std::pow(10.0, fundamental.spl_db()[i] / 20.0);
            levels[i] = level_db(relative, least_harmonic_dbc);
            power[i] += relative * relative;
        }
        columns.push_back({std::string(harmonic_column(family, order)), std::move(levels)});
    }
    for (double& value : power) {
        value = 100.0 * std::sqrt(value);
    }
    columns.push_back({std::string(harmonic_column(family, 0)), std::move(power)});
    return columns;
}

/// "2-5" of "2,5", "2..5" and "H2 to H5": its first and last digit.
std::vector<std::string> orders_meant(std::string_view text)
{
    constexpr std::string_view digits = "23456789";
    const auto first = text.find_first_of(digits);
    const auto last = text.find_last_of(digits);
    if (first == text.npos || text.find_first_of("01") != text.npos) {
        return {};
    }
    const auto [low, high] = std::minmax(text[first], text[last]);
    return {low == high ? std::string(1, low) : std::string{low, '-', high}};
}

} // namespace

HarmonicOrders parse_harmonic_orders(std::string_view text)
{
    const auto dash = text.find('-');
    const auto first = parse_integer(text.substr(0, dash));
    const auto last = dash == text.npos ? first : parse_integer(text.substr(dash + 1));
    if (!first || !last || *first < least_harmonic || *last > greatest_harmonic || *first > *last) {
        throw Error(Fault::usage, "expected an order from 2 to 9 or a range such as 2-5 for --harmonics but "
                                  "found '" +
                                      std::string(text) + "'" + offer(orders_meant(text)));
    }
    return {static_cast<int>(*first), static_cast<int>(*last)};
}

std::vector<Column> harmonic_columns(const FrequencyResponse& fundamental, std::span<const double> take,
                                     double arrival, const HarmonicAnalysis& harmonics)
{
    const auto impulses = harmonics.divide(take, arrival);
    return columns_of_orders(fundamental, harmonics, HarmonicFamily::measured,
                             [&](int order, std::span<const double> output_hz) {
                                 return harmonics.magnitude(impulses, order, output_hz);
                             });
}

std::vector<Column> harmonic_floor_columns(const FrequencyResponse& fundamental, const NoiseFloor& noise,
                                           const HarmonicAnalysis& harmonics)
{
    return columns_of_orders(fundamental, harmonics, HarmonicFamily::floor,
                             [&](int order, std::span<const double> output_hz) {
                                 return noise.magnitude({harmonics.window(order).span}, output_hz);
                             });
}

std::vector<Column> noise_columns(const FrequencyResponse& fundamental, const NoiseFloor& noise,
                                  const NoiseWindow& window)
{
    std::vector<double> noise_db;
    std::vector<double> snr_db;
    for (const double magnitude : noise.magnitude(window, fundamental.frequency_hz())) {
        noise_db.push_back(level_db(magnitude, least_noise_db));
        snr_db.push_back(fundamental.spl_db()[snr_db.size()] - noise_db.back());
    }
    return {{std::string(column::noise_db), std::move(noise_db)},
            {std::string(column::snr_db), std::move(snr_db)}};
}

} // namespace earbench
