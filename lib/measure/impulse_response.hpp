#pragma once

#include "core/units.hpp"

#include <span>
#include <vector>

namespace earbench {

/// What a window leaves of an impulse response.
struct ImpulseResponse {
    SampleRate rate;
    std::vector<double> samples;
    double arrival; ///< samples from the first one, rarely a whole number
};

/// How long after the arrival figures show `responses`, at least one.
///
/// 5 ms, or 10, 20, 50 or 100 ms if a response goes on until then: if its energy from 5 to 10 ms, 10 to 20,
/// 20 to 50 or 50 to 100 ms is above 5 % of that of the first 5 ms, and its mean square there more than four
/// times that of the noise. The noise is what lies from a quarter to a half of the right side, counted as 0
/// where the right side is below 400 ms. At most the shortest right side.
[[nodiscard]] Seconds shown_time(std::span<const ImpulseResponse> responses);

/// Where such a figure begins, from the arrival: a fifth of shown_time before it, or the shortest left side
/// if that is less.
[[nodiscard]] Seconds shown_start(std::span<const ImpulseResponse> responses);

/// An impulse response as it is drawn.
struct ImpulseTrace {
    std::vector<double> time_ms;           ///< from the arrival
    std::vector<double> amplitude_percent; ///< of the greatest magnitude among them, with its sign
    std::vector<double> energy_db;         ///< re the greatest among them, at least -200
};

/// `response` at 3001 evenly spaced times from `from` to `to` after the arrival.
///
/// Between the samples by band-limited interpolation (a sinc under a Hann window of 64 samples to either
/// side: below 0.46 of the sample rate within 0.1 % of the amplitude of a sine); 0 beyond the first and the
/// last sample. The energy is the mean of the squared amplitude under a Hann window that reaches a sixtieth
/// of the span to either side. A response that is 0 throughout gives 0 % and -200 dB.
[[nodiscard]] ImpulseTrace trace_impulse(const ImpulseResponse& response, Seconds from, Seconds to);

} // namespace earbench
