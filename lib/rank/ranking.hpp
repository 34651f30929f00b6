#pragma once

#include "post/post.hpp"

#include <optional>
#include <vector>

namespace earbench {

/// A post and its place among others.
struct Ranked {
    std::optional<int> rank; ///< from 1; nothing without a sonic rating
    Post post;
};

/// Sorts and ranks.
///
/// Order: sonic rating from high to low, bias from high to low, US price from low to high, name (bytes, ASCII
/// letters in lower case), file, date; what is unknown comes last in each. Rank: competition ranking (1, 2,
/// 2, 4) in which posts with the same sonic and bias rating share a rank; price and name only order them.
[[nodiscard]] std::vector<Ranked> rank_posts(std::vector<Post> posts);

/// Keeps, of the posts about one product (the same name, ASCII letter case aside), those with the newest
/// date.
///
/// Posts without a date or without a sonic rating stay: a draft does not replace a review. What is left out,
/// and what stays beside another post of the same name, is a finding of the post that stays.
[[nodiscard]] std::vector<Post> newest_posts(std::vector<Post> posts);

} // namespace earbench
