#pragma once

#include "common/tool.hpp"
#include "rank/ranking_file.hpp"

#include <optional>
#include <string>

namespace earbench {

/// The options of a ranking from trials.
struct PairOptions {
    std::optional<std::string> file; ///< of trials
    std::optional<std::string> criterion;

    void declare(cli::Tool& tool);
    /// @throws Error{usage} where a ranking from trials is not asked for and an option of it is given, or
    /// where it is and something `else_given` says what to do with posts.
    void require_place(bool else_given) const;
};

/// Prints the ranking of each criterion; what cannot be used is reported (Tool::attempt), and the rest is
/// printed where there is any. `title` is that of a page.
void rank_pairs(cli::Tool& tool, const PairOptions& options, RankingFormat format, bool spreadsheet,
                const std::string& title);

} // namespace earbench
