#pragma once

#include "rank/trial_likelihood.hpp"

#include <cstddef>
#include <vector>

namespace earbench {

/// Products by number.
using ProductGroup = std::vector<std::size_t>;

/// The groups of products that trials join, directly or by way of others; in each and among them the smallest
/// number is first. One group: all can be compared.
[[nodiscard]] std::vector<ProductGroup> joined_groups(std::size_t products,
                                                      const std::vector<PairTrials>& pairs);

/// Groups that the likelihood alone would drive out to infinity.
struct OneSidedGroups {
    std::vector<ProductGroup> winners; ///< each won every trial against products outside it
    std::vector<ProductGroup> losers;  ///< each lost every one
};

/// Of products that trials join: the smallest such groups. There are none exactly where every way to part the
/// products in two has a win in each direction or a tie, as the maximum of the likelihood needs it: L. R.
/// Ford, Am. Math. Monthly 64 (1957) 28.
[[nodiscard]] OneSidedGroups one_sided_groups(std::size_t products, const std::vector<PairTrials>& pairs);

} // namespace earbench
