#pragma once

#include "sweep/deconvolution.hpp"
#include "sweep/pilots.hpp"
#include "verdict/explained_take.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What a check of a take came to, the worst last.
enum class CheckOutcome { good, warning, rejected };

/// A figure that takes are judged by, and from which value on it warns or rejects. earbench-verdict(7)
/// defines the figures.
struct CheckLimit {
    std::string_view name;   ///< peak_dbfs, flat_tops, ...
    std::string_view unit;   ///< dB, ppm, ...; empty for counts
    std::string_view reason; ///< what a bad value means: "clipped"
    bool low_is_bad = false;
    std::optional<double> warn;
    std::optional<double> reject;
};

using CheckLimits = std::vector<CheckLimit>;

/// The limits that fr-measure starts from, in the order in which reasons are told.
[[nodiscard]] CheckLimits default_check_limits();

/// Sets the limit that warns or rejects: "drift_ppm=500".
///
/// @throws Error{usage} if there is no such figure or no number.
void set_check_limit(CheckLimits& limits, std::string_view text, CheckOutcome which);

/// Where in a take, or at which frequency, a figure was found.
struct CheckPlace {
    double value = 0.0;
    std::string_view unit; ///< s from the take's first sample, or Hz
};

/// One figure of a take and what it came to.
struct TakeCheck {
    CheckLimit limit;
    double value = 0.0;
    CheckOutcome outcome = CheckOutcome::good;
    std::optional<CheckPlace> place;
    int repeat = 0; ///< the sweep that it was found in, from 1; 0 of what is said of the take as a whole
};

/// "clipped: flat_tops 12 at 1.527 s in repeat 3 (limit 2)": a check as a person reads it.
[[nodiscard]] std::string describe(const TakeCheck& check);

/// The verdict on one channel of one take.
class TakeVerdict {
public:
    explicit TakeVerdict(CheckLimits limits) : m_limits(std::move(limits)) {}

    /// Judges `value`, the absolute value unless low ones are bad, against the limits of `name`.
    void add(std::string_view name, double value, std::optional<CheckPlace> place = {});

    /// Judges `value` instead of what was judged as `name` before, if anything was.
    void replace(std::string_view name, double value);
    /// Takes over the checks of the sweep `index` of several, from 0, where they are worse than those that
    /// are here, or new. It was cut out by keep_repeat: places become those of the whole take.
    void take_worse(const TakeVerdict& of_repeat, int index, const RepeatCuts& cuts, SampleRate rate);

    [[nodiscard]] const std::vector<TakeCheck>& checks() const noexcept { return m_checks; }
    /// The worst outcome of all checks.
    [[nodiscard]] CheckOutcome outcome() const;
    /// The checks that came to `which`, in the order of the limits.
    [[nodiscard]] std::vector<TakeCheck> with_outcome(CheckOutcome which) const;
    /// The value of `name`, if it was checked.
    [[nodiscard]] std::optional<double> value(std::string_view name) const;

private:
    CheckLimits m_limits;
    std::vector<TakeCheck> m_checks;
};

/// What the samples alone tell: silence_dbfs, flat_tops, peak_dbfs, level_dbfs, dc_percent.
void check_samples(TakeVerdict& verdict, std::span<const double> take, SampleRate rate);

/// What the division tells: window_share_db, octave_step_ms, missing_ms, and arrival_jump_ms where
/// slip_samples was not checked before.
void check_division(TakeVerdict& verdict, std::span<const double> take, const Deconvolution& deconvolution,
                    const SweepReference& sweep);

/// What a chain leaves that ran into its limits but shows no equal samples, because noise was added or a
/// filter followed: ceiling_ratio of the take as it was recorded, high_harmonics_db of its deconvolution.
void check_overload(TakeVerdict& verdict, std::span<const double> recorded,
                    const Deconvolution& deconvolution, const SweepReference& sweep);

/// What the pilots tell: drift_ppm of the take as it was recorded, and slip_samples of the take with its
/// clock corrected.
void check_clock(TakeVerdict& verdict, double drift, const std::optional<PilotTiming>& corrected);

/// What the response does not explain: click_db, stuck_samples, unexplained_db.
void check_residual(TakeVerdict& verdict, std::span<const double> take, const ExplainedTake& explanation,
                    const Deconvolution& deconvolution, const SweepReference& sweep);

/// What was there before the signal: snr_db, hum_db.
void check_noise(TakeVerdict& verdict, std::span<const double> take, const ExplainedTake& explanation,
                 const Deconvolution& deconvolution, const SweepReference& sweep);

/// 10 lg of `numerator` over `denominator`, within +-greatest_ratio_db, which is also what 0 or less comes
/// to.
[[nodiscard]] double power_ratio_db(double numerator, double denominator);
constexpr double greatest_ratio_db = 200.0;

} // namespace earbench
