#pragma once

#include "common/tool.hpp"
#include "rank/ranking_request.hpp"

namespace earbench {

/// Declares the options that say what is asked of a ranking.
void declare_request(cli::Tool& tool, RankingRequest& request);

} // namespace earbench
