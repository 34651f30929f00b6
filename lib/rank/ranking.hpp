#pragma once

#include "post/post.hpp"
#include "rank/ranking_keys.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// A tier, and the lowest rating in it.
struct Tier {
    std::string name;
    Rating from;
};

/// How posts are ordered and what is said of each.
struct RankingOrder {
    std::vector<Weight> weights; ///< rank by their mean; where there are none by sonic, then bias
    std::vector<SortKey> sort;   ///< of the rows; where there are none rating, price, name
    std::vector<Tier> tiers;     ///< the best first
};

/// A post and its place among others.
struct Ranked {
    std::optional<int> rank; ///< from 1; nothing without the rating that ranks
    Post post;
    std::optional<double> score; ///< the weighted mean of the ratings that are there
    std::optional<double>
        value;        ///< of the others with the same sonic rating and a US price: percent that cost more
    std::string tier; ///< of the score where there are weights, else of the sonic rating; or empty
};

/// Sorts and ranks.
///
/// Order: sonic rating from high to low, bias from high to low, US price from low to high, name (bytes, ASCII
/// letters in lower case), file, date; what is unknown comes last in each. `sort` goes before that. Rank:
/// competition ranking (1, 2, 2, 4) in which posts with the same sonic and bias rating share a rank, or with
/// weights those with the same score; price and name only order them.
[[nodiscard]] std::vector<Ranked> rank_posts(std::vector<Post> posts, const RankingOrder& order = {});

/// Posts that stay, and why others do not.
struct KeptPosts {
    std::vector<Post> posts;
    std::vector<CheckFinding> findings; ///< those of all posts, and of what was left out
};

/// Keeps, of the published posts about one product (the same name, ASCII letter case aside), those with the
/// newest date.
///
/// Posts without a date or without a sonic rating stay: a post without rating does not replace a review.
[[nodiscard]] KeptPosts keep_newest_posts(std::vector<Post> posts);

/// A finding as one line of a tool's standard error: `file:line: code: text`, printable.
[[nodiscard]] std::string note_line(const CheckFinding& finding);

} // namespace earbench
