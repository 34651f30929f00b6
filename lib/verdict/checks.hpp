#pragma once

#include "verdict/check_table.hpp"

/// The checks of check_table.hpp, each by itself: none looks at what another one found. Their figures are
/// defined in earbench-verdict(7).
namespace earbench::checks {

// sample_checks.cpp: what the samples alone show.
[[nodiscard]] std::optional<CheckFigure> silence(const RecordedTake& take);
[[nodiscard]] std::optional<CheckFigure> flat_tops(const RecordedTake& take);
[[nodiscard]] std::optional<CheckFigure> peak(const RecordedTake& take);
[[nodiscard]] std::optional<CheckFigure> level(const RecordedTake& take);
[[nodiscard]] std::optional<CheckFigure> dc(const RecordedTake& take);

// overload_checks.cpp: a chain that ran into its limits but shows no equal samples, because noise was added
// or a filter followed.
[[nodiscard]] std::optional<CheckFigure> ceiling(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> high_harmonics(const TakeView& view);

// arrival_checks.cpp: what arrives, and how often.
[[nodiscard]] std::optional<CheckFigure> heard(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> second_sweep(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> polarity(const TakeView& view);

// division_checks.cpp: whether it is this sweep, whole and undisturbed in time.
[[nodiscard]] std::optional<CheckFigure> window_share(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> answered(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> missing(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> octave_step(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> arrival_jump(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> slip(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> drift(const TakeView& view);

// pilot_checks.cpp: whether the gain stayed what it was.
[[nodiscard]] std::optional<CheckFigure> pilot_gain(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> first_pilot_gain(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> second_pilot_gain(const TakeView& view);

// residual_checks.cpp: what the response does not explain.
[[nodiscard]] std::optional<CheckFigure> stuck(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> click(const TakeView& view);

// disturbance_checks.cpp: what no chain does that stays as it is.
[[nodiscard]] std::optional<CheckFigure> disturbed(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> bass_third(const TakeView& view);

// noise_checks.cpp: what was there before the signal.
[[nodiscard]] std::optional<CheckFigure> snr(const TakeView& view);
[[nodiscard]] std::optional<CheckFigure> hum(const TakeView& view);

// repeat_checks.cpp: how far the sweeps of one take differ.
[[nodiscard]] std::optional<CheckFigure> repeat_shift(const RepeatMean& mean);
[[nodiscard]] std::optional<CheckFigure> repeat_spread(const RepeatMean& mean);

// session_checks.cpp: how a take compares with those before it.
[[nodiscard]] std::optional<CheckFigure> drift_change(const DriftHistory& history);

} // namespace earbench::checks
