#pragma once

#include "post/post.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What an input gave: rows that cannot be used are errors, and the others stay.
struct RatedPosts {
    std::vector<Post> posts;
    std::vector<Error> errors;
};

/// True for a text that is a table or wants to be one: its first line with content has a comma, semicolon or
/// TAB, or begins with `|`, `sep=` or a quote; a post begins with front matter, a heading or an HTML tag. A
/// `file` that ends in .csv, .tsv or .tab holds a table, one that ends in .md or .markdown only if its first
/// line has the headings of a ranking.
[[nodiscard]] bool is_table(std::string_view bytes, const std::string& file, const Scale& scale = {});

/// The rows of a ranking: CSV, or with semicolons, TABs or the bars of Markdown between its cells.
///
/// Its heading line is the first of its first ten that names a product (`name`, `model`, `product`, `iem`, or
/// `brand` and `model`) and a rating (`sonic`, `rating`, `score`, `overall`; with grades as the scale also
/// `tier`, `grade`, `rank`), in any letter case, with or without quotes. `bias`, `price` (also `msrp`;
/// `price_usd` and what else begins with price), `date`, `file`, `link` and `kind` are read where they are;
/// other columns are passed over, and so are empty rows and headings between the rows. `-` is an empty cell.
/// @throws Error{data} where no line is such a heading line, or a quoted cell does not end.
[[nodiscard]] RatedPosts read_ranking_table(std::string_view bytes, const std::string& file,
                                            const Scale& scale = {});

} // namespace earbench
