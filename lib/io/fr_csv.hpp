#pragma once

#include "curve/frequency_response.hpp"

#include <span>
#include <string>
#include <vector>

namespace earbench {

/// The curves as fr-csv 1, the text that earbench's tools speak on pipes: see fr-csv(5).
///
/// Notes keep their order and are written as written_note has them; commas and line ends become %2C, %0D and
/// %0A. Frequencies and levels have
/// 4 decimals, phases 3. Columns beside level and phase come in the order of fr-csv(5), unknown ones last.
/// @throws Error{data} as require_readable does, for what could not be read back.
[[nodiscard]] std::string to_fr_csv(std::span<const FrequencyResponse> curves);

/// The columns beside level and phase, in the order of fr-csv(5); they live as long as `curve`.
[[nodiscard]] std::vector<const Column*> in_fr_csv_order(const FrequencyResponse& curve);

} // namespace earbench
