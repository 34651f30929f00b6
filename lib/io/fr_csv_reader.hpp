#pragma once

#include "curve/channel.hpp"
#include "curve/frequency_response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// How every fr-csv text begins, before the number of its version.
constexpr std::string_view fr_csv_magic = "# fr-csv:";

/// The curves of fr-csv `text`, read strictly; `file` names the place in errors ("-" is standard input), and
/// `identity` a curve without a name.
///
/// @throws Error{data} with file and line for anything that fr-csv(5) does not allow.
[[nodiscard]] std::vector<FrequencyResponse> read_fr_csv(std::string_view text, const std::string& file,
                                                         const NameParts& identity);

} // namespace earbench
