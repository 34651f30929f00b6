#include "signal/measured_take.hpp"

#include "signal/explained_take.hpp"
#include "signal/pilots.hpp"
#include "signal/resample.hpp"

#include <cmath>

namespace earbench {

MeasuredTake measure_take(std::span<const double> take, SweepReference& sweep, ClockKind clock,
                          const CheckLimits& limits)
{
    MeasuredTake measured{TakeVerdict(limits), {take.begin(), take.end()}, std::nullopt};
    auto& verdict = measured.verdict;
    check_samples(verdict, take, sweep.rate());
    if (verdict.value("silence_dbfs") <= -200.0) {
        return measured; // nothing to divide
    }
    measured.deconvolution = sweep.divide(take);
    auto timing =
        clock == ClockKind::separate ? time_pilots(take, *measured.deconvolution, sweep) : std::nullopt;
    if (timing) {
        constexpr double least_drift = 2e-8; // as much as noise makes of none
        constexpr double greatest_drift = 0.01;
        const double drift = timing->drift;
        if (std::abs(drift) > least_drift && std::abs(drift) < greatest_drift) {
            measured.samples = resample_clock(take, drift);
            measured.deconvolution = sweep.divide(measured.samples);
            timing = time_pilots(measured.samples, *measured.deconvolution, sweep);
        }
        check_clock(verdict, drift, timing);
    }
    check_overload(verdict, take, *measured.deconvolution, sweep);
    check_division(verdict, measured.samples, *measured.deconvolution, sweep);
    const auto explanation = explain_take(measured.samples, *measured.deconvolution, sweep);
    check_residual(verdict, measured.samples, explanation, *measured.deconvolution, sweep);
    check_noise(verdict, measured.samples, explanation, *measured.deconvolution, sweep);
    return measured;
}

} // namespace earbench
