#pragma once

#include "curve/channel.hpp"
#include "io/block_rows.hpp"
#include "io/curve_builder.hpp"
#include "io/foreign_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// Rows of a foreign file that stand under one header, or under none, with the notes before them.
struct ForeignBlock {
    std::optional<HeaderRow> header;
    BlockRows rows;
    Notes notes;
};

/// What a block belongs to, and where its curves and remarks go.
struct BlockTarget {
    std::string file; ///< as it is called in messages
    NameParts identity;
    CurveBuilder& builder;
    std::vector<std::string>& remarks;
};

/// Makes the curves of `block`, which has rows and loses their numbers.
///
/// @throws Error{data} as read_foreign says.
void add_curves(ForeignBlock& block, const BlockTarget& target);

} // namespace earbench
