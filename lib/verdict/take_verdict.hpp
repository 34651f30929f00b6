#pragma once

#include "core/units.hpp"
#include "sweep/repeats.hpp"
#include "verdict/check_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// One figure of a take and what it came to.
struct TakeCheck {
    Check check;
    double value;
    CheckOutcome outcome;
    std::optional<CheckPlace> place;
    bool of_whole_take;
    int repeat; ///< the sweep that it was found in, from 1; 0 of what is said of the take as a whole
};

/// "clipped: flat_tops 12 at 1.527 s in repeat 3 (limit 2)": a check as a person reads it.
[[nodiscard]] std::string describe(const TakeCheck& check);

/// The verdict on one channel of one take.
class TakeVerdict {
public:
    /// No check is made yet.
    explicit TakeVerdict(CheckLimits limits) : m_limits(std::move(limits)), m_results(m_limits.size()) {}

    /// Makes the checks that need no more than samples, or all that look at a divided take or at the mean of
    /// several sweeps. The order does not matter.
    void judge(const RecordedTake& recorded);
    void judge(const TakeView& view);
    void judge(const RepeatMean& mean);
    void judge(const DriftHistory& history);

    /// Judges `value` as the figure of the check `name`, instead of what it found before.
    void add(std::string_view name, double value, std::optional<CheckPlace> place = {});

    /// Takes over the checks of the sweep `index` of several, from 0, where they are worse than those that
    /// are here, or new. It was cut out by keep_repeat: places become those of the whole take.
    void take_worse(const TakeVerdict& of_repeat, int index, const RepeatCuts& cuts, SampleRate rate);

    /// What was checked, in the order of the table.
    [[nodiscard]] std::vector<TakeCheck> checks() const;
    /// The worst outcome of all checks.
    [[nodiscard]] CheckOutcome outcome() const;
    /// The checks that came to `which`, in the order of the table.
    [[nodiscard]] std::vector<TakeCheck> with_outcome(CheckOutcome which) const;
    /// The value of `name`, if it was checked.
    [[nodiscard]] std::optional<double> value(std::string_view name) const;
    /// The reasons for the outcome, separated by "; "; of a good take the figures of the table's summary:
    /// "drift_ppm 0.0; snr_db 61.2; peak_dbfs -12.0".
    [[nodiscard]] std::string reason() const;

private:
    void set(std::size_t index, const CheckFigure& figure);
    template <typename Function, typename Subject>
    void judge_by(const Subject& subject);

    CheckLimits m_limits;
    std::vector<std::optional<TakeCheck>> m_results; ///< one for each check of the table
};

} // namespace earbench
