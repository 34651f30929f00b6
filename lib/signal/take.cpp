#include "signal/take.hpp"

#include "core/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace earbench {

namespace {

double peak_of(std::span<const double> samples)
{
    double peak = 0.0;
    for (const double sample : samples) {
        peak = std::max(peak, std::abs(sample));
    }
    return peak;
}

struct Run {
    std::size_t first;
    std::size_t count;
};

std::vector<Run> runs_at(std::span<const double> samples, double value)
{
    std::vector<Run> runs;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (samples[i] != value) {
            continue;
        }
        if (!runs.empty() && runs.back().first + runs.back().count == i) {
            ++runs.back().count;
        } else {
            runs.push_back({i, 1});
        }
    }
    return runs;
}

/// True when the samples beside the run rise so steeply that the signal would have gone on above it.
bool is_flat_top(std::span<const double> samples, const Run& run, double value, double step)
{
    if (run.first < 2 || run.first + run.count + 2 > samples.size()) {
        return false; // cut off by an end of the take: nothing tells how it would have gone on
    }
    // Even parabola through the means of the nearest and of the second-nearest samples on both sides.
    const double near = 0.5 * (samples[run.first - 1] + samples[run.first + run.count]);
    const double far = 0.5 * (samples[run.first - 2] + samples[run.first + run.count + 1]);
    const double near_distance = 0.5 * static_cast<double>(run.count + 1);
    const double far_distance = near_distance + 1.0;
    const double near_square = near_distance * near_distance;
    const double far_square = far_distance * far_distance;
    const double crest = (near * far_square - far * near_square) / (far_square - near_square);
    constexpr double tolerated_overshoot = 0.002;
    constexpr double tolerated_steps = 2.0;
    return (crest - value) / value > tolerated_overshoot && std::abs(crest - value) > tolerated_steps * step;
}

void count_flat_tops(std::span<const double> samples, double value, Clipping& clipping)
{
    constexpr std::size_t shortest_run = 3;
    constexpr std::size_t many_short_runs = 20;
    const auto runs = runs_at(samples, value);
    const bool many = runs.size() >= many_short_runs;
    const double step = quantisation_step(samples);
    for (const auto& run : runs) {
        if ((run.count >= shortest_run || many) && is_flat_top(samples, run, value, step)) {
            clipping.first = clipping.runs == 0 ? run.first : std::min(clipping.first, run.first);
            ++clipping.runs;
        }
    }
}

} // namespace

double quantisation_step(std::span<const double> samples)
{
    double step = peak_of(samples);
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const double difference = std::abs(samples[i] - samples[i - 1]);
        step = difference > 0.0 ? std::min(step, difference) : step;
    }
    return step;
}

Clipping find_clipping(std::span<const double> samples)
{
    Clipping clipping;
    if (samples.empty()) {
        return clipping;
    }
    const auto [least, greatest] = std::minmax_element(samples.begin(), samples.end());
    for (const double extreme : {*least, *greatest}) {
        if (extreme != 0.0) {
            count_flat_tops(samples, extreme, clipping);
        }
    }
    return clipping;
}

} // namespace earbench
