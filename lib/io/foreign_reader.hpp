#pragma once

#include "curve/frequency_response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The curves of `lines` that other programs wrote, read as parse_curves says; `file` as there.
///
/// @throws Error{data} with file and line for what is no curve.
[[nodiscard]] std::vector<FrequencyResponse> read_foreign(const std::vector<std::string_view>& lines,
                                                          const std::string& file);

} // namespace earbench
