#include "rank/ranking.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace earbench {

namespace {

constexpr double unknown_last = std::numeric_limits<double>::infinity();

/// Unknown is below the lowest mark.
double from_high(const std::optional<double>& value)
{
    return value ? -*value : unknown_last;
}

std::pair<double, double> rating_key(const Ranked& row, bool weighted)
{
    return weighted ? std::pair(from_high(row.score), unknown_last)
                    : std::pair(from_high(number_of(row.post, RankingNumber::sonic)),
                                from_high(number_of(row.post, RankingNumber::bias)));
}

auto tie_key(const Post& post)
{
    return std::tuple(post.price.usd.value_or(unknown_last), to_lower(post.name), post.name, post.file,
                      post.date);
}

/// -1, 0 or 1; what is unknown is behind in both directions.
template <typename Value>
int compare(const Value& a, const Value& b, bool a_known, bool b_known, bool from_high_to_low)
{
    if (!a_known || !b_known) {
        return static_cast<int>(b_known) - static_cast<int>(a_known);
    }
    const int order = static_cast<int>(b < a) - static_cast<int>(a < b);
    return from_high_to_low ? -order : order;
}

int compare_by(const Ranked& a, const Ranked& b, const SortKey& key)
{
    const auto numbers = [&](const std::optional<double>& x, const std::optional<double>& y,
                             bool high_first) {
        return compare(x, y, x.has_value(), y.has_value(), high_first != key.is_reversed);
    };
    const auto numbers_of = [&](RankingNumber number, bool high_first) {
        return numbers(number_of(a.post, number), number_of(b.post, number), high_first);
    };
    switch (key.by) {
    case SortBy::sonic:
        return numbers_of(RankingNumber::sonic, true);
    case SortBy::bias:
        return numbers_of(RankingNumber::bias, true);
    case SortBy::price:
        return numbers_of(RankingNumber::price, false);
    case SortBy::score:
        return numbers(a.score, b.score, true);
    case SortBy::value:
        return numbers(a.value, b.value, true);
    case SortBy::date:
        return compare(a.post.date, b.post.date, !a.post.date.empty(), !b.post.date.empty(),
                       !key.is_reversed);
    case SortBy::name:
        break;
    }
    return compare(to_lower(a.post.name), to_lower(b.post.name), true, true, key.is_reversed);
}

/// The weighted mean of the ratings that are there; nothing where none is.
std::optional<double> score_of(const Post& post, const std::vector<Weight>& weights)
{
    double sum = 0.0;
    double total = 0.0;
    for (const auto& [number, weight] : weights) {
        if (const auto value = number_of(post, number)) {
            sum += weight * *value;
            total += weight;
        }
    }
    return total > 0.0 ? std::optional(sum / total) : std::nullopt;
}

void find_tiers(std::vector<Ranked>& rows, const RankingOrder& order)
{
    for (auto& row : rows) {
        const auto mark = order.weights.empty() ? number_of(row.post, RankingNumber::sonic) : row.score;
        const auto tier = std::find_if(order.tiers.begin(), order.tiers.end(),
                                       [&](const Tier& one) { return mark && *mark >= one.from.value; });
        row.tier = tier == order.tiers.end() ? "" : tier->name;
    }
}

void find_values(std::vector<Ranked>& rows)
{
    std::map<double, std::vector<double>> prices;
    for (const auto& row : rows) {
        if (row.post.sonic && row.post.price.usd) {
            prices[row.post.sonic->value].push_back(*row.post.price.usd);
        }
    }
    for (auto& row : rows) {
        if (!row.post.sonic || !row.post.price.usd) {
            continue;
        }
        const auto& of_class = prices[row.post.sonic->value];
        const auto dearer = std::count_if(of_class.begin(), of_class.end(),
                                          [&](double price) { return price > *row.post.price.usd; });
        if (of_class.size() > 1) {
            row.value = 100.0 * static_cast<double>(dearer) / static_cast<double>(of_class.size() - 1);
        }
    }
}

void set_ranks(std::vector<Ranked>& rows, bool weighted)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (weighted ? !rows[i].score : !rows[i].post.sonic) {
            continue;
        }
        const bool tie = i > 0 && rating_key(rows[i - 1], weighted) == rating_key(rows[i], weighted);
        rows[i].rank = tie ? rows[i - 1].rank : std::optional(static_cast<int>(i) + 1);
    }
}

std::string place_text(const Post& post)
{
    return post.source.file + (post.source.line > 0 ? ":" + std::to_string(post.source.line) : "");
}

} // namespace

std::string note_line(const CheckFinding& finding)
{
    const auto line =
        Error(Fault::data, Place{finding.file, finding.line}, finding.code + ": " + finding.text).line();
    return printable(line, std::string::npos);
}

std::vector<Ranked> rank_posts(std::vector<Post> posts, const RankingOrder& order)
{
    const bool weighted = !order.weights.empty();
    std::vector<Ranked> rows;
    for (auto& post : posts) {
        const auto score = score_of(post, order.weights);
        rows.push_back(
            {.rank = std::nullopt, .post = std::move(post), .score = score, .value = {}, .tier = {}});
    }
    const auto by_rating = [&](const Ranked& a, const Ranked& b) {
        return std::pair(rating_key(a, weighted), tie_key(a.post)) <
               std::pair(rating_key(b, weighted), tie_key(b.post));
    };
    std::stable_sort(rows.begin(), rows.end(), by_rating);
    set_ranks(rows, weighted);
    find_values(rows);
    find_tiers(rows, order);
    for (auto key = order.sort.rbegin(); key != order.sort.rend(); ++key) {
        std::stable_sort(rows.begin(), rows.end(),
                         [&](const Ranked& a, const Ranked& b) { return compare_by(a, b, *key) < 0; });
    }
    return rows;
}

KeptPosts keep_newest_posts(std::vector<Post> posts)
{
    KeptPosts kept;
    for (auto& post : posts) {
        kept.findings.insert(kept.findings.end(), post.findings.begin(), post.findings.end());
    }
    posts.erase(
        std::remove_if(posts.begin(), posts.end(), [](const Post& post) { return !post.is_published; }),
        posts.end());
    std::map<std::string, const Post*> newest;
    for (const auto& post : posts) {
        auto& best = newest[to_lower(post.name)];
        if (post.sonic && (best == nullptr || post.date > best->date)) {
            best = &post;
        }
    }
    std::map<std::string, std::string> first_kept;
    std::vector<bool> stays(posts.size(), true);
    for (std::size_t i = 0; i < posts.size(); ++i) {
        const auto& post = posts[i];
        const auto* const best = newest[to_lower(post.name)];
        if (best != nullptr && post.sonic && !post.date.empty() && post.date < best->date) {
            stays[i] = false;
            kept.findings.push_back(
                {Severity::note, post.source.file, post.source.line, "older-review",
                 "left out, because " + place_text(*best) + " is newer: '" + post.name + "'"});
        } else if (const auto [first, is_new] = first_kept.try_emplace(to_lower(post.name), place_text(post));
                   !is_new) {
            kept.findings.push_back(
                {Severity::note, post.source.file, post.source.line, "same-product",
                 "the same product as in " + first->second + ", and both stay: '" + post.name + "'"});
        }
    }
    for (std::size_t i = 0; i < posts.size(); ++i) {
        if (stays[i]) {
            kept.posts.push_back(std::move(posts[i]));
        }
    }
    return kept;
}

} // namespace earbench
