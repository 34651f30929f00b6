#include "rank/ranking_request.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "post/date.hpp"

#include <algorithm>
#include <utility>

namespace earbench {

namespace {

Tier parse_tier(std::string_view text, const Scale& scale)
{
    const auto equals = text.rfind('=');
    const auto name = trim(text.substr(0, equals));
    const auto read =
        scale.read(equals == std::string_view::npos ? std::string_view{} : text.substr(equals + 1));
    if (name.empty() || read.kind != ReadRating::Kind::rating) {
        throw Error(Fault::usage, "expected NAME=FROM with a rating " + scale.span() +
                                      " for --tiers but found '" + std::string(text) + "'");
    }
    return {std::string(name), read.rating};
}

std::vector<Tier> parse_tiers(std::string_view text, const Scale& scale)
{
    std::vector<Tier> tiers;
    for (const auto part : split(text, ',')) {
        tiers.push_back(parse_tier(part, scale));
        if (tiers.size() > 1 && tiers.back().from.value >= tiers[tiers.size() - 2].from.value) {
            throw Error(Fault::usage,
                        "expected the best tier first for --tiers but found '" + std::string(text) + "'");
        }
    }
    return tiers;
}

PostFilter filter_of(const RankingRequest& request, const Scale& scale)
{
    PostFilter filter{
        .least = {}, .most = {}, .brand = request.brand, .kind = request.kind, .since = request.since};
    for (const auto& text : request.least) {
        filter.least.push_back(parse_limit(text, "--min", scale));
    }
    for (const auto& text : request.most) {
        filter.most.push_back(parse_limit(text, "--max", scale));
    }
    if (!filter.since.empty() && !is_date(filter.since)) {
        throw Error(Fault::usage,
                    "expected a day as YYYY-MM-DD for --since but found '" + filter.since + "'");
    }
    return filter;
}

} // namespace

std::vector<Ranked> RankingPlan::rank(std::vector<Post> posts) const
{
    std::vector<Post> chosen;
    for (auto& post : posts) {
        post.price = converted(std::move(post.price), rates);
        if (fits(post, filter)) {
            chosen.push_back(std::move(post));
        }
    }
    auto rows = rank_posts(std::move(chosen), order);
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(std::min(top.value_or(rows.size()), rows.size())),
               rows.end());
    return rows;
}

RankingPlan plan_ranking(const RankingRequest& request)
{
    RankingPlan plan;
    plan.scale = request.scale ? Scale::parse(*request.scale) : Scale();
    if (request.weights && !plan.scale.is_numeric()) {
        throw Error(Fault::usage,
                    "expected a scale of numbers for --weights but found '" + *request.scale + "'");
    }
    if (request.top && *request.top < 1) {
        throw Error(Fault::usage,
                    "expected a count from 1 for --top but found '" + std::to_string(*request.top) + "'");
    }
    for (const auto& text : request.rates) {
        plan.rates.insert(parse_rate(text));
    }
    plan.filter = filter_of(request, plan.scale);
    if (request.weights) {
        plan.order.weights = parse_weights(*request.weights);
    }
    if (request.sort) {
        plan.order.sort = parse_sort(*request.sort);
    }
    if (request.tiers) {
        plan.order.tiers = parse_tiers(*request.tiers, plan.scale);
    }
    if (request.top) {
        plan.top = static_cast<std::size_t>(*request.top);
    }
    return plan;
}

} // namespace earbench
