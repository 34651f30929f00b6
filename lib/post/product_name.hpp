#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The product that a title is about: what precedes its first ` - `, ` – `, ` — ` or ` | `, without the word
/// "Review" and its mark before it ("Review: X", "Review - X") or behind it ("X Review", "X: Review"). Empty
/// where that leaves nothing: "Review", "Review -", "| A site".
[[nodiscard]] std::string name_of_title(std::string_view title);

/// The first heading of the lines of a post, `# X` or X over a line of `=` or `-`, without emphasis; may be
/// empty.
[[nodiscard]] std::string first_heading(const std::vector<std::string_view>& lines);

} // namespace earbench
