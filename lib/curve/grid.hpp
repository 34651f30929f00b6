#pragma once

#include "core/units.hpp"
#include "curve/frequency_response.hpp"

#include <span>
#include <vector>

namespace earbench {

/// The points 20*2^(k/points_per_octave) Hz, k any whole number, that lie within [from, to], edges included
/// with a relative tolerance of 1e-9. Empty where none does.
[[nodiscard]] std::vector<double> log_grid(int points_per_octave, Hertz from, Hertz to);

/// The multiples of `step` within [from, to], edges included with a relative tolerance of 1e-9.
[[nodiscard]] std::vector<double> linear_grid(Hertz step, Hertz from, Hertz to);

/// The frequencies of a measurement with a sweep over `band`, from 20 Hz to 20 kHz as far as it reaches: so
/// many points an octave, or the linear grid that REW exports, multiples of 48000/131072 Hz.
[[nodiscard]] std::vector<double> measurement_grid(const Band& band, int points_per_octave, bool linear);

/// The points of 20*2^(k/48) Hz that lie inside `range` and inside every one of `curves`: never extrapolated.
/// Empty where there is none.
[[nodiscard]] std::vector<double> common_points(std::span<const FrequencyResponse* const> curves,
                                                const Band& range);

/// True when all |f1 - f2| <= max(1e-5 f, 5e-5 Hz): what 4 decimals of fr-csv and REW's rounding leave apart.
[[nodiscard]] bool grids_equal(std::span<const double> first_hz, std::span<const double> second_hz);

/// True when the grids of all curves are equal to that of the first.
[[nodiscard]] bool share_grid(std::span<const FrequencyResponse> curves);

/// Level of `response` at `at`, in the dB reference of the response itself.
///
/// On the straight line in dB over ln f between the neighbouring points, so exact at the points.
/// @throws Error{data} if `at` lies outside the measured range: we never extrapolate.
[[nodiscard]] Decibel level_at(const FrequencyResponse& response, Hertz at);

/// Level of a calibration or another divisor at any frequency: on the straight line in dB over ln f between
/// its points, and that of its first or last point beyond them.
[[nodiscard]] Decibel held_level_at(const FrequencyResponse& response, Hertz at);

/// Levels at all of `frequency_hz` (increasing), as level_at, in one pass.
[[nodiscard]] std::vector<double> levels_at(const FrequencyResponse& response,
                                            std::span<const double> frequency_hz);

/// The response on another grid; further columns are interpolated as levels are, phase is dropped with its
/// `delay-s`, because a wrapped phase has no value between two points.
///
/// @throws Error{data} as level_at does, or if `frequency_hz` is empty.
[[nodiscard]] FrequencyResponse resample(const FrequencyResponse& response,
                                         std::span<const double> frequency_hz);

} // namespace earbench
