#pragma once

#include "core/choice.hpp"
#include "core/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What a listener says of two products, A and B.
enum class TrialWinner { a, b, tie };
inline constexpr auto trial_winners = std::to_array<Choice<TrialWinner>>(
    {{"a", TrialWinner::a}, {"b", TrialWinner::b}, {"tie", TrialWinner::tie}});

/// One comparison of two products on a track.
struct Trial {
    std::string a;
    std::string b; ///< another product: names that differ in the case of ASCII letters alone are the same
    std::string criterion; ///< what was listened for, or empty
    TrialWinner winner = TrialWinner::tie;
};

/// What a table of trials gave: rows that cannot be used are errors, and the others stay.
struct ReadTrials {
    bool has_criterion = false; ///< true where there is such a column
    std::vector<Trial> trials;
    std::vector<Error> errors;
};

/// The rows of a table of trials: CSV, or with semicolons, TABs or the bars of Markdown between its cells,
/// and maybe a line `sep=;` before it.
///
/// The first line with content has the headings `a`, `b` and `winner`, and maybe `track` and `criterion`, in
/// any order and letter case. A product keeps the first spelling of its name, a criterion that of its own.
/// @throws Error{data} for a heading that is missing, unknown or there twice, where a quoted cell does not
/// end, and where there is no row.
[[nodiscard]] ReadTrials read_trials(std::string_view bytes, const std::string& file);

} // namespace earbench
