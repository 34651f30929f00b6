#include "compare/spread_bound.hpp"

#include "core/statistics.hpp"
#include "curve/align.hpp"
#include "curve/columns.hpp"
#include "curve/grid.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

/// What the bounds are made of: a deviation and the spread at its points.
struct SpreadPoints {
    const Deviation& deviation;
    std::vector<double> spread_db;
    double of_alignment_db;

    /// The mean over the points of `weight` times the spread, that of the alignment included.
    template <typename Weight>
    [[nodiscard]] double mean_of_weighted(const Weight& weight) const
    {
        double sum = 0.0;
        for (std::size_t k = 0; k < spread_db.size(); ++k) {
            sum += weight(k) * (spread_db[k] + of_alignment_db);
        }
        return sum / static_cast<double>(spread_db.size());
    }
};

/// `spread_db` is that of `spread` at `frequency_hz`, the points that are compared.
std::optional<double> alignment_spread(const FrequencyResponse& spread, std::span<const double> frequency_hz,
                                       std::span<const double> spread_db, const Alignment& align)
{
    if (align.kind == AlignmentKind::level) {
        return mean_level(spread, align.band).value;
    }
    if (align.kind != AlignmentKind::mean) {
        return std::nullopt;
    }
    std::vector<double> inside;
    for (std::size_t k = 0; k < spread_db.size(); ++k) {
        if (frequency_hz[k] >= align.band.from.value && frequency_hz[k] <= align.band.to.value) {
            inside.push_back(spread_db[k]);
        }
    }
    return mean_of(inside);
}

/// Of a band mean, which has a value: equal weights inside, none outside.
double band_spread(const SpreadPoints& points, const NamedBand& band)
{
    std::vector<double> inside;
    for (std::size_t k = 0; k < points.spread_db.size(); ++k) {
        const double frequency = points.deviation.frequency_hz[k];
        if (frequency >= band.from_hz && frequency < band.to_hz) {
            inside.push_back(points.spread_db[k] + points.of_alignment_db);
        }
    }
    return mean_of(inside);
}

/// Deviations, or places on the frequency axis, about their mean.
std::vector<double> about_mean(std::vector<double> values)
{
    const double mean = mean_of(values);
    for (double& value : values) {
        value -= mean;
    }
    return values;
}

/// The sum of |values| times the spread over the sum of squares of `values`: the alignment, the same at all
/// points, has no part in what is about a mean.
double spread_over_squares(const SpreadPoints& points, std::span<const double> values, double divisor)
{
    double sum = 0.0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        sum += std::abs(values[k]) * points.spread_db[k];
    }
    return sum / divisor;
}

std::optional<double> spread_of(const SpreadPoints& points, const Measure& measure,
                                const std::vector<NamedBand>& bands)
{
    const auto& deviation_db = points.deviation.deviation_db;
    const auto count = static_cast<double>(deviation_db.size());
    if (!measure.value) {
        return std::nullopt;
    }
    const double value = *measure.value;
    if (measure.name == "offset_db") {
        return points.of_alignment_db;
    }
    if (measure.name == "mean_abs_db") {
        return points.mean_of_weighted([](std::size_t) { return 1.0; });
    }
    if (measure.name == "rms_db" && value > 0.0) {
        return points.mean_of_weighted([&](std::size_t k) { return std::abs(deviation_db[k]) / value; });
    }
    if (measure.name == "sd_db" && value > 0.0) {
        return spread_over_squares(points, about_mean(deviation_db), (count - 1.0) * value);
    }
    if (measure.name == "slope_db_per_octave") {
        std::vector<double> octaves;
        for (const double frequency : points.deviation.frequency_hz) {
            octaves.push_back(std::log2(frequency));
        }
        const auto about = about_mean(std::move(octaves));
        return spread_over_squares(points, about, mean_square_of(about) * count);
    }
    if (measure.name == "max_abs_db") {
        const auto greatest = std::max_element(deviation_db.begin(), deviation_db.end(),
                                               [](double a, double b) { return std::abs(a) < std::abs(b); });
        return points.spread_db[static_cast<std::size_t>(greatest - deviation_db.begin())] +
               points.of_alignment_db;
    }
    const auto band = std::find_if(bands.begin(), bands.end(),
                                   [&](const NamedBand& each) { return each.name == measure.name; });
    return band == bands.end() ? std::nullopt : std::optional(band_spread(points, *band));
}

} // namespace

std::vector<std::optional<double>> greatest_spreads(const Comparison& comparison,
                                                    const FrequencyResponse& average,
                                                    const DeviationOptions& options)
{
    const auto* column = find_column(average, column::spread_db);
    std::vector<std::optional<double>> spreads(comparison.measures.size());
    if (column == nullptr) {
        return spreads;
    }
    const auto spread = average.with_levels(*column);
    const auto& deviation = comparison.deviation.value();
    auto spread_db = levels_at(spread, deviation.frequency_hz);
    const auto of_alignment = alignment_spread(spread, deviation.frequency_hz, spread_db, options.align);
    if (!of_alignment) {
        return spreads;
    }
    const SpreadPoints points{deviation, std::move(spread_db), *of_alignment};
    for (std::size_t i = 0; i < spreads.size(); ++i) {
        spreads[i] = spread_of(points, comparison.measures[i], options.bands);
    }
    return spreads;
}

} // namespace earbench
