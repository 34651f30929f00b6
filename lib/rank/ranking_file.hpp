#pragma once

#include "rank/ranking.hpp"
#include "text/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The table `rank,file,name,sonic,bias,price,price_usd,date` in `format`.
///
/// Ratings have one digit after the point, price_usd none, or one or two where it has cents. A missing rank
/// is "-", in JSON null; what else is missing is "-" in text and Markdown, empty in CSV, null in JSON.
[[nodiscard]] std::string write_ranking(const std::vector<Ranked>& ranking, TableFormat format);

/// True for a text that begins with the header of a ranking table: a CSV line with the cells `name` and
/// `sonic`.
[[nodiscard]] bool is_ranking(std::string_view bytes);

/// The rows of a ranking written as CSV. Columns may come in any order and further ones are passed over;
/// `rank` is not read, it is made anew; a header line between the rows (joined files) is passed over.
///
/// @throws Error{data} with file and line for a row with another number of cells, or a cell that does not
/// hold
///         what its column says.
[[nodiscard]] std::vector<Post> read_ranking(std::string_view bytes, const std::string& file);

/// What an input holds, a ranking (is_ranking) or else one post.
///
/// @throws Error{data} as read_ranking and read_post do, and for a text without content.
[[nodiscard]] std::vector<Post> read_ratings(std::string_view bytes, const std::string& file);

} // namespace earbench
