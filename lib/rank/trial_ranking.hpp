#pragma once

#include "rank/paired_comparison.hpp"
#include "rank/trials.hpp"
#include "text/findings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// A product among others that it was compared with.
struct TrialRank {
    int rank = 1; ///< from 1
    std::string name;
    Strength strength;         ///< over the mean of all products
    double win_percent = 50.0; ///< of the trials without tie against a product of mean strength
    int better_than = 0;       ///< products that it can be told apart from and is stronger than
    int worse_than = 0;        ///< the same, weaker
    int trials = 0;
    int wins = 0;
    int ties = 0;
};

/// The products of one criterion, the strongest first.
struct TrialRanking {
    std::string criterion; ///< or empty
    std::vector<TrialRank> products;
    std::vector<CheckFinding> remarks; ///< what a reader does not see from the rows
};

/// Ranks the products of `trials`, at least one, all of one criterion and out of `file`, by strength
/// (PairedComparison), then name.
///
/// A product shares the rank of the one before it where the 95 % interval of their difference holds 0; else
/// its rank is one more than the number of those before it (1, 1, 3). Products of one rank can
/// be apart all the same, with others between them that are not. Remarks name products that won, or lost,
/// every trial against all others: their outer limit is set by the penalty alone.
/// @throws Error{data} where no chain of trials joins all products.
[[nodiscard]] TrialRanking rank_by_trials(const std::vector<Trial>& trials, const std::string& file);

/// One of the remarks as a line of standard error, with the criterion that it is about.
[[nodiscard]] std::string remark_line(const TrialRanking& ranking, CheckFinding remark);

/// The criteria of `trials` in the order in which they come.
[[nodiscard]] std::vector<std::string> criteria_of(const std::vector<Trial>& trials);

/// Those of `criterion`, in any case of ASCII letters.
[[nodiscard]] std::vector<Trial> trials_of(const std::vector<Trial>& trials, std::string_view criterion);

/// The same as somebody asks for it.
/// @throws Error{data} naming `file` and the criteria there are, where there is none of `criterion`.
[[nodiscard]] std::vector<Trial> require_trials_of(const std::vector<Trial>& trials,
                                                   const std::string& criterion, const std::string& file);

} // namespace earbench
