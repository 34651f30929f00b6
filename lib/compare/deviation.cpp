#include "compare/deviation.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"
#include "curve/grid.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

struct NamedBand {
    std::string_view name;
    double from_hz;
    double to_hz;
};

constexpr std::array bands{
    NamedBand{"sub_bass_db", 20.0, 60.0},      NamedBand{"bass_db", 60.0, 250.0},
    NamedBand{"low_mid_db", 250.0, 500.0},     NamedBand{"mid_db", 500.0, 2000.0},
    NamedBand{"upper_mid_db", 2000.0, 4000.0}, NamedBand{"presence_db", 4000.0, 6000.0},
    NamedBand{"treble_db", 6000.0, 10'000.0},  NamedBand{"air_db", 10'000.0, 20'000.0}};

/// Slope of the least-squares line over log2 f.
std::optional<double> slope_per_octave(const Deviation& deviation)
{
    if (deviation.frequency_hz.size() < 2) {
        return std::nullopt;
    }
    std::vector<double> octaves;
    for (const double frequency : deviation.frequency_hz) {
        octaves.push_back(std::log2(frequency));
    }
    const double centre = mean_of(octaves);
    const double level = mean_of(deviation.deviation_db);
    double covariance = 0.0;
    double variance = 0.0;
    for (std::size_t i = 0; i < octaves.size(); ++i) {
        covariance += (octaves[i] - centre) * (deviation.deviation_db[i] - level);
        variance += (octaves[i] - centre) * (octaves[i] - centre);
    }
    return covariance / variance;
}

std::optional<double> band_mean(const Deviation& deviation, const NamedBand& band)
{
    std::vector<double> inside;
    for (std::size_t i = 0; i < deviation.frequency_hz.size(); ++i) {
        if (deviation.frequency_hz[i] >= band.from_hz && deviation.frequency_hz[i] < band.to_hz) {
            inside.push_back(deviation.deviation_db[i]);
        }
    }
    return inside.empty() ? std::nullopt : std::optional(mean_of(inside));
}

/// The level at the alignment; an error names the curve.
double aligned_level(const FrequencyResponse& curve, const Band& align)
{
    try {
        return mean_level(curve, align).value;
    } catch (const Error& error) {
        throw Error(error.fault(), label(curve) + ": " + error.what() + "; choose another --align");
    }
}

} // namespace

Deviation deviation_from(const FrequencyResponse& curve, const FrequencyResponse& target,
                         const DeviationOptions& options)
{
    const double offset = -aligned_level(curve, options.align);
    const double target_offset = -aligned_level(target, options.align);
    const std::array both{&curve, &target};
    Deviation deviation{common_points(both, options.range), {}, {offset}};
    if (deviation.frequency_hz.empty()) {
        throw Error(Fault::data, "expected points of 20*2^(k/48) Hz from " +
                                     format_fixed(options.range.from.value, 1) + " to " +
                                     format_fixed(options.range.to.value, 1) + " Hz but " + label(curve) +
                                     " and what it is compared with have none in common");
    }
    deviation.deviation_db = levels_at(curve, deviation.frequency_hz);
    const auto target_db = levels_at(target, deviation.frequency_hz);
    for (std::size_t i = 0; i < target_db.size(); ++i) {
        deviation.deviation_db[i] += offset - (target_db[i] + target_offset);
    }
    return deviation;
}

std::vector<Measure> measure(const Deviation& deviation)
{
    std::vector<double> magnitude;
    for (const double value : deviation.deviation_db) {
        magnitude.push_back(std::abs(value));
    }
    const auto greatest = std::max_element(magnitude.begin(), magnitude.end());
    std::vector<Measure> measures{
        {"rms_db", std::sqrt(mean_square_of(magnitude))},
        {"mean_abs_db", mean_of(magnitude)},
        {"sd_db", standard_deviation_of(deviation.deviation_db)},
        {"slope_db_per_octave", slope_per_octave(deviation)},
        {"max_abs_db", *greatest},
        {"max_abs_hz", deviation.frequency_hz[static_cast<std::size_t>(greatest - magnitude.begin())]},
    };
    for (const auto& band : bands) {
        measures.push_back({band.name, band_mean(deviation, band)});
    }
    return measures;
}

std::optional<ChannelMatch> match_channels(const FrequencyResponse& left, const FrequencyResponse& right,
                                           const Band& range)
{
    const std::array both{&left, &right};
    const auto points = common_points(both, range);
    if (points.empty()) {
        return std::nullopt;
    }
    auto difference = levels_at(left, points);
    const auto right_db = levels_at(right, points);
    double greatest = 0.0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        difference[i] -= right_db[i];
        greatest = std::max(greatest, std::abs(difference[i]));
    }
    return ChannelMatch{{std::sqrt(mean_square_of(difference))}, {greatest}};
}

} // namespace earbench
