#include "compare/deviation.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"
#include "curve/grid.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace earbench {

namespace {

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
    return slope_of(octaves, deviation.deviation_db);
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

/// Of `curve`, to which `offset` is added.
Deviation deviation_at(const FrequencyResponse& curve, double offset, const ReferenceCurve& reference,
                       const DeviationOptions& options)
{
    const std::array both{&curve, &reference.curve};
    Deviation deviation{common_points(both, options.range), {}, {offset}};
    if (deviation.frequency_hz.empty()) {
        throw Error(Fault::data, "expected points of 20*2^(k/48) Hz from " +
                                     format_fixed(options.range.from.value, 1) + " to " +
                                     format_fixed(options.range.to.value, 1) + " Hz but " + label(curve) +
                                     " and what it is compared with have none in common");
    }
    deviation.deviation_db = levels_at(curve, deviation.frequency_hz);
    const auto reference_db = levels_at(reference.curve, deviation.frequency_hz);
    for (std::size_t i = 0; i < reference_db.size(); ++i) {
        deviation.deviation_db[i] += offset - (reference_db[i] + reference.offset.value);
    }
    const double fitted = fitted_offset(deviation.frequency_hz, deviation.deviation_db, options.align).value;
    for (double& value : deviation.deviation_db) {
        value += fitted;
    }
    deviation.offset.value += fitted;
    return deviation;
}

} // namespace

Deviation deviation_from(const FrequencyResponse& curve, const ReferenceCurve& reference,
                         const DeviationOptions& options)
{
    return deviation_at(curve, own_offset(curve, options.align).value, reference, options);
}

Deviation deviation_between(const ReferenceCurve& curve, const ReferenceCurve& reference,
                            const DeviationOptions& options)
{
    return deviation_at(curve.curve, curve.offset.value, reference, options);
}

Measures measure(const Deviation& deviation, const std::vector<NamedBand>& bands)
{
    return {std::make_shared<const std::vector<std::string>>(names_of_measures(bands)),
            values_of_measures(deviation, bands)};
}

std::vector<std::string> names_of_measures(const std::vector<NamedBand>& bands)
{
    std::vector<std::string> names{"rms_db",     "mean_abs_db", "sd_db", "slope_db_per_octave",
                                   "max_abs_db", "max_abs_hz"};
    for (const auto& band : bands) {
        names.push_back(band.name);
    }
    return names;
}

std::vector<std::optional<double>> values_of_measures(const Deviation& deviation,
                                                      const std::vector<NamedBand>& bands)
{
    std::vector<double> magnitude;
    for (const double value : deviation.deviation_db) {
        magnitude.push_back(std::abs(value));
    }
    const auto greatest = std::max_element(magnitude.begin(), magnitude.end());
    std::vector<std::optional<double>> values{
        rms_of(deviation).value,
        mean_of(magnitude),
        standard_deviation_of(deviation.deviation_db),
        slope_per_octave(deviation),
        *greatest,
        deviation.frequency_hz[static_cast<std::size_t>(greatest - magnitude.begin())],
    };
    for (const auto& band : bands) {
        values.push_back(band_mean(deviation, band));
    }
    return values;
}

Decibel rms_of(const Deviation& deviation)
{
    return {std::sqrt(mean_square_of(deviation.deviation_db))};
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
