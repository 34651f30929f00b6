#pragma once

#include "common/tool.hpp"
#include "response/frequency_response.hpp"

#include <string>
#include <vector>

namespace earbench::cli {

/// All curves of all `inputs`, in their order; a bad input is reported and the rest go on (Tool::attempt).
[[nodiscard]] std::vector<FrequencyResponse> read_all_curves(Tool& tool,
                                                             const std::vector<std::string>& inputs);

/// A built-in target by its key, else the one curve of the file of that name.
///
/// @throws Error{usage} if it is neither, Error{data} if the file does not hold exactly one curve.
[[nodiscard]] FrequencyResponse read_target(const std::string& key_or_file);

} // namespace earbench::cli
