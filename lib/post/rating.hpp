#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// True for the marks of the scale: 1 (Poor) to 5 (Outstanding) in half points.
[[nodiscard]] bool is_rating(double value);

/// The word for a mark (is_rating): 1, 1.5 Poor; 2, 2.5 Adequate; 3 Good; 3.5 Very Good; 4, 4.5 Great; 5
/// Outstanding.
[[nodiscard]] std::string_view rating_label(double rating);

/// What a bias mark says: 1, 1.5 "I dislike this IEM"; 2, 2.5 "I don't enjoy this IEM"; 3, 3.5 "I'm lukewarm
/// about this IEM"; 4, 4.5 "I like this IEM"; 5 "I love this IEM!".
[[nodiscard]] std::string_view bias_phrase(double bias);

/// A mark as people write it: "4", "3.5".
[[nodiscard]] std::string rating_text(double rating);

/// Marks of the four parts of a sonic rating.
struct SubRatings {
    std::optional<double> tonality;
    std::optional<double> bass;
    std::optional<double> resolution;
    std::optional<double> staging;
    bool operator==(const SubRatings&) const = default;
};

/// The mean of the four parts rounded to the nearest half, ties up: floor(2 mean + 0.5) / 2; nothing unless
/// all are there.
[[nodiscard]] std::optional<double> overall_rating(const SubRatings& parts);

/// A mark found in a text, before anyone checked that it lies on the scale.
struct WrittenRating {
    double value;
    double out_of = 5.0;
    bool says_out_of = false; ///< false where only the number stands there
    std::string text;         ///< number and "/5" as written, without emphasis
};

/// `text` without HTML tags; "1 < 2" stays.
[[nodiscard]] std::string without_tags(std::string_view text);

/// The mark at the beginning of `text`: `4`, `3.5`, `4,5`, `3½`, each alone or with `/5`, ` / 5` or ` out of
/// 5`.
///
/// Emphasis and blanks before it are passed over. Nothing where the text begins with something else, where a
/// letter or digit follows the number, or where a second number makes a range ("3-4/5").
[[nodiscard]] std::optional<WrittenRating> read_rating(std::string_view text);

/// The two ratings that a post closes with.
enum class RatingLabel { sonic, bias };

/// What follows the label in a rating line, or nothing where `line` is no such line.
///
/// Sonic: "Absolute Sonic Quality Rating", bias: "Bias Score", in any letter case. Before the label may stand
/// list and heading marks and emphasis, after it emphasis, a colon or a dash; HTML tags, struck-out text and
/// all kinds of blanks count for nothing.
[[nodiscard]] std::optional<std::string> after_label(std::string_view line, RatingLabel label);

} // namespace earbench
