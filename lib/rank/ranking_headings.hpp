#pragma once

#include "post/scale.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What the columns of a ranking are. A column that is not there is nothing.
struct RankingHeadings {
    using Column = std::optional<std::size_t>;

    Column brand;
    Column name;
    Column sonic;
    Column bias;
    Column price;
    Column price_usd; ///< numbers, as this program writes them
    Column date;
    Column file;
    Column link;
    Column kind;
    std::string currency; ///< of `price`, where its heading says so

    /// True where there are names and ratings.
    [[nodiscard]] bool is_ranking() const { return name && sonic; }
};

/// What `cells` name as the headings of a ranking (see read_ranking_table). Of several that fit, the first
/// counts.
[[nodiscard]] RankingHeadings find_headings(const std::vector<std::string>& cells, const Scale& scale);

/// The heading line of a table: of its first ten with content the first that names a ranking.
struct HeadingLine {
    char separator = ',';
    std::size_t begin = 0; ///< byte of the text
    std::size_t line = 1;
    RankingHeadings headings;
};
[[nodiscard]] std::optional<HeadingLine> find_heading_line(std::string_view text, const Scale& scale);

/// "expected the headings name (...) and sonic (...)", as an error says it.
[[nodiscard]] std::string wanted_headings();

} // namespace earbench
