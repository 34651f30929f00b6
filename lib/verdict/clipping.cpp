#include "verdict/clipping.hpp"

#include "core/number.hpp"
#include "core/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
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

/// Counts of the values above 0 up to `peak`, the greatest, in steps of `width`.
std::vector<std::size_t> count_levels(std::span<const double> samples, double mean, double sign, double peak,
                                      double width)
{
    std::vector<std::size_t> counts(static_cast<std::size_t>(peak / width) + 1);
    for (const double sample : samples) {
        const double value = sign * (sample - mean);
        if (value > 0.0) {
            ++counts[static_cast<std::size_t>(value / width)];
        }
    }
    return counts;
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
    constexpr double share_of_peak = 0.005;
    constexpr double greatest_share = 0.1;
    const auto [least_sample, greatest_sample] = std::minmax_element(samples.begin(), samples.end());
    double greatest = 0.0;
    for (const double sign : {1.0, -1.0}) {
        const double peak = sign > 0.0 ? *greatest_sample - mean : mean - *least_sample;
        const double width = std::max({share_of_peak * peak, 2.0 * noise_rms, 4.0 * step});
        if (peak > 0.0 && width <= greatest_share * peak) {
            greatest =
                std::max(greatest, greatest_ratio(count_levels(samples, mean, sign, peak, 0.5 * width)));
        }
    }
    return greatest;
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
