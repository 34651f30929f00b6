#pragma once

#include "common/curves.hpp"
#include "common/tool.hpp"
#include "core/units.hpp"
#include "curve/choose.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// What becomes of the curves before they are written.
struct Changes {
    std::optional<std::string> channel; ///< only the curves of it
    std::vector<Renaming> renamings;
    bool sort = false;
    std::optional<cli::Grid> grid;
    bool common_points = false; ///< of `grid` those alone that lie inside all curves
    std::optional<Band> range;
    Decibel offset;
    bool invert = false;
};

/// `curves` after `changes`, in the order of its members; what is lost by them is noted, once each.
///
/// A curve that cannot be changed is reported and the rest go on.
/// @throws Error{data} if no curve is of the channel, or one is to be renamed that is not there.
[[nodiscard]] std::vector<FrequencyResponse> apply(cli::Tool& tool, const Changes& changes,
                                                   std::vector<FrequencyResponse> curves);

} // namespace earbench
