#pragma once

#include "rank/trial_ranking.hpp"
#include "text/table.hpp"

#include <string>
#include <vector>

namespace earbench {

/// How a table of trial rankings looks.
struct TrialTableLook {
    bool criterion = false; ///< a first column that names the criterion
    bool spreadsheet =
        false; ///< text that a spreadsheet would take for a formula gets an apostrophe before it
};

/// The rankings one below the other in `format`, with the columns
/// `rank,name,strength,low,high,win_percent,better_than,worse_than,trials,wins,ties`: strength and limits in
/// logits with three digits after the point, win_percent with one.
[[nodiscard]] std::string write_trial_rankings(const std::vector<TrialRanking>& rankings, TableFormat format,
                                               const TrialTableLook& look = {});

} // namespace earbench
