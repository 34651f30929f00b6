#pragma once

#include "core/choice.hpp"
#include "curve/frequency_response.hpp"
#include "curve/level_mean.hpp"
#include "curve/vector_mean.hpp"

#include <span>

namespace earbench {

/// How curves become one: by a mean of their levels, their median, or the mean of the complex responses.
enum class Combination { power, db, amplitude, median, vector };
inline constexpr auto combinations =
    std::to_array<Choice<Combination>>({{"power", Combination::power},
                                        {"db", Combination::db},
                                        {"amplitude", Combination::amplitude},
                                        {"median", Combination::median},
                                        {"vector", Combination::vector},
                                        {"rms", Combination::power, true}});

/// Whether curves may be combined although their rig, smoothing or level reference differ.
enum class Disagreement { refuse, accept };

/// The notes that a combination of `curves` (at least one) has.
///
/// Notes that all curves have in common are kept, others left out; so are `delay-s` and `title`. `name` is
/// the common name, else the common beginning of the names without trailing blanks, dashes and underscores,
/// else the names joined by " + ", or the first "+ 7 others" where there are more than four. `channel` is the
/// common one, else L or R when all begin with it, else "L+R"; of curves without one, the others decide.
/// `step` notes that all curves share are kept.
/// @throws Error{data} if `rig`, `smoothing` or `level` are known and differ, unless that is accepted; it
///         names two curves that do, by their `places` or else their labels.
[[nodiscard]] Notes combine_notes(std::span<const FrequencyResponse> curves, Disagreement disagreement,
                                  std::span<const std::string> places = {});

struct AverageOptions {
    Combination combination = Combination::power;
    TimeAxis time_axis = TimeAxis::own; ///< of a vector mean
    Disagreement disagreement = Disagreement::refuse;
    bool add_statistics = false;
    std::vector<std::string> places = {}; ///< what to call each curve in a message; none: its label
};

/// One curve from several: the mean or median at every point. Phase is dropped, but by a vector mean.
///
/// On their own grid if all curves share it (grids_equal), else on those points of the first curve that lie
/// inside every other one, where the others are interpolated (see level_at). With `add_statistics` there are
/// the columns `spread_db`, the standard deviation (n - 1) of the levels in dB, unless there is but one
/// curve; `min_db` and `max_db`, the lowest and the highest of them.
/// @throws Error{data} as combine_notes and vector_mean do, or if the curves have no frequency in common.
[[nodiscard]] FrequencyResponse average(std::span<const FrequencyResponse> curves,
                                        const AverageOptions& options);

/// The same for the three means of levels, without statistics.
[[nodiscard]] FrequencyResponse average(std::span<const FrequencyResponse> curves, AverageKind kind,
                                        Disagreement disagreement);

} // namespace earbench
