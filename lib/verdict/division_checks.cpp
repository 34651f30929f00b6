#include "verdict/checks.hpp"

#include "core/statistics.hpp"
#include "verdict/window_share.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <span>
#include <vector>

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

/// When an octave of the answer arrives, in seconds after the take does.
struct OctaveArrival {
    double time_s;
    double earliest_s; ///< with its echoes, where they stand out of the noise as well
    double latest_s;
};

/// Nothing where the octave does not stand out of the noise.
std::optional<OctaveArrival> arrival_of(const TakeView& view, Hertz centre)
{
    // Peak power of the envelope over its mean while the answer lasts: noise alone stays below.
    constexpr double least_concentration = 20.0;
    constexpr double echo_ratio = 10.0;
    constexpr double around_sweep_s = 0.35;
    const double rate = view.division.rate.value;
    const auto length = view.division.length;
    const auto arrival = view.answer.octave(centre);
    const double answer_samples = static_cast<double>(view.sweep.samples()) + around_sweep_s * rate;
    const double concentration =
        arrival.concentration * std::min(1.0, answer_samples / static_cast<double>(length));
    if (concentration <= least_concentration) {
        return std::nullopt;
    }
    if (concentration <= echo_ratio * least_concentration) {
        return OctaveArrival{arrival.time_s, arrival.time_s, arrival.time_s};
    }
    return OctaveArrival{arrival.time_s, arrival.earliest_s, arrival.latest_s};
}

/// Arrivals of bands that stand out of the noise, from low to high frequency.
std::vector<OctaveArrival> arrivals(const TakeView& view, double first_hz, double last_hz, double ratio)
{
    std::vector<OctaveArrival> heard;
    for (const double centre : bands_within(view.sweep, first_hz, last_hz, ratio)) {
        if (const auto arrival = arrival_of(view, {centre})) {
            heard.push_back(*arrival);
        }
    }
    return heard;
}

/// The median step from octave to octave; nothing for fewer than three steps.
std::optional<double> octave_step_s(const std::vector<OctaveArrival>& octaves)
{
    if (octaves.size() < 4) {
        return std::nullopt;
    }
    std::vector<double> steps;
    for (std::size_t i = 1; i < octaves.size(); ++i) {
        steps.push_back(octaves[i].time_s - octaves[i - 1].time_s);
    }
    return upper_median_of(std::move(steps));
}

/// Several octaves together: medians, and the median distance from that of the times.
struct ArrivalGroup {
    explicit ArrivalGroup(std::span<const OctaveArrival> octaves)
    {
        const auto median = [&](const auto& value) {
            std::vector<double> values;
            for (const auto& octave : octaves) {
                values.push_back(value(octave));
            }
            return upper_median_of(std::move(values));
        };
        earliest_s = median([](const OctaveArrival& octave) { return octave.earliest_s; });
        latest_s = median([](const OctaveArrival& octave) { return octave.latest_s; });
        const double time_s = median([](const OctaveArrival& octave) { return octave.time_s; });
        spread_s = median([&](const OctaveArrival& octave) { return std::abs(octave.time_s - time_s); });
    }

    double earliest_s;
    double latest_s;
    double spread_s;
};

/// By how much all of a group comes later than another one: lost samples shift its echoes too. Which echo is
/// the strongest is a matter of frequency, and shifts nothing.
double time_between(const ArrivalGroup& group, const ArrivalGroup& other)
{
    const double first_s = group.earliest_s - other.earliest_s;
    const double last_s = group.latest_s - other.latest_s;
    return first_s * last_s > 0.0 ? std::min(std::abs(first_s), std::abs(last_s)) : 0.0;
}

/// The longest time between all arrivals above and all below some frequency, less the spread within both: a
/// resonance delays some bands, lost samples all that follow.
std::optional<double> arrival_jump_s(std::span<const OctaveArrival> octaves)
{
    constexpr std::size_t least_bands = 3; // on each side
    constexpr double spreads = 3.0;
    if (octaves.size() < 2 * least_bands) {
        return std::nullopt;
    }
    double greatest = 0.0;
    for (std::size_t split = least_bands; split + least_bands <= octaves.size(); ++split) {
        const ArrivalGroup below(octaves.first(split));
        const ArrivalGroup above(octaves.subspan(split));
        greatest =
            std::max(greatest, time_between(above, below) - spreads * (below.spread_s + above.spread_s));
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
    const double begins = deconvolution.arrival() + sweep.samples_until(lowest_needed).value_or(0.0);
    const double ends =
        deconvolution.arrival() + std::min(sweep.samples_until(highest_needed).value_or(whole), whole);
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
        const double step = both ? (time->time_s - before->time_s) / step_s : 0.0;
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
