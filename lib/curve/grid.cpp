#include "curve/grid.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace earbench {

namespace {

constexpr double edge_tolerance = 1e-9; // far below one printed digit, far above rounding

/// A point of the grid that is a point of the curve, but for the last digits of their printed forms, must not
/// count as lying outside the curve.
constexpr double same_frequency = 1e-7;

void require_inside(std::span<const double> measured_hz, double at_hz)
{
    if (!(at_hz >= measured_hz.front() * (1.0 - same_frequency) &&
          at_hz <= measured_hz.back() * (1.0 + same_frequency))) {
        throw Error(Fault::data, format_fixed(at_hz, 1) + " Hz lies outside the measured " +
                                     format_fixed(measured_hz.front(), 1) + ".." +
                                     format_fixed(measured_hz.back(), 1) + " Hz");
    }
}

/// Values over ln f at increasing frequencies inside the range of `x_hz`.
std::vector<double> interpolate(std::span<const double> x_hz, std::span<const double> values,
                                std::span<const double> at_hz)
{
    std::vector<double> result;
    result.reserve(at_hz.size());
    auto x_right = x_hz.begin();
    for (const double at : at_hz) {
        require_inside(x_hz, at);
        while (x_right != x_hz.end() && *x_right < at) {
            ++x_right;
        }
        const auto right = static_cast<std::size_t>(x_right - x_hz.begin());
        if (x_right == x_hz.end()) {
            result.push_back(values.back());
        } else if (x_right == x_hz.begin() || *x_right == at) {
            result.push_back(values[right]);
        } else {
            const double share = std::log(at / x_hz[right - 1]) / std::log(*x_right / x_hz[right - 1]);
            result.push_back(values[right - 1] + share * (values[right] - values[right - 1]));
        }
    }
    return result;
}

} // namespace

std::vector<double> log_grid(int points_per_octave, Hertz from, Hertz to)
{
    assert(points_per_octave > 0 && from.value > 0.0);
    constexpr double origin_hz = 20.0;
    const double ppo = points_per_octave;
    const auto first =
        static_cast<long>(std::ceil(ppo * std::log2(from.value / origin_hz * (1.0 - edge_tolerance))));
    std::vector<double> grid;
    for (long k = first;; ++k) {
        const double frequency = origin_hz * std::exp2(static_cast<double>(k) / ppo);
        if (frequency > to.value * (1.0 + edge_tolerance)) {
            return grid;
        }
        grid.push_back(frequency);
    }
}

std::vector<double> linear_grid(Hertz step, Hertz from, Hertz to)
{
    assert(step.value > 0.0 && from.value > 0.0);
    std::vector<double> grid;
    for (double k = std::ceil(from.value / step.value * (1.0 - edge_tolerance));; ++k) {
        const double frequency = k * step.value;
        if (frequency > to.value * (1.0 + edge_tolerance)) {
            return grid;
        }
        grid.push_back(frequency);
    }
}

std::vector<double> measurement_grid(const Band& band, int points_per_octave, bool linear)
{
    const Hertz from{std::max(20.0, band.from.value)};
    const Hertz to{std::min(20'000.0, band.to.value)};
    const Hertz rew_step{48'000.0 / 131'072.0};
    return linear ? linear_grid(rew_step, from, to) : log_grid(points_per_octave, from, to);
}

std::vector<double> common_points(std::span<const FrequencyResponse* const> curves, const Band& range)
{
    constexpr int points_per_octave = 48;
    double lowest = range.from.value;
    double highest = range.to.value;
    for (const auto* curve : curves) {
        lowest = std::max(lowest, curve->lowest().value);
        highest = std::min(highest, curve->highest().value);
    }
    return log_grid(points_per_octave, {lowest}, {highest});
}

bool grids_equal(std::span<const double> first_hz, std::span<const double> second_hz)
{
    return std::equal(first_hz.begin(), first_hz.end(), second_hz.begin(), second_hz.end(),
                      [](double a, double b) { return std::abs(a - b) <= std::max(1e-5 * a, 5e-5); });
}

bool share_grid(std::span<const FrequencyResponse> curves)
{
    return std::all_of(curves.begin(), curves.end(), [&](const FrequencyResponse& curve) {
        return grids_equal(curves.front().frequency_hz(), curve.frequency_hz());
    });
}

Decibel level_at(const FrequencyResponse& response, Hertz at)
{
    const auto frequency_hz = response.frequency_hz();
    require_inside(frequency_hz, at.value);
    // Two neighbours are enough: a single look-up must not walk 54,613 points.
    const auto found =
        std::lower_bound(frequency_hz.begin(), frequency_hz.end(), at.value) - frequency_hz.begin();
    const auto right = std::clamp<std::size_t>(static_cast<std::size_t>(found), 1,
                                               std::max<std::size_t>(response.size(), 2) - 1);
    const auto left = right - 1;
    const auto count = std::min<std::size_t>(2, response.size());
    return {interpolate(frequency_hz.subspan(left, count), response.spl_db().subspan(left, count),
                        std::span(&at.value, 1))
                .front()};
}

Decibel held_level_at(const FrequencyResponse& response, Hertz at)
{
    return level_at(response, {std::clamp(at.value, response.lowest().value, response.highest().value)});
}

std::vector<double> levels_at(const FrequencyResponse& response, std::span<const double> frequency_hz)
{
    assert(std::is_sorted(frequency_hz.begin(), frequency_hz.end()));
    return interpolate(response.frequency_hz(), response.spl_db(), frequency_hz);
}

FrequencyResponse resample(const FrequencyResponse& response, std::span<const double> frequency_hz)
{
    std::vector<Column> columns;
    for (const auto& column : response.columns()) {
        columns.push_back({column.name, interpolate(response.frequency_hz(), column.values, frequency_hz)});
    }
    return {{frequency_hz.begin(), frequency_hz.end()},
            levels_at(response, frequency_hz),
            {},
            notes_without_phase(response.notes()),
            std::move(columns)};
}

} // namespace earbench
