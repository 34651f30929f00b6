#pragma once

#include "curve/frequency_response.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The built-in target called `key` ("harman-ie-2019"), with its notes `name` and `source`, 0 dB at 500 Hz;
/// nothing where there is none.
[[nodiscard]] std::optional<FrequencyResponse> find_built_in_target(std::string_view key);

/// The keys of all built-in targets.
[[nodiscard]] std::vector<std::string> built_in_target_keys();

} // namespace earbench
