#pragma once

#include "response/frequency_response.hpp"

#include <span>
#include <string>
#include <string_view>

namespace earbench {

/// What is averaged: squared magnitudes (REW's "rms"), levels in dB, or magnitudes.
enum class AverageKind { power, db, amplitude };

/// Reads "power", "db" or "amplitude".
///
/// @throws Error{usage} for anything else.
[[nodiscard]] AverageKind parse_average_kind(std::string_view text);

/// Mean of several levels in dB: 10 lg(mean 10^(L/10)), mean L, or 20 lg(mean 10^(L/20)).
[[nodiscard]] double mean_of_levels(std::span<const double> levels_db, AverageKind kind);

/// Whether curves may be combined although their rig, smoothing or level reference differ.
enum class Disagreement { refuse, accept };

/// The notes that a combination of `curves` (at least one) has.
///
/// Notes that all curves have in common are kept, others left out; so are `delay-s` and `title`. `name` is
/// the common name, else the common beginning of the names without trailing blanks, dashes and underscores,
/// else the names joined by " + ". `channel` is the common one, else L or R when all begin with it, else
/// "L+R"; of curves without one, the others decide. `step` notes that all curves share are kept.
/// @throws Error{data} if `rig`, `smoothing` or `level` are known and differ, unless that is accepted.
[[nodiscard]] Notes combine_notes(std::span<const FrequencyResponse> curves, Disagreement disagreement);

/// One curve from several: the mean at every point, phase dropped.
///
/// On their own grid if all curves share it (grids_equal), else on those points of the first curve that lie
/// inside every other one, where the others are interpolated (see level_at). With `add_spread` the column
/// `spread_db` is the standard deviation (n - 1) of the levels in dB; 0 for a single curve.
/// @throws Error{data} as combine_notes does, or if the curves have no frequency in common.
[[nodiscard]] FrequencyResponse average(std::span<const FrequencyResponse> curves, AverageKind kind,
                                        Disagreement disagreement, bool add_spread);

} // namespace earbench
