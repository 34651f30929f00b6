#include "verdict/clipping.hpp"

#include "core/number.hpp"
#include "core/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace earbench {

namespace {

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

void count_flat_tops(std::span<const double> samples, double value, double step, Clipping& clipping)
{
    constexpr std::size_t shortest_run = 3;
    constexpr std::size_t many_short_runs = 20;
    const auto runs = runs_at(samples, value);
    const bool many = runs.size() >= many_short_runs;
    for (const auto& run : runs) {
        if ((run.count >= shortest_run || many) && is_flat_top(samples, run, value, step)) {
            clipping.first = clipping.runs == 0 ? run.first : std::min(clipping.first, run.first);
            ++clipping.runs;
        }
    }
}

/// Values of one sign, counted by their magnitude in steps from 0 on.
struct LevelCounts {
    double width = std::numeric_limits<double>::infinity(); ///< of a step
    std::vector<std::size_t> counts{0};
};

/// For values up to `peak`, as ceiling_ratio() counts them; one endless step where noise would hide it.
LevelCounts level_counts(double peak, double noise_rms, double step)
{
    constexpr double share_of_peak = 0.005;
    constexpr double greatest_share = 0.1;
    const double width = std::max({share_of_peak * peak, 2.0 * noise_rms, 4.0 * step});
    if (!(peak > 0.0 && width <= greatest_share * peak)) {
        return {};
    }
    return {0.5 * width, std::vector<std::size_t>(static_cast<std::size_t>(peak / (0.5 * width)) + 1)};
}

/// Counts the values less their mean: what lies above it in the first of `sides`, the rest in the second.
void count_levels(std::span<const double> samples, double mean, std::array<LevelCounts, 2>& sides)
{
    for (const double sample : samples) {
        const double value = sample - mean;
        auto& side = sides[value > 0.0 ? 0 : 1]; // by an index: which one comes is hard to foresee
        ++side.counts[static_cast<std::size_t>(std::abs(value) / side.width)];
    }
}

/// The greatest ratio of ceiling_ratio in `counts`, whose last step holds the greatest value.
double greatest_ratio(const std::vector<std::size_t>& counts)
{
    constexpr std::size_t steps = 4;
    constexpr double lowest_share = 0.4;
    constexpr std::size_t least_samples = 50;
    constexpr std::size_t tenth = 10;
    const auto lowest =
        static_cast<std::size_t>(std::ceil(lowest_share * static_cast<double>(counts.size())));
    const auto sum = [&](std::size_t first, std::size_t last) {
        std::size_t total = 0;
        for (auto i = first; i < std::min(last, counts.size()); ++i) {
            total += counts[i];
        }
        return total;
    };
    double greatest = 0.0;
    std::size_t above = 0;
    for (auto first = counts.size(); first-- > std::max(lowest, steps);) {
        above += first + steps < counts.size() ? counts[first + steps] : 0;
        const auto within = sum(first, first + steps);
        if (within >= least_samples && tenth * above < within) {
            const auto below = std::max<std::size_t>(sum(first - steps, first), 1);
            greatest = std::max(greatest, static_cast<double>(within) / static_cast<double>(below));
        }
    }
    return greatest;
}

} // namespace

double ceiling_ratio(std::span<const double> samples, double noise_rms)
{
    if (samples.empty()) {
        return 0.0;
    }
    const double mean = mean_of(samples);
    const double step = quantisation_step(samples);
    const auto [least, greatest] = std::minmax_element(samples.begin(), samples.end());
    std::array<LevelCounts, 2> sides{level_counts(*greatest - mean, noise_rms, step),
                                     level_counts(mean - *least, noise_rms, step)};
    count_levels(samples, mean, sides);
    return std::max(greatest_ratio(sides[0].counts), greatest_ratio(sides[1].counts));
}

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
    Clipping clipping{};
    if (samples.empty()) {
        return clipping;
    }
    const auto [least, greatest] = std::minmax_element(samples.begin(), samples.end());
    const double step = quantisation_step(samples);
    for (const double extreme : {*least, *greatest}) {
        if (extreme != 0.0) {
            count_flat_tops(samples, extreme, step, clipping);
        }
    }
    return clipping;
}

} // namespace earbench
