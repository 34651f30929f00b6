#include "signal/take.hpp"

#include "core/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

double decibels(double ratio)
{
    return 20.0 * std::log10(ratio);
}

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

/// The least difference between neighbours that differ: a step of the converter where the take has few bits.
double quantisation_step(std::span<const double> samples)
{
    double step = peak_of(samples);
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const double difference = std::abs(samples[i] - samples[i - 1]);
        step = difference > 0.0 ? std::min(step, difference) : step;
    }
    return step;
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

/// Share of the energy that lies within the window around the arrival.
double concentration(const Deconvolution& deconvolution, const WindowSpan& window)
{
    const auto& compressed = deconvolution.compressed;
    const auto length = std::ssize(compressed);
    const auto centre = std::llround(deconvolution.arrival);
    double inside = 0.0;
    for (auto offset = -static_cast<std::ptrdiff_t>(window.left);
         offset < static_cast<std::ptrdiff_t>(window.right); ++offset) {
        const double sample =
            compressed[static_cast<std::size_t>(((centre + offset) % length + length) % length)];
        inside += sample * sample;
    }
    double total = 0.0;
    for (const double sample : compressed) {
        total += sample * sample;
    }
    return total > 0.0 ? inside / total : 0.0;
}

/// Median step of the arrival from octave to octave, over those that stand out of the noise; nothing for
/// fewer than three steps.
std::optional<double> median_octave_step_s(const Deconvolution& deconvolution)
{
    constexpr std::array centres_hz{250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0};
    constexpr double least_concentration =
        30.0; // of the envelope's peak power over its mean; noise stays below
    std::vector<double> steps;
    std::optional<double> previous;
    for (const double centre : centres_hz) {
        const auto arrival = octave_arrival(deconvolution.compressed_spectrum,
                                            deconvolution.compressed.size(), deconvolution.rate, {centre});
        if (arrival.concentration < least_concentration) {
            previous.reset();
            continue;
        }
        if (previous) {
            steps.push_back(arrival.time_s - *previous);
        }
        previous = arrival.time_s;
    }
    if (steps.size() < 3) {
        return std::nullopt;
    }
    std::nth_element(steps.begin(), steps.begin() + std::ssize(steps) / 2, steps.end());
    return steps[steps.size() / 2];
}

std::optional<std::string> other_sweep(const Deconvolution& deconvolution, const SweepReference& sweep)
{
    constexpr double least_share = 0.4;
    const double share = concentration(deconvolution, sweep.window());
    if (share < least_share) {
        return "other sweep: no concentrated impulse, " +
               format_fixed(10.0 * std::log10(std::max(share, 1e-12)), 1) +
               " dB of the energy in the window (limit -4.0)";
    }
    const auto step_s = median_octave_step_s(deconvolution);
    if (!step_s) {
        return std::nullopt;
    }
    constexpr double least_limit_s = 0.001;
    constexpr double rate_error = 0.0015;
    double limit_s = least_limit_s;
    if (sweep.growth()) {
        limit_s = std::max(limit_s, rate_error * sweep.growth()->value * std::numbers::ln2);
    }
    if (std::abs(*step_s) > limit_s) {
        return "other sweep or clock: every octave arrives " + format_fixed(1000.0 * *step_s, 2) +
               " ms after the one below (limit " + format_fixed(1000.0 * limit_s, 2) + ")";
    }
    return std::nullopt;
}

std::optional<std::string> too_short(std::span<const double> take, const Deconvolution& deconvolution,
                                     const SweepReference& sweep)
{
    const auto band = sweep.band();
    const double lowest_needed_hz = std::max(20.0, band.from.value);
    const double highest_needed_hz = std::min(20'000.0, band.to.value);
    const double rate = deconvolution.rate.value;
    const double begins = deconvolution.arrival + sweep.samples_until({lowest_needed_hz}).value_or(0.0);
    const auto whole = static_cast<double>(sweep.samples());
    const double ends =
        deconvolution.arrival + std::min(sweep.samples_until({highest_needed_hz}).value_or(whole), whole);
    if (begins < 0.0) {
        return "too short: the recording starts " + format_fixed(-begins / rate, 3) +
               " s after the sweep passes " + format_fixed(lowest_needed_hz, 0) + " Hz";
    }
    const double missing = ends - static_cast<double>(take.size());
    if (missing > 0.0) {
        return "too short: the recording ends " + format_fixed(missing / rate, 3) +
               " s before the sweep passes " + format_fixed(highest_needed_hz, 0) + " Hz";
    }
    return std::nullopt;
}

} // namespace

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

std::optional<std::string> reason_to_reject_samples(std::span<const double> take)
{
    constexpr double silence = 1e-5; // -100 dB
    const double peak = peak_of(take);
    if (peak < silence) {
        return peak == 0.0 ? "silent: every sample is 0"
                           : "silent: peak " + format_fixed(decibels(peak), 1) + " dB re full scale";
    }
    constexpr std::size_t tolerated_runs = 2;
    const auto clipping = find_clipping(take);
    if (clipping.runs > tolerated_runs) {
        return "clipped: " + std::to_string(clipping.runs) + " flat tops, the first at sample " +
               std::to_string(clipping.first);
    }
    return std::nullopt;
}

std::optional<std::string> reason_to_reject(std::span<const double> take, const Deconvolution& deconvolution,
                                            const SweepReference& sweep)
{
    if (auto reason = reason_to_reject_samples(take)) {
        return reason;
    }
    if (auto reason = other_sweep(deconvolution, sweep)) {
        constexpr double nearly_silent = 1e-4; // -80 dB
        const double peak = peak_of(take);
        if (peak < nearly_silent) {
            return "silent: peak " + format_fixed(decibels(peak), 1) + " dB re full scale, and no sweep";
        }
        return reason;
    }
    return too_short(take, deconvolution, sweep);
}

} // namespace earbench
