#pragma once

#include "verdict/drift_history.hpp"
#include "verdict/repeat_mean.hpp"
#include "verdict/take_view.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace earbench {

/// What a check of a take came to, the worst last.
enum class CheckOutcome { good, warning, rejected };

/// Where in a take, or at which frequency, a figure was found.
struct CheckPlace {
    double value;
    std::string_view unit;                        ///< s from the take's first sample, or Hz
    std::optional<Seconds> passes = std::nullopt; ///< when the sweep passes this frequency, from the same
};

/// What a check finds.
struct CheckFigure {
    double value;
    std::optional<CheckPlace> place;
    bool of_whole_take = false; ///< of a take of several sweeps: no matter of one of them
};

// A check is a pure function of what it looks at, and finds nothing where it has nothing to say.
using SampleCheck = std::optional<CheckFigure> (*)(const RecordedTake&);
using DivisionCheck = std::optional<CheckFigure> (*)(const TakeView&);
using RepeatCheck = std::optional<CheckFigure> (*)(const RepeatMean&);
using SessionCheck = std::optional<CheckFigure> (*)(const DriftHistory&);

/// Which values of a figure are bad ones.
enum class Sense { low, high, far_from_zero };

/// Whether a rejection leaves anything to be said of a take by the checks of its kind that follow.
enum class Weight { one_of_several, decisive };

/// A figure that takes are judged by; earbench-verdict(7) defines them.
struct Check {
    std::string_view name;   ///< peak_dbfs, flat_tops, ...
    std::string_view unit;   ///< dB, ppm, ...; empty for counts
    int decimals;            ///< in messages
    std::string_view reason; ///< what a bad value means: "clipped"
    Sense sense = Sense::high;
    std::optional<double> warn;   ///< the limit beyond which a take is warned of
    std::optional<double> reject; ///< and rejected
    int summary_place;            ///< where it is said of a good take too, from 1; 0: it is not
    std::variant<SampleCheck, DivisionCheck, RepeatCheck, SessionCheck> figure;
    Weight weight = Weight::one_of_several;
};

/// The checks and their limits, in the order in which reasons are told.
using CheckLimits = std::vector<Check>;

/// All checks with the limits that fr-measure starts from: the one place where a check is listed.
[[nodiscard]] CheckLimits default_check_limits();

/// Sets the limit that warns or rejects: "drift_ppm=500".
///
/// @throws Error{usage} if there is no such figure or no number.
void set_check_limit(CheckLimits& limits, std::string_view text, CheckOutcome which);

/// The limits that fr-measure starts from as set_check_limit() changes them, by texts like "drift_ppm=500".
///
/// @throws Error{usage} as set_check_limit does.
[[nodiscard]] CheckLimits check_limits(std::span<const std::string> warnings,
                                       std::span<const std::string> rejections);

/// The higher the worse.
[[nodiscard]] double badness(const Check& check, double value);

/// What `value` comes to.
[[nodiscard]] CheckOutcome outcome_of(const Check& check, double value);

} // namespace earbench
