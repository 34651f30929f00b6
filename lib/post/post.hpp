#pragma once

#include "core/error.hpp"
#include "post/price.hpp"
#include "post/rating.hpp"
#include "post/scale.hpp"
#include "text/findings.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What a ranking takes from a post. All text is one line of UTF-8 without control characters.
struct Post {
    Place source;     ///< the file as it was named, with the line where a row of a table was it
    std::string file; ///< base name, "-" for standard input; "folder/index.md" of a page bundle
    std::string name; ///< name_of_title, else the first heading, else the file's stem
    std::optional<Rating> sonic;
    std::optional<Rating> bias;
    SubRatings parts;
    Price price;
    std::string date;                   ///< YYYY-MM-DD of the file name, else of the front matter, or empty
    std::string kind;                   ///< what the front matter says under `kind`, or empty
    std::string link;                   ///< `permalink` of the front matter, or empty
    bool is_published = true;           ///< false for a draft, and where the front matter says so
    std::vector<CheckFinding> findings; ///< what its author should look at; it was read all the same
};

/// Reads a post: front matter (YAML, or TOML between `+++`) and Markdown.
///
/// `rating` and `bias` of the front matter (`4`, `3.5`, `"4/5"`) go before the closing rating lines
/// (closing_rating); a difference is a finding. `price` goes before the sentence with "retails", the day in
/// the file's name before `date`. What stands in HTML comments, Liquid comments and fenced code counts for
/// nothing. Words that say that there is no rating are a note; template text that was never replaced, and a
/// date that is no day, are findings.
/// @throws Error{data} with file and line where a rating that counts is not on `scale`, a key that counts is
/// there
///         twice, or the front matter is not YAML or TOML.
[[nodiscard]] Post read_post(std::string_view bytes, const std::string& file, const Scale& scale = {});

} // namespace earbench
