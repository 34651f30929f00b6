#pragma once

#include "rank/ranking.hpp"
#include "rank/ranking_keys.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// What somebody asks of a ranking, as it was typed; nothing is what was not.
struct RankingRequest {
    std::optional<std::string> scale;
    std::vector<std::string> rates;
    std::vector<std::string> least;
    std::vector<std::string> most;
    std::string brand;
    std::string kind;
    std::string since;
    std::optional<std::string> weights;
    std::optional<std::string> sort;
    std::optional<std::string> tiers;
    std::optional<int> top;

    bool operator==(const RankingRequest&) const = default;
};

/// The same, understood.
struct RankingPlan {
    Scale scale;
    ExchangeRates rates;
    PostFilter filter;
    RankingOrder order;
    std::optional<std::size_t> top;

    /// The posts that fit, with their prices in US dollars where rates say them, ranked; the first `top` of
    /// the rows.
    [[nodiscard]] std::vector<Ranked> rank(std::vector<Post> posts) const;
};

/// @throws Error{usage} for what cannot be understood, for weights of grades, and for a `top` below 1.
[[nodiscard]] RankingPlan plan_ranking(const RankingRequest& request);

} // namespace earbench
