#pragma once

#include "common/tool.hpp"
#include "curve/frequency_response.hpp"

#include <string>
#include <vector>

namespace earbench {

/// The curves of all `inputs`, and those that impulse responses among them become, each with its step.
///
/// What was left out of an input is noted; a bad input is reported and the rest go on.
[[nodiscard]] std::vector<FrequencyResponse> read_inputs(cli::Tool& tool,
                                                         const std::vector<std::string>& inputs);

} // namespace earbench
