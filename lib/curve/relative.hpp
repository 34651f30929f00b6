#pragma once

#include "curve/frequency_response.hpp"

namespace earbench {

/// `response` divided by `reference`, which has the same frequencies: levels, phases and the delays of their
/// notes `delay-s` are subtracted, so that what both went through cancels; `level` becomes "dB re loopback".
///
/// Further columns that are levels in the same reference (noise_db) are shifted as spl_db is, others stay.
/// @throws Error{data} if the frequencies differ or one of both has no phase.
[[nodiscard]] FrequencyResponse relative_to(const FrequencyResponse& response,
                                            const FrequencyResponse& reference);

} // namespace earbench
