#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// A rating on a Scale.
struct Rating {
    double value = 0.0; ///< higher is better; comparable with ratings of the same scale only
    std::string text;   ///< as its author wrote it; empty on the scale from 1 to 5, where the value says all
    bool operator==(const Rating&) const = default;
};

/// What a text holds where a rating is expected.
struct ReadRating {
    enum class Kind {
        rating,
        none,      ///< empty, or words that say there is none: "N/A (not tried)", "TBD", "-"
        to_do,     ///< words that begin so
        off_scale, ///< a number that this scale has not
        unreadable,
    };
    Kind kind = Kind::unreadable;
    Rating rating;
};

/// What ratings are read by: 1 to 5 in half points, where nothing else is said; 0 to a number, in any steps;
/// or a list of grades.
class Scale {
public:
    /// 1 to 5 in half points (is_rating).
    Scale() = default;
    /// `10` is 0 to 10; `S+,S,A,B` are grades, the best first, in any letter case where that makes no two the
    /// same.
    ///
    /// @throws Error{usage} for a number that is not above 0, one grade alone or a grade that is there twice.
    [[nodiscard]] static Scale parse(std::string_view text);

    /// The rating at the beginning of `text`; emphasis and blanks before it are passed over.
    ///
    /// Numbers are those of post/rating.hpp (read_rating); "8/10" is on no scale but that to 10. A grade ends
    /// before a blank or one of `,;:()*_/` or a dash between blanks.
    [[nodiscard]] ReadRating read(std::string_view text) const;

    /// Where its ratings lie: "from 1 to 5 in half points", "from 0 to 10", "among S+, S, A, B".
    [[nodiscard]] std::string span() const;
    /// True where a mean of ratings means something.
    [[nodiscard]] bool is_numeric() const { return m_grades.empty(); }
    /// True for the scale from 1 to 5, whose words and means the posts follow.
    [[nodiscard]] bool is_own() const { return m_grades.empty() && !m_most; }

private:
    [[nodiscard]] ReadRating read_grade(std::string_view text) const;

    std::optional<double> m_most;
    std::vector<std::string> m_grades; ///< the best first
};

/// True for a text that says that there is no rating (ReadRating::Kind::none).
[[nodiscard]] bool says_no_rating(std::string_view text);

} // namespace earbench
