#include "verdict/checks.hpp"

#include "core/statistics.hpp"
#include "sweep/band_arrival.hpp"
#include "verdict/window_share.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace earbench::checks {

namespace {

constexpr double ms = 1000.0;

/// Centres of the octaves that lie within the sweep.
std::vector<double> bands_within(const SweepReference& sweep, double first_hz, double last_hz, double ratio)
{
    const double edge = std::numbers::sqrt2;
    std::vector<double> centres;
    for (double centre = first_hz; centre < last_hz * 1.001; centre *= ratio) {
        if (centre >= edge * sweep.band().from.value && centre <= sweep.band().to.value / edge) {
            centres.push_back(centre);
        }
    }
    return centres;
}

/// When an octave of the answer arrives, in seconds after the take does; nothing where it does not stand out
/// of the noise.
std::optional<double> arrival_of(const TakeView& view, Hertz centre)
{
    // Peak power of the envelope over its mean while the answer lasts: noise alone stays below.
    constexpr double least_concentration = 20.0;
    constexpr double around_sweep_s = 0.35;
    const double rate = view.division.rate.value;
    const auto length = view.division.compressed.size();
    const auto arrival = octave_arrival(view.answer.whole_spectrum(), length, view.division.rate, centre);
    const double answer_samples = static_cast<double>(view.sweep.samples()) + around_sweep_s * rate;
    const double lasting = std::min(1.0, answer_samples / static_cast<double>(length));
    if (arrival.concentration * lasting <= least_concentration) {
        return std::nullopt;
    }
    return std::remainder(arrival.time_s - view.division.arrival / rate, static_cast<double>(length) / rate);
}

/// Arrivals of bands that stand out of the noise, from low to high frequency.
std::vector<double> arrivals(const TakeView& view, double first_hz, double last_hz, double ratio)
{
    std::vector<double> times;
    for (const double centre : bands_within(view.sweep, first_hz, last_hz, ratio)) {
        if (const auto time = arrival_of(view, {centre})) {
            times.push_back(*time);
        }
    }
    return times;
}

/// The median step from octave to octave; nothing for fewer than three steps.
std::optional<double> octave_step_s(const std::vector<double>& octaves)
{
    if (octaves.size() < 4) {
        return std::nullopt;
    }
    std::vector<double> steps;
    for (std::size_t i = 1; i < octaves.size(); ++i) {
        steps.push_back(octaves[i] - octaves[i - 1]);
    }
    return upper_median_of(std::move(steps));
}

/// The greatest difference between the medians of all arrivals above and of all below some frequency, less
/// the spread within both (median distance from the median): a resonance delays some bands, lost samples all
/// that follow.
std::optional<double> arrival_jump_s(const std::vector<double>& times)
{
    constexpr std::size_t least_bands = 3; // on each side
    if (times.size() < 2 * least_bands) {
        return std::nullopt;
    }
    const auto spread = [](const std::vector<double>& group, double centre) {
        std::vector<double> distances;
        for (const double time : group) {
            distances.push_back(std::abs(time - centre));
        }
        return upper_median_of(std::move(distances));
    };
    double greatest = 0.0;
    for (std::size_t split = least_bands; split + least_bands <= times.size(); ++split) {
        const std::vector<double> below(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(split));
        const std::vector<double> above(times.begin() + static_cast<std::ptrdiff_t>(split), times.end());
        const double low = upper_median_of(below);
        const double high = upper_median_of(above);
        constexpr double spreads = 3.0;
        greatest =
            std::max(greatest, std::abs(high - low) - spreads * (spread(below, low) + spread(above, high)));
    }
    return greatest;
}

double missing_s(std::span<const double> take, const Deconvolution& deconvolution,
                 const SweepReference& sweep)
{
    const auto band = sweep.band();
    const Hertz lowest_needed{std::max(20.0, band.from.value)};
    const Hertz highest_needed{std::min(20'000.0, band.to.value)};
    const auto whole = static_cast<double>(sweep.samples());
    const double begins = deconvolution.arrival + sweep.samples_until(lowest_needed).value_or(0.0);
    const double ends =
        deconvolution.arrival + std::min(sweep.samples_until(highest_needed).value_or(whole), whole);
    const double missing = std::max({-begins, ends - static_cast<double>(take.size()), 0.0});
    return missing / deconvolution.rate.value;
}

} // namespace

std::optional<CheckFigure> window_share(const TakeView& view)
{
    return CheckFigure{10.0 * std::log10(share_within_window(view)), {}};
}

std::optional<CheckFigure> missing(const TakeView& view)
{
    if (view.missing_sweeps > Seconds{0.0}) {
        return CheckFigure{ms * view.missing_sweeps.value, {}, true};
    }
    return CheckFigure{ms * missing_s(view.take, view.division, view.sweep), {}};
}

/// A short signal that this sweep compresses, such as a timing reference, answers in a few octaves only;
/// where it begins and ends it is a click in all others.
std::optional<CheckFigure> answered(const TakeView& view)
{
    constexpr double first_hz = 63.0;
    constexpr double last_hz = 12'800.0;
    constexpr double percent = 100.0;
    // Of the time that the sweep takes from one to the next: -1 for all of a click, which comes at once, and
    // 2 for a sweep that is three times as long.
    constexpr double earliest_step = -0.8;
    constexpr double latest_step = 2.0;
    const double ratio = std::exp2(1.0 / 3.0);
    const auto centres = bands_within(view.sweep, first_hz, last_hz, ratio);
    if (centres.size() < 2) {
        return std::nullopt;
    }
    const auto growth = view.sweep.growth();
    const double step_s = growth ? growth->value * std::log(ratio) : std::numeric_limits<double>::infinity();
    std::size_t steps = 0;
    auto before = arrival_of(view, {centres.front()});
    for (std::size_t i = 1; i < centres.size(); ++i) {
        const auto time = arrival_of(view, {centres[i]});
        const bool both = before && time;
        const double step = both ? (*time - *before) / step_s : 0.0;
        if (both && step > earliest_step && step < latest_step) {
            ++steps;
        }
        before = time;
    }
    return CheckFigure{percent * static_cast<double>(steps) / static_cast<double>(centres.size() - 1), {}};
}

std::optional<CheckFigure> octave_step(const TakeView& view)
{
    const auto step = octave_step_s(arrivals(view, 250.0, 8000.0, 2.0));
    if (!step) {
        return std::nullopt;
    }
    // A long sweep spreads the same error of the clock over more time, and 0.001 of an octave's time is
    // tolerated.
    constexpr double tolerated_rate_error = 0.001;
    constexpr double tolerated_anyway_ms = 0.5; // the limit
    const auto growth = view.sweep.growth();
    const double octave_s = growth ? growth->value * std::numbers::ln2 : 0.0;
    const double tolerated_ms = std::max(0.0, ms * tolerated_rate_error * octave_s - tolerated_anyway_ms);
    const double step_ms = ms * *step;
    return CheckFigure{std::copysign(std::max(0.0, std::abs(step_ms) - tolerated_ms), step_ms), {}};
}

/// The pilots tell of lost samples with more certainty: a chain of its own delays can jump a little too.
std::optional<CheckFigure> arrival_jump(const TakeView& view)
{
    if (view.clock.slip()) {
        return std::nullopt;
    }
    const auto jump = arrival_jump_s(arrivals(view, 200.0, 12'800.0, std::exp2(1.0 / 3.0)));
    return jump ? std::optional(CheckFigure{ms * *jump, {}}) : std::nullopt;
}

std::optional<CheckFigure> slip(const TakeView& view)
{
    const auto samples = view.clock.slip();
    return samples ? std::optional(CheckFigure{*samples, {}}) : std::nullopt;
}

std::optional<CheckFigure> drift(const TakeView& view)
{
    constexpr double ppm = 1e6;
    return view.clock.drift ? std::optional(CheckFigure{ppm * *view.clock.drift, {}, true}) : std::nullopt;
}

} // namespace earbench::checks
