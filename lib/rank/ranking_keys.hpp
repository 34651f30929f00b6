#pragma once

#include "core/choice.hpp"
#include "post/post.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What of a post is a number that can be weighted, limited or sorted by.
enum class RankingNumber { sonic, bias, tonality, bass, resolution, staging, price };
inline constexpr auto ranking_numbers =
    std::to_array<Choice<RankingNumber>>({{"sonic", RankingNumber::sonic},
                                          {"bias", RankingNumber::bias},
                                          {"tonality", RankingNumber::tonality},
                                          {"bass", RankingNumber::bass},
                                          {"resolution", RankingNumber::resolution},
                                          {"staging", RankingNumber::staging},
                                          {"price", RankingNumber::price}});

/// The number, or nothing where the post has none; the price in US dollars.
[[nodiscard]] std::optional<double> number_of(const Post& post, RankingNumber number);

/// What rows are sorted by, each in its natural direction: ratings, score, value and dates from high to low,
/// prices, names and files from low to high.
enum class SortBy { sonic, bias, price, name, date, score, value };
inline constexpr auto sort_names = std::to_array<Choice<SortBy>>({{"sonic", SortBy::sonic},
                                                                  {"bias", SortBy::bias},
                                                                  {"price", SortBy::price},
                                                                  {"name", SortBy::name},
                                                                  {"date", SortBy::date},
                                                                  {"score", SortBy::score},
                                                                  {"value", SortBy::value}});

struct SortKey {
    SortBy by = SortBy::sonic;
    bool is_reversed = false;
};

struct Weight {
    RankingNumber number = RankingNumber::sonic;
    double weight = 1.0; ///< above 0
};

/// A condition on a number: posts without it do not fit.
struct Limit {
    RankingNumber number = RankingNumber::sonic;
    double value = 0.0;
};

/// `sonic,-price` (a hyphen turns the direction round).
/// @throws Error{usage} for other names.
[[nodiscard]] std::vector<SortKey> parse_sort(std::string_view text);

/// `sonic=2,bias=1`.
/// @throws Error{usage} for other names, a price, and weights outside 1e-9 to 1e9.
[[nodiscard]] std::vector<Weight> parse_weights(std::string_view text);

/// `sonic=4` of the option `flag`; a rating is read by `scale`.
/// @throws Error{usage} for other names, and values that are no number or not on the scale.
[[nodiscard]] Limit parse_limit(std::string_view text, std::string_view flag, const Scale& scale);

/// `AUD=0.65`, US dollars for one.
/// @throws Error{usage} for rates outside 1e-9 to 1e9.
[[nodiscard]] std::pair<std::string, double> parse_rate(std::string_view text);

/// What is asked of posts.
struct PostFilter {
    std::vector<Limit> least{}; ///< inclusive
    std::vector<Limit> most{};  ///< inclusive
    std::string brand{};        ///< the words that a name begins with, in any letter case of ASCII
    std::string kind{};         ///< of those that state a kind, in any letter case of ASCII
    std::string since{};        ///< a day; posts without a date do not fit
};

/// True for a post that fits all of it.
[[nodiscard]] bool fits(const Post& post, const PostFilter& filter);

} // namespace earbench
