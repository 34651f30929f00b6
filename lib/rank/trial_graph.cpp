#include "rank/trial_graph.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// [i][j]: true where a way leads from i to j, another.
using Ways = std::vector<std::vector<bool>>;

Ways no_ways(std::size_t products)
{
    return Ways(products, std::vector<bool>(products));
}

/// Adds the ways over others (S. Warshall, J. ACM 9 (1962) 11).
void close(Ways& ways)
{
    for (std::size_t over = 0; over < ways.size(); ++over) {
        for (auto& from : ways) {
            for (std::size_t to = 0; from[over] && to < ways.size(); ++to) {
                from[to] = from[to] || ways[over][to];
            }
        }
    }
}

/// The products that have ways to each other.
std::vector<ProductGroup> groups_of(const Ways& ways)
{
    std::vector<ProductGroup> groups;
    for (std::size_t product = 0; product < ways.size(); ++product) {
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const ProductGroup& one) {
            return ways[one.front()][product] && ways[product][one.front()];
        });
        group == groups.end() ? groups.push_back({product}) : group->push_back(product);
    }
    return groups;
}

} // namespace

std::vector<ProductGroup> joined_groups(std::size_t products, const std::vector<PairTrials>& pairs)
{
    auto ways = no_ways(products);
    for (const auto& pair : pairs) {
        ways[pair.first][pair.second] = true;
        ways[pair.second][pair.first] = true;
    }
    close(ways);
    return groups_of(ways);
}

OneSidedGroups one_sided_groups(std::size_t products, const std::vector<PairTrials>& pairs)
{
    auto took = no_ways(products); // [i][j]: i won of j, or one of them tied, or by way of others
    for (const auto& pair : pairs) {
        const bool tied = pair.ties > 0;
        took[pair.first][pair.second] = took[pair.first][pair.second] || tied || pair.first_wins > 0;
        took[pair.second][pair.first] = took[pair.second][pair.first] || tied || pair.second_wins > 0;
    }
    close(took);
    OneSidedGroups found;
    for (const auto& group : groups_of(took)) {
        bool won = false;
        bool lost = false;
        for (std::size_t other = 0; other < products; ++other) {
            const bool outside = std::find(group.begin(), group.end(), other) == group.end();
            won = won || (outside && took[group.front()][other]);
            lost = lost || (outside && took[other][group.front()]);
        }
        if (won != lost) {
            (won ? found.winners : found.losers).push_back(group);
        }
    }
    return found;
}

} // namespace earbench
