#include "rank/ranking_keys.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>

namespace earbench {

namespace {

[[noreturn]] void fail(const std::string& wanted, std::string_view flag, std::string_view found)
{
    throw Error(Fault::usage, "expected " + wanted + " for " + std::string(flag) + " but found '" +
                                  std::string(found) + "'");
}

template <typename Value>
std::string names_of(Choices<Value> choices)
{
    std::string names;
    for (const auto& choice : choices) {
        names += (names.empty() ? "" : ", ") + std::string(choice.name);
    }
    return names;
}

template <typename Value>
Value find_choice(Choices<Value> choices, std::string_view name, std::string_view flag)
{
    const auto found =
        std::find_if(choices.begin(), choices.end(), [&](const auto& choice) { return choice.name == name; });
    if (found == choices.end()) {
        fail("one of " + names_of(choices), flag, name);
    }
    return found->value;
}

struct Assignment {
    std::string_view name;
    std::string_view value;
};

Assignment parse_assignment(std::string_view text, const std::string& wanted, std::string_view flag)
{
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
        fail(wanted, flag, text);
    }
    return {trim(text.substr(0, equals)), trim(text.substr(equals + 1))};
}

double parse_positive(std::string_view text, std::string_view flag)
{
    constexpr double greatest = 1e9; // far beyond any rate or weight, and no sum of products overflows
    const auto value = parse_number(text);
    if (!value || *value < 1.0 / greatest || *value > greatest) {
        fail("a number from 1e-9 to 1e9", flag, text);
    }
    return *value;
}

bool is_rating_number(RankingNumber number)
{
    return number == RankingNumber::sonic || number == RankingNumber::bias;
}

} // namespace

std::optional<double> number_of(const Post& post, RankingNumber number)
{
    const auto value = [](const std::optional<Rating>& rating) {
        return rating ? std::optional(rating->value) : std::nullopt;
    };
    switch (number) {
    case RankingNumber::sonic:
        return value(post.sonic);
    case RankingNumber::bias:
        return value(post.bias);
    case RankingNumber::tonality:
        return post.parts.tonality;
    case RankingNumber::bass:
        return post.parts.bass;
    case RankingNumber::resolution:
        return post.parts.resolution;
    case RankingNumber::staging:
        return post.parts.staging;
    case RankingNumber::price:
        break;
    }
    return post.price.usd;
}

std::vector<SortKey> parse_sort(std::string_view text)
{
    std::vector<SortKey> keys;
    for (const auto part : split(text, ',')) {
        auto name = trim(part);
        const bool is_reversed = name.starts_with('-');
        name.remove_prefix(is_reversed ? 1 : 0);
        keys.push_back({find_choice(Choices<SortBy>(sort_names), name, "--sort"), is_reversed});
    }
    return keys;
}

std::vector<Weight> parse_weights(std::string_view text)
{
    std::vector<Weight> weights;
    for (const auto part : split(text, ',')) {
        const auto [name, value] = parse_assignment(part, "RATING=WEIGHT, as in sonic=2,", "--weights");
        const auto number = find_choice(Choices<RankingNumber>(ranking_numbers), name, "--weights");
        if (number == RankingNumber::price) {
            fail("ratings", "--weights", part);
        }
        weights.push_back({number, parse_positive(value, "--weights")});
    }
    return weights;
}

Limit parse_limit(std::string_view text, std::string_view flag, const Scale& scale)
{
    const auto [name, value] = parse_assignment(text, "NAME=VALUE, as in sonic=4,", flag);
    const auto number = find_choice(Choices<RankingNumber>(ranking_numbers), name, flag);
    if (is_rating_number(number)) {
        // "sonic=3.2" is no rating, but a limit between two of them.
        const auto limit = scale.is_numeric() ? parse_number(value) : std::nullopt;
        const auto read = scale.read(value);
        if (!limit && read.kind != ReadRating::Kind::rating) {
            fail("a rating " + scale.span(), flag, text);
        }
        return {number, limit ? *limit : read.rating.value};
    }
    const auto limit = parse_number(value);
    if (!limit) {
        fail("a number", flag, text);
    }
    return {number, *limit};
}

std::pair<std::string, double> parse_rate(std::string_view text)
{
    const auto [name, value] = parse_assignment(text, "CURRENCY=DOLLARS, as in EUR=1.08,", "--rate");
    return {std::string(name), parse_positive(value, "--rate")};
}

bool fits(const Post& post, const PostFilter& filter)
{
    const auto least = [&](const Limit& limit) {
        const auto value = number_of(post, limit.number);
        return value && *value >= limit.value;
    };
    const auto most = [&](const Limit& limit) {
        const auto value = number_of(post, limit.number);
        return value && *value <= limit.value;
    };
    const auto name = to_lower(post.name) + " ";
    return std::all_of(filter.least.begin(), filter.least.end(), least) &&
           std::all_of(filter.most.begin(), filter.most.end(), most) &&
           (filter.brand.empty() || name.starts_with(to_lower(filter.brand) + " ")) &&
           (filter.kind.empty() || post.kind.empty() || to_lower(post.kind) == to_lower(filter.kind)) &&
           (filter.since.empty() || (!post.date.empty() && post.date >= filter.since));
}

} // namespace earbench
