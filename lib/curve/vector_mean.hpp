#pragma once

#include "core/choice.hpp"
#include "curve/frequency_response.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

/// To what the phases of curves that are added refer: each to its own delay (the note `delay-s`), so that
/// differences in arrival drop out; or all to the delay of the first, so that they count.
enum class TimeAxis { own, common };
inline constexpr auto time_axes =
    std::to_array<Choice<TimeAxis>>({{"own", TimeAxis::own}, {"common", TimeAxis::common}});

/// Levels and phases over the frequencies of the first curve.
struct VectorMean {
    std::vector<double> spl_db;
    std::vector<double> phase_deg; ///< belongs to the `delay-s` of the first curve
};

/// Mean of the complex responses 10^(spl_db/20) e^{j phase_deg pi/180}, on a common time axis multiplied by
/// e^{-j 2 pi f (D - D_1)}, D the curve's `delay-s` (0 where no curve has one) and D_1 that of the first.
///
/// Where the sum cancels out the level ends 300 dB below the power mean.
/// @throws Error{data} if a curve has no phase, if some have `delay-s` and others not, or if it is no number,
///         and if the curves are on different grids: a wrapped phase has no value between two points.
[[nodiscard]] VectorMean vector_mean(std::span<const FrequencyResponse> curves, TimeAxis time_axis);

/// How far a vector mean lies below the power mean where that is worst.
struct VectorLoss {
    Decibel greatest;
    Hertz at;
};

/// Loss of `mean`, the vector mean of `curves`, at the points from 20 Hz to 5 kHz; 0 dB at 20 Hz where there
/// is none.
[[nodiscard]] VectorLoss vector_loss(const FrequencyResponse& mean,
                                     std::span<const FrequencyResponse> curves);

/// "the vector mean lies up to 3.41 dB below the power mean, at 4000 Hz"
[[nodiscard]] std::string describe(const VectorLoss& loss);

} // namespace earbench
