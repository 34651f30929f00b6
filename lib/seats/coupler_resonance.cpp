#include "seats/coupler_resonance.hpp"

#include "core/statistics.hpp"
#include "core/units.hpp"
#include "curve/align.hpp"
#include "curve/average.hpp"
#include "curve/level_mean.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace earbench {

namespace {

constexpr double origin_hz = 20.0;
constexpr double points_per_octave = 96.0;
constexpr int first_point = 802; // 6544 Hz, the first one above 6.5 kHz
constexpr int last_point = 860;  // 9949 Hz, the last one below 10 kHz
constexpr double half_width_octaves = 1.0 / 24.0;
constexpr double alike_db = 3.0;
constexpr double prominence_db = 1.0; // less is the ripple of a well damped fit, or noise

double point_hz(double k)
{
    return origin_hz * std::exp2(k / points_per_octave);
}

struct Peak {
    double hz;
    double level_db;
};

std::vector<Peak> local_maxima(const ResonanceRange& range)
{
    const double lowest = *std::min_element(range.begin(), range.end());
    std::vector<Peak> peaks;
    for (std::size_t i = 1; i + 1 < range.size(); ++i) {
        const double left = range[i - 1];
        const double right = range[i + 1];
        if (range[i] > left && range[i] >= right && range[i] - lowest >= prominence_db) {
            const double shift = 0.5 * (left - right) / (left - 2.0 * range[i] + right);
            peaks.push_back({point_hz(first_point - 1 + static_cast<double>(i) + shift), range[i]});
        }
    }
    return peaks;
}

Hertz higher_end(const ResonanceRange& range)
{
    return {point_hz(range[1] >= range[range.size() - 2] ? first_point : last_point)};
}

} // namespace

std::optional<ResonanceRange> resonance_range(const FrequencyResponse& curve)
{
    const auto band = [](int k) {
        return Band{{point_hz(k) * std::exp2(-half_width_octaves)},
                    {point_hz(k) * std::exp2(half_width_octaves)}};
    };
    if (curve.lowest() > band(first_point - 1).from || curve.highest() < band(last_point + 1).to) {
        return std::nullopt;
    }
    ResonanceRange range;
    for (int k = first_point - 1; k <= last_point + 1; ++k) {
        range.push_back(mean_level(curve, band(k)).value);
    }
    const double mean = mean_of_levels(range, AverageKind::db);
    for (double& level : range) {
        level -= mean;
    }
    return range;
}

ResonanceRange median_range(std::span<const ResonanceRange> ranges)
{
    ResonanceRange medians(ranges.front().size());
    for (std::size_t i = 0; i < medians.size(); ++i) {
        std::vector<double> at_point;
        for (const auto& range : ranges) {
            at_point.push_back(range[i]);
        }
        medians[i] = median_of(std::move(at_point));
    }
    return medians;
}

std::optional<Hertz> highest_resonance(const ResonanceRange& range)
{
    const auto peaks = local_maxima(range);
    const auto highest = std::ranges::max_element(peaks, {}, &Peak::level_db);
    return highest == peaks.end() ? std::nullopt : std::optional(Hertz{highest->hz});
}

Hertz resonance_near(const ResonanceRange& range, Hertz expected)
{
    const double highest = *std::max_element(range.begin() + 1, range.end() - 1);
    Hertz nearest = higher_end(range);
    double least = std::numeric_limits<double>::infinity();
    for (const auto& peak : local_maxima(range)) {
        const double distance = std::abs(std::log2(peak.hz / expected.value));
        if (peak.level_db >= highest - alike_db && distance < least) {
            nearest = {peak.hz};
            least = distance;
        }
    }
    return nearest;
}

} // namespace earbench
