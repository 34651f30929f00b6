#include "verdict/measured_take.hpp"

#include "dsp/resample.hpp"
#include "sweep/pilots.hpp"
#include "verdict/explained_take.hpp"
#include "verdict/repeat_mean.hpp"

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

/// Whether there is nothing to divide.
bool is_silent(const TakeVerdict& verdict)
{
    return verdict.value("silence_dbfs") <= -200.0;
}

/// All checks that need the division, of a take whose clock is right; when it was recorded it ran by `drift`.
void check_divided(MeasuredTake& measured, std::span<const double> recorded, const SweepReference& sweep,
                   std::optional<double> drift, const std::optional<PilotTiming>& timing)
{
    if (drift) {
        check_clock(measured.verdict, *drift, timing);
    }
    const auto& deconvolution = *measured.deconvolution;
    check_overload(measured.verdict, recorded, deconvolution, sweep);
    check_division(measured.verdict, measured.samples, deconvolution, sweep);
    const auto explanation = explain_take(measured.samples, deconvolution, sweep);
    check_residual(measured.verdict, measured.samples, explanation, deconvolution, sweep);
    check_noise(measured.verdict, measured.samples, explanation, deconvolution, sweep);
}

/// The clock is corrected over all sweeps at once, then each is judged as a take of its own; the worst of
/// every check counts, and what is measured is their mean.
void measure_repeats(MeasuredTake& measured, std::span<const double> take, SweepReference& sweep,
                     ClockKind clock, const CheckLimits& limits)
{
    const auto sweeps = find_sweeps(take, sweep);
    auto cuts = sweep.repeats();
    std::optional<double> drift;
    const int missing = cuts.count - sweeps.count; // which ones, and so the distances, nobody knows
    if (clock == ClockKind::separate && missing == 0) {
        const auto nominal = static_cast<double>(cuts.period) * (cuts.count - 1);
        // Treble too weak for pilots still leaves the sweeps to tell it, less precisely.
        drift = drift_between_pilots(take, sweeps.first, sweeps.last, sweep)
                    .value_or(static_cast<double>(sweeps.last - sweeps.first) / nominal - 1.0);
    }
    const double stretch = 1.0 + (drift && is_drift(*drift) ? *drift : 0.0);
    if (stretch != 1.0) {
        measured.samples = resample_clock(take, *drift);
    }
    cuts.first += std::llround(static_cast<double>(sweeps.first) / stretch) -
                  static_cast<std::ptrdiff_t>(sweep.start());
    const auto stretched = [&](auto samples) { return std::llround(static_cast<double>(samples) * stretch); };
    const RepeatCuts recorded_cuts{stretched(cuts.first), static_cast<std::size_t>(stretched(cuts.period)),
                                   cuts.count};

    TakeVerdict worst(limits);
    if (drift) {
        check_clock(worst, *drift, std::nullopt);
    }
    RepeatMean mean(sweep, cuts);
    for (int index = 0; index < sweeps.count; ++index) {
        const auto recorded = keep_repeat(take, recorded_cuts, index);
        TakeVerdict of_samples(limits);
        check_samples(of_samples, recorded, sweep.rate());
        worst.take_worse(of_samples, index, recorded_cuts, sweep.rate());
        if (is_silent(of_samples)) {
            continue;
        }
        MeasuredTake one{TakeVerdict(limits), keep_repeat(measured.samples, cuts, index), std::nullopt};
        one.deconvolution = sweep.divide(one.samples);
        const auto timing = drift ? time_pilots(one.samples, *one.deconvolution, sweep) : std::nullopt;
        check_divided(one, recorded, sweep, drift, timing);
        worst.take_worse(one.verdict, index, cuts, sweep.rate());
        mean.add(one.samples, *one.deconvolution);
    }
    mean.check(worst);
    if (missing > 0) {
        constexpr double ms = 1000.0;
        const double missing_s = missing * static_cast<double>(cuts.period) / sweep.rate().value;
        worst.replace("missing_ms", ms * missing_s);
    }
    measured = {std::move(worst), mean.samples(), std::nullopt};
    measured.deconvolution = sweep.divide(measured.samples);
}

} // namespace

MeasuredTake measure_take(std::span<const double> take, SweepReference& sweep, ClockKind clock,
                          const CheckLimits& limits)
{
    MeasuredTake measured{TakeVerdict(limits), {take.begin(), take.end()}, std::nullopt};
    check_samples(measured.verdict, take, sweep.rate());
    if (is_silent(measured.verdict)) {
        return measured;
    }
    if (sweep.repeats().count > 1) {
        measure_repeats(measured, take, sweep, clock, limits);
        return measured;
    }
    measured.deconvolution = sweep.divide(take);
    auto timing =
        clock == ClockKind::separate ? time_pilots(take, *measured.deconvolution, sweep) : std::nullopt;
    const auto drift = timing ? std::optional(timing->drift) : std::nullopt;
    if (drift && is_drift(*drift)) {
        measured.samples = resample_clock(take, *drift);
        measured.deconvolution = sweep.divide(measured.samples);
        timing = time_pilots(measured.samples, *measured.deconvolution, sweep);
    }
    check_divided(measured, take, sweep, drift, timing);
    return measured;
}

} // namespace earbench
