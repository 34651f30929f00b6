#pragma once

#include "post/rating.hpp"
#include "post/scale.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What a post says where a rating is expected.
struct StatedRating {
    ReadRating read;
    std::string text;  ///< what stands there
    std::size_t index; ///< of its line
};

/// The closing line with the label that counts: the last one with a rating, on the scale or off it; where
/// there is none, the last one with something else. The rating may begin the next line of the same paragraph.
/// Nothing where no line has the label and a text.
[[nodiscard]] std::optional<StatedRating> closing_rating(const std::vector<std::string_view>& lines,
                                                         RatingLabel label, const Scale& scale);

/// The ratings of the four parts in what follows the sonic rating: "(Tonality 5 - Bass: 3/5; Detail 3 ...)".
///
/// tonality: also timbre; bass: also percussion; resolution: also detail; staging: also stage, imaging,
/// spatial, soundstage. The number stands behind the name with at most a few words and marks between.
[[nodiscard]] SubRatings read_sub_ratings(std::string_view text);

/// The sub-ratings that go with the closing sonic rating `closing`: of its line, or of the list below it.
[[nodiscard]] SubRatings closing_sub_ratings(const std::vector<std::string_view>& lines,
                                             const StatedRating& closing);

} // namespace earbench
