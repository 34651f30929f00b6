#pragma once

#include "draft/review.hpp"

#include <string>
#include <string_view>

namespace earbench {

/// A draft post from the built-in template: YAML front matter and Markdown, LF line ends.
///
/// Both forms of the ratings are in it: `rating` and `bias` of the front matter, and the closing lines. What
/// the review does not know is a visible "TODO: ...".
[[nodiscard]] std::string write_draft(const Review& review);

/// A draft post from the author's own template `bytes`: a post in which some strings stand for what a review
/// tells.
///
/// Replaced, or a visible "TODO: ..." where the review does not know: `title`, `excerpt` and `image` of the
/// front matter; `IEM - Tagline`, `Tagline`, `$xxxx` (with the country letters before it), `XXXX`; empty
/// `Sources:`, `Cable:` and `tips:` items; a line that ends with `link:`; the closing rating lines and lines
/// of sub-ratings (`Bass: 5/5`). Of the lines that disclose where the unit came from the one that applies
/// stays; where none applies, one of our own takes their place. Pictures of the sample product (the folder of
/// the front matter's image) become the review's figure, or a TODO, and captions (lines in italics) name the
/// review's curves. What the review knows and the template has no place for is added: the disclosure at the
/// beginning, figure and ratings at the end.
/// @throws Error{data} where the template has no front matter.
[[nodiscard]] std::string fill_template(std::string_view bytes, const std::string& file,
                                        const Review& review);

} // namespace earbench
