#include "publish/graph_curve.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/grid.hpp"
#include "publish/curve_text.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

constexpr Band drawn{{20.0}, {20000.0}};
constexpr int points_per_octave = 48;
constexpr std::size_t fewest_points = 10; // fewer are no curve to graph-check either

std::vector<double> drawn_points()
{
    auto points = log_grid(points_per_octave, drawn.from, drawn.to);
    points.push_back(drawn.to.value);
    return points;
}

} // namespace

GraphCurve to_graph_curve(const FrequencyResponse& curve, std::string channel)
{
    const double step = std::exp2(1.0 / points_per_octave);
    GraphCurve result{std::move(channel), {}, {}};
    for (const double frequency : drawn_points()) {
        if (frequency > curve.lowest().value / step && frequency < curve.highest().value * step) {
            result.frequency_hz.push_back(frequency);
            result.spl_db.push_back(held_level_at(curve, Hertz{frequency}).value);
        }
    }
    if (result.frequency_hz.size() < fewest_points) {
        throw Error(Fault::data, "expected levels from 20 Hz to 20 kHz in " + label(curve) + " but found " +
                                     format_fixed(curve.lowest().value, 1) + " to " +
                                     format_fixed(curve.highest().value, 1) + " Hz");
    }
    return result;
}

Decibel needed_shift(std::span<const GraphCurve> curves)
{
    double lowest = curves.front().spl_db.front();
    double highest = lowest;
    double sum_at_1khz = 0.0;
    for (const auto& curve : curves) {
        const auto [low, high] = std::minmax_element(curve.spl_db.begin(), curve.spl_db.end());
        lowest = std::min(lowest, *low);
        highest = std::max(highest, *high);
        const auto at = std::lower_bound(curve.frequency_hz.begin(), curve.frequency_hz.end() - 1, 1000.0);
        sum_at_1khz += curve.spl_db[static_cast<std::size_t>(at - curve.frequency_hz.begin())];
    }
    if (lowest >= lowest_kept_db && highest <= highest_kept_db) {
        return {0.0};
    }
    constexpr double usual_db = 75.0; // at 1 kHz, where couplers are driven
    const double least = std::ceil(lowest_kept_db - lowest);
    const double most = std::floor(highest_kept_db - highest);
    if (least > most) {
        throw Error(Fault::data, "expected levels that span at most 160 dB but found " +
                                     format_fixed(lowest, 1) + " to " + format_fixed(highest, 1) + " dB");
    }
    const double wanted = std::round(usual_db - sum_at_1khz / static_cast<double>(curves.size()));
    return {std::clamp(wanted, least, most)};
}

std::string to_graph_text(const GraphCurve& curve, Decibel shift)
{
    std::string text;
    for (std::size_t row = 0; row < curve.frequency_hz.size(); ++row) {
        append_fixed(text, curve.frequency_hz[row], 4);
        text += '\t';
        append_fixed(text, curve.spl_db[row] + shift.value, 3);
        text += '\n';
    }
    return text;
}

} // namespace earbench
