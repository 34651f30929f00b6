#pragma once

#include "common/tool.hpp"
#include "rank/ranking.hpp"
#include "rank/ranking_page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// The options of a ranking page.
struct PageOptions {
    std::string title = "Ranking";
    std::optional<std::string> site;     ///< where its posts are
    std::optional<std::string> graph;    ///< address of the graph tool
    std::optional<std::string> database; ///< folder of its curves

    void declare(cli::Tool& tool);
    /// True where one is given that says something of posts or their products.
    [[nodiscard]] bool is_of_posts() const { return site || graph || database; }
    /// @throws Error{usage} where one is given that `format` has no place for.
    void require_page(RankingFormat format) const;
};

/// The page; curves that cannot be read are reported (Tool::attempt), and their rows stay.
[[nodiscard]] std::string make_page(cli::Tool& tool, const std::vector<Ranked>& ranking,
                                    const PageOptions& options, RankingPage page);

} // namespace earbench
