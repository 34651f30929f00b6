#pragma once

#include "draft/review.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The settings of a review file: a YAML map with the names of review_fields as keys.
///
/// A repeated field may have a list, and `sub` and `link` a map (`sub: {bass: 4}`). Empty values are passed
/// over.
/// @throws Error{data} with file and line for an unknown key or a value of the wrong shape.
[[nodiscard]] std::vector<ReviewSetting> read_review_file(std::string_view bytes, const std::string& file);

} // namespace earbench
