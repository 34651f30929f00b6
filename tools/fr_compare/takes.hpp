#pragma once

#include "compare/assess.hpp"
#include "options.hpp"

#include <span>
#include <vector>

namespace earbench {

/// @throws Error{usage} if there is something else to compare with beside --control.
void require_control_alone(const CompareOptions& options);

/// Remembers the seatings of `curves` in `known`, and under --takes returns their means instead: one curve an
/// IEM and side. Takes that have no mean are reported and left out.
[[nodiscard]] std::vector<FrequencyResponse> join_takes(cli::Tool& tool, const CompareOptions& options,
                                                        std::vector<FrequencyResponse> curves,
                                                        std::vector<Seatings>& known);

/// Under --control the rows of each IEM with its own history alone.
///
/// @throws Error{data} if there is none.
[[nodiscard]] std::vector<Comparison> own_history(std::vector<Comparison> rows,
                                                  const CompareOptions& options);

/// Names what has drifted under --control. @returns 1 if something has.
[[nodiscard]] int tell_drift(cli::Tool& tool, const CompareOptions& options,
                             std::span<const Comparison> rows);

} // namespace earbench
