#pragma once

#include "core/error.hpp"
#include "post/price.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Something in a post that its author should look at; the post was read all the same.
struct Finding {
    Place place;
    std::string message;
};

/// What a ranking takes from a post. All text is one line of UTF-8 without control characters.
struct Post {
    std::string file; ///< base name, "-" for standard input
    std::string name; ///< the title before its first " - "; the file's stem where there is no title
    std::optional<double> sonic; ///< is_rating
    std::optional<double> bias;  ///< is_rating
    Price price;
    std::string date; ///< YYYY-MM-DD of the file name, or empty
    std::vector<Finding> findings;
};

/// Reads a post: front matter and Markdown.
///
/// `rating` and `bias` of the front matter (`4`, `3.5`, `"4/5"`) go before the closing rating lines (the last
/// line of each label, see after_label); a difference is a finding. What stands in HTML comments, Liquid
/// comments and fenced code counts for nothing. Template text that was never replaced, and a file name whose
/// date is no day, are findings.
/// @throws Error{data} with file and line where a rating that counts is off the scale (is_rating, out of 5),
/// or the front
///         matter is not YAML.
[[nodiscard]] Post read_post(std::string_view bytes, const std::string& file);

/// `body` without HTML comments, Liquid comments and fenced code; line ends stay, so that line numbers hold.
[[nodiscard]] std::string visible_text(std::string_view body);

} // namespace earbench
