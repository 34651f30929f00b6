#include "verdict/judge.hpp"

#include "dsp/resample.hpp"
#include "sweep/pilots.hpp"
#include "verdict/repeat_mean.hpp"
#include "verdict/take_view.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

namespace {

/// Whether a clock error is more than noise makes of none, and one that resampling can take out.
bool is_drift(double drift)
{
    constexpr double least_drift = 2e-8;
    constexpr double greatest_drift = 0.01;
    return std::abs(drift) > least_drift && std::abs(drift) < greatest_drift;
}

/// True when there is nothing to divide: -200 dB re full scale or less.
bool is_silent(std::span<const double> samples)
{
    constexpr double least_amplitude = 1e-10;
    return std::all_of(samples.begin(), samples.end(),
                       [](double sample) { return std::abs(sample) <= least_amplitude; });
}

/// A take of one sweep: its clock is corrected, then it is judged.
void measure_one(MeasuredTake& measured, const RecordedTake& recorded, Divider& divider, ClockKind kind)
{
    measured.deconvolution = divider.divide(recorded.samples);
    TakeClock clock;
    if (kind == ClockKind::separate) {
        clock.corrected = time_pilots(recorded.samples, *measured.deconvolution, divider.sweep());
    }
    if (clock.corrected) {
        clock.drift = clock.corrected->drift;
    }
    if (clock.drift && is_drift(*clock.drift)) {
        measured.corrected = resample_clock(recorded.samples, *clock.drift);
        measured.deconvolution.reset(); // it would be a fourth of all memory that is used
        measured.deconvolution = divider.divide(measured.corrected);
        clock.corrected = time_pilots(measured.corrected, *measured.deconvolution, divider.sweep());
    }
    measured.verdict.judge(view_take(recorded, measured.samples(), *measured.deconvolution, divider, clock));
}

/// A take of several sweeps, their clock corrected, and where they are in it.
struct AlignedRepeats {
    std::optional<double> drift;
    RepeatCuts cuts;          ///< of `samples`
    RepeatCuts recorded_cuts; ///< of the take as it was recorded
    int found = 0;
    std::vector<double> samples;
    /// The time of the sweeps that are missing.
    [[nodiscard]] Seconds missing(SampleRate rate) const
    {
        return {(cuts.count - found) * static_cast<double>(cuts.period) / rate.value};
    }
};

/// Corrects the clock over all sweeps at once.
AlignedRepeats align_repeats(std::span<const double> take, const SweepReference& sweep, ClockKind kind)
{
    const auto sweeps = find_sweeps(take, sweep);
    AlignedRepeats aligned;
    aligned.cuts = sweep.repeats();
    aligned.found = sweeps.count;
    aligned.samples.assign(take.begin(), take.end());
    // Which ones are missing, and so the distances between the others, nobody knows.
    if (kind == ClockKind::separate && sweeps.count == aligned.cuts.count) {
        const auto nominal = static_cast<double>(aligned.cuts.period) * (aligned.cuts.count - 1);
        // Treble too weak for pilots still leaves the sweeps to tell it, less precisely.
        aligned.drift = drift_between_pilots(take, sweeps.first, sweeps.last, sweep)
                            .value_or(static_cast<double>(sweeps.last - sweeps.first) / nominal - 1.0);
    }
    const double stretch = 1.0 + (aligned.drift && is_drift(*aligned.drift) ? *aligned.drift : 0.0);
    if (stretch != 1.0) {
        aligned.samples = resample_clock(take, *aligned.drift);
    }
    aligned.cuts.first += std::llround(static_cast<double>(sweeps.first) / stretch) -
                          static_cast<std::ptrdiff_t>(sweep.start());
    const auto stretched = [&](auto samples) { return std::llround(static_cast<double>(samples) * stretch); };
    aligned.recorded_cuts = {stretched(aligned.cuts.first),
                             static_cast<std::size_t>(stretched(aligned.cuts.period)), aligned.cuts.count};
    return aligned;
}

/// Each sweep is judged as a take of its own; the worst of every check counts, and what is measured is the
/// mean of them.
void measure_repeats(MeasuredTake& measured, std::span<const double> take, Divider& divider, ClockKind kind,
                     const CheckLimits& limits)
{
    const auto& sweep = divider.sweep();
    const auto aligned = align_repeats(take, sweep, kind);
    RepeatMean mean(sweep, aligned.cuts);
    TakeVerdict worst(limits);
    for (int index = 0; index < aligned.found; ++index) {
        const auto samples_recorded = keep_repeat(take, aligned.recorded_cuts, index);
        const auto samples = keep_repeat(aligned.samples, aligned.cuts, index);
        const RecordedTake recorded{samples_recorded, sweep.rate()};
        TakeVerdict of_samples(limits);
        of_samples.judge(recorded);
        worst.take_worse(of_samples, index, aligned.recorded_cuts, sweep.rate());
        if (is_silent(samples_recorded)) {
            continue;
        }
        auto division = divider.divide(samples);
        const TakeClock clock{aligned.drift,
                              aligned.drift ? time_pilots(samples, division, sweep) : std::nullopt};
        TakeVerdict of_division(limits);
        of_division.judge(
            view_take(recorded, samples, division, divider, clock, aligned.missing(sweep.rate())));
        worst.take_worse(of_division, index, aligned.cuts, sweep.rate());
        mean.add(samples, division);
    }
    worst.judge(mean);
    measured = {std::move(worst), take, mean.samples(), std::nullopt};
    measured.deconvolution = divider.divide(measured.corrected);
}

} // namespace

MeasuredTake measure_take(std::span<const double> take, Divider& divider, ClockKind clock,
                          const CheckLimits& limits)
{
    MeasuredTake measured{TakeVerdict(limits), take, {}, std::nullopt};
    const RecordedTake recorded{take, divider.sweep().rate()};
    measured.verdict.judge(recorded);
    if (is_silent(take)) {
        return measured;
    }
    if (divider.sweep().repeats().count > 1) {
        measure_repeats(measured, take, divider, clock, limits);
    } else {
        measure_one(measured, recorded, divider, clock);
    }
    return measured;
}

} // namespace earbench
