#pragma once

#include "draft/earlier_product.hpp"
#include "draft/review.hpp"
#include "post/rating.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Lines of a template without marks: what stands in them for what a review says, and the marks for it.

/// `text` with marks for `IEM - Tagline`, `Tagline` and `$xxxx`; `someone` takes the place of `XXXX`.
[[nodiscard]] std::string mark_placeholders(std::string_view text, std::string_view someone);

/// Which source a line discloses; nothing for other lines.
[[nodiscard]] std::optional<Source> disclosed_source(std::string_view line);

/// `- **Bias Score:** 5/5 - I love this IEM!` with a mark for the mark. Nothing for other lines, such as a
/// sentence about the rating.
[[nodiscard]] std::optional<std::string> mark_rating_line(std::string_view line, RatingLabel label);

/// The closing line itself: `**Bias Score:** [[bias-rating]]`.
[[nodiscard]] std::string marked_rating_line(RatingLabel label);

/// `Bass: 5/5 - Outstanding` with a mark for the rating; nothing for other lines.
[[nodiscard]] std::optional<std::string> mark_sub_rating(std::string_view line);

/// `- Cable:` with a mark behind it; nothing for other lines.
[[nodiscard]] std::optional<std::string> mark_setup_item(std::string_view line);

/// A mark for a line that says what belongs there ("Packaging and accessories"), and one behind a label for
/// the ear tips to use; nothing for other lines.
[[nodiscard]] std::optional<std::string> mark_instruction(std::string_view line);

/// A mark for all items in the place of an empty one below `heading`, the last line with text: likes, or what
/// could be improved. Nothing for other lines.
[[nodiscard]] std::optional<std::string> mark_empty_item(std::string_view line, std::string_view heading);

/// `marked`, and what stands in its place where the price is not known, or where links earn money that it
/// calls unaffiliated.
[[nodiscard]] std::vector<std::string> with_conditions(const std::string& marked);

/// A line that ends with `link:` or `links:` with a mark behind it; any other as it is.
[[nodiscard]] std::string mark_links(std::string_view line);

/// A caption with marks for the curves, or for the names of the earlier product; any other line as it is.
[[nodiscard]] std::string mark_caption(std::string_view line, const EarlierProduct& product);

/// The line with a mark for each graph of the earlier product, and a TODO for its other pictures.
[[nodiscard]] std::string mark_pictures(std::string_view line, const EarlierProduct& product);

} // namespace earbench
