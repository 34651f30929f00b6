#include "rank/ranking.hpp"

#include "core/strings.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace earbench {

namespace {

auto rating_key(const Post& post)
{
    // Unknown is below the lowest mark.
    return std::tuple(-post.sonic.value_or(0.0), -post.bias.value_or(0.0));
}

auto order_key(const Post& post)
{
    const auto price = post.price.usd.value_or(std::numeric_limits<double>::infinity());
    return std::tuple(rating_key(post), price, to_lower(post.name), post.name, post.file, post.date);
}

} // namespace

std::vector<Ranked> rank_posts(std::vector<Post> posts)
{
    std::stable_sort(posts.begin(), posts.end(),
                     [](const Post& a, const Post& b) { return order_key(a) < order_key(b); });
    std::vector<Ranked> ranking;
    for (auto& post : posts) {
        std::optional<int> rank;
        if (post.sonic) {
            const bool tie = !ranking.empty() && rating_key(ranking.back().post) == rating_key(post);
            rank = tie ? ranking.back().rank : static_cast<int>(ranking.size()) + 1;
        }
        ranking.push_back({rank, std::move(post)});
    }
    return ranking;
}

std::vector<Post> newest_posts(std::vector<Post> posts)
{
    std::map<std::string, std::string> newest;
    for (const auto& post : posts) {
        if (post.sonic) {
            auto& date = newest[to_lower(post.name)];
            date = std::max(date, post.date);
        }
    }
    std::map<std::string, std::vector<std::string>> left_out;
    std::map<std::string, std::string> first_kept;
    std::vector<Post> kept;
    for (auto& post : posts) {
        const auto key = to_lower(post.name);
        if (post.sonic && !post.date.empty() && post.date < newest[key]) {
            left_out[key].push_back(post.file);
            continue;
        }
        if (const auto [first, is_new] = first_kept.try_emplace(key, post.file); !is_new) {
            post.findings.push_back({Place{post.file}, "the same product as in " + first->second +
                                                           ", and both stay: '" + post.name + "'"});
        }
        kept.push_back(std::move(post));
    }
    for (auto& post : kept) {
        // The first post that stays tells for all of them.
        for (const auto& file : std::exchange(left_out[to_lower(post.name)], {})) {
            post.findings.push_back(
                {Place{file}, "left out, because " + post.file + " is newer: '" + post.name + "'"});
        }
    }
    return kept;
}

} // namespace earbench
