#pragma once

#include "draft/review.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The product whose post became the template: its name and its pictures stand for those of the reviewed one.
struct SampleProduct {
    std::string folder;             ///< of its pictures below /assets/images/, may be empty
    std::vector<std::string> names; ///< words for it and for those it was compared with, lower case
};

/// From the picture paths of a template's front matter: "Crimson" of /assets/images/Symphonium-Crimson/x.jpg.
[[nodiscard]] SampleProduct sample_product(std::string_view yaml);

/// True when `text` has the path of a picture of the sample product.
[[nodiscard]] bool is_picture_of(std::string_view text, const SampleProduct& sample);

/// Which source a line of a template discloses; nothing for other lines.
[[nodiscard]] std::optional<Source> disclosed_source(std::string_view line);

/// True for a closing rating line with a mark, an empty one or a placeholder, not for a sentence about the
/// rating.
[[nodiscard]] bool is_rating_line(std::string_view line, RatingLabel label);

/// What stands before the label of a rating line and stays: blanks, "- ", "## ".
[[nodiscard]] std::string rating_line_marks(std::string_view line);

/// `Bass: 5/5 - Outstanding` with the review's own mark or a TODO; nothing for other lines.
[[nodiscard]] std::optional<std::string> sub_rating_line(std::string_view line, const Review& review);

/// `- Cable:` with the review's own text or a TODO; nothing for other lines.
[[nodiscard]] std::optional<std::string> setup_line(std::string_view line, const Review& review);

/// `text` (Markdown) with `IEM - Tagline`, `Tagline`, `$xxxx` and `XXXX` replaced; `someone` stands for XXXX.
[[nodiscard]] std::string fill_tokens(std::string_view text, const Review& review, std::string_view someone);

/// As fill_tokens, for plain text: nothing is escaped.
[[nodiscard]] std::string fill_plain_tokens(std::string_view text, const Review& review);

/// A caption (a line in italics) with the review's curves in place of "of X against Y" and of the sample's
/// names.
[[nodiscard]] std::string fill_caption(std::string_view line, const Review& review,
                                       const SampleProduct& sample);

/// Replaces the sample's pictures in `line`. @returns true when the review's figure is one of the new ones.
[[nodiscard]] bool fill_pictures(std::string& line, const Review& review, const SampleProduct& sample);

} // namespace earbench
