#pragma once

#include "rank/trial_ranking.hpp"

#include <string>
#include <vector>

namespace earbench {

/// The rankings as one HTML page that loads nothing and needs no script, each criterion with a heading and a
/// table of its own: light and dark as the reader's system is. Text is text whatever it says, and there is
/// nothing in it for Liquid.
///
/// Each row has a drawing of the strength and its interval, on one axis for all rows of a criterion, with a
/// line at 0; what it shows is also said in words. The remarks stand below their table.
[[nodiscard]] std::string write_trial_page(const std::vector<TrialRanking>& rankings,
                                           const std::string& title);

} // namespace earbench
