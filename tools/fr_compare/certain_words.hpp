#pragma once

#include "compare/comparison.hpp"

#include <string>
#include <vector>

namespace earbench {

/// "5 takes, within one session", "4 and 6 takes, over 3 sessions": what a comparison rests on.
[[nodiscard]] std::string basis_words(const Certainty& certainty);

/// "differs", "differs, by less than 1 dB", "same within 1 dB", "undecided, about 4 more takes of each".
[[nodiscard]] std::string verdict_words(const DifferenceVerdict& verdict, const Certainty& certainty);

/// "differs", "same" or "undecided".
[[nodiscard]] std::string verdict_name(Sameness sameness);

/// What a row of --control says has drifted: a line a band that differs and may do so by more than the
/// margin.
///
/// @throws Error{data} if there are too few takes to say.
[[nodiscard]] std::vector<std::string> drift_findings(const Comparison& row);

/// What the limits are limits of, and what verdicts are; lines of 80 columns at most.
[[nodiscard]] std::string measurand_words(bool joint);

} // namespace earbench
