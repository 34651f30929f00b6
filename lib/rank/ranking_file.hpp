#pragma once

#include "rank/ranking.hpp"
#include "rank/ranking_table.hpp"
#include "text/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What a table of a ranking has besides `rank,file,name,sonic,bias,price,price_usd,date`.
struct RankingColumns {
    bool tier = false;  ///< behind rank
    bool score = false; ///< behind bias
    bool value = false; ///< behind price_usd
    bool spreadsheet =
        false; ///< text that a spreadsheet would take for a formula gets an apostrophe before it
};

/// The forms in which a ranking is written: as a table, or as a page of its own (rank/ranking_page.hpp).
enum class RankingFormat { text, csv, json, markdown, html };
inline constexpr auto ranking_formats =
    std::to_array<Choice<RankingFormat>>({{"text", RankingFormat::text},
                                          {"csv", RankingFormat::csv},
                                          {"json", RankingFormat::json},
                                          {"md", RankingFormat::markdown},
                                          {"html", RankingFormat::html},
                                          {"markdown", RankingFormat::markdown, true},
                                          {"txt", RankingFormat::text, true}});
/// The endings of files that mean them.
inline constexpr auto ranking_endings =
    std::to_array<Choice<RankingFormat>>({{".txt", RankingFormat::text},
                                          {".csv", RankingFormat::csv},
                                          {".json", RankingFormat::json},
                                          {".md", RankingFormat::markdown},
                                          {".markdown", RankingFormat::markdown},
                                          {".html", RankingFormat::html},
                                          {".htm", RankingFormat::html}});

/// The table that `format` means; a page is none.
[[nodiscard]] TableFormat table_format(RankingFormat format);

/// The table in `format`.
///
/// Ratings from 1 to 5 have one digit after the point, those of another scale are the text of their author;
/// score has two, price_usd none, or one or two where it has cents, value none. A missing rank is "-", in
/// JSON null; what else is missing is "-" in text and Markdown, empty in CSV, null in JSON.
[[nodiscard]] std::string write_ranking(const std::vector<Ranked>& ranking, TableFormat format,
                                        const RankingColumns& columns = {});

/// What an input holds, a ranking (is_table) or else one post.
///
/// @throws Error{data} as read_ranking_table and read_post do, and for a text without content.
[[nodiscard]] RatedPosts read_ratings(std::string_view bytes, const std::string& file,
                                      const Scale& scale = {});

} // namespace earbench
