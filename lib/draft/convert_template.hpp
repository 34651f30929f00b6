#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// The template in `bytes` with the marks that fill_template fills; LF line ends.
///
/// A template that names a field in a mark is given back as it is. Any other is a post in which some strings
/// stand for what a review says, and marks take their place:
/// - in the front matter `title`, `excerpt`, `rating`, `bias` and the pictures of the product whose post it
/// was
///   (earlier_product);
/// - `IEM - Tagline`, `Tagline`, `$xxxx` (with the country letters before it), `XXXX`;
/// - empty items `Sources:`, `Cable:` and `tips:`, a line that ends with `link:`, the closing rating lines
/// and
///   lines of sub-ratings (`Bass: 5/5`);
/// - of the lines that disclose where the unit came from the first for each source, with a condition, and
/// before
///   them our own sentence for all other sources;
/// - pictures of the earlier product, and its name in captions (lines in italics).
/// What the template has no place for gets one: the disclosure at the beginning, figure, links and ratings at
/// the end. `[[word]]` in its text gets a backslash, and a heading underlined with `=` a blank line before
/// it.
/// @throws Error{data} where there is no front matter.
[[nodiscard]] std::string template_with_marks(std::string_view bytes, const std::string& file);

} // namespace earbench
