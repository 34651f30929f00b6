#pragma once

#include "common/tool.hpp"
#include "curve/frequency_response.hpp"
#include "draft/measured_facts.hpp"

#include <span>

namespace earbench {

/// What the curves of a product, as they were measured, say beside `target` (null: none), and how far their
/// channels are apart. What cannot be said is left out, and the reason noted.
[[nodiscard]] MeasuredFacts facts_of(const cli::Tool& tool, std::span<const FrequencyResponse> curves,
                                     const FrequencyResponse* target);

} // namespace earbench
