#pragma once

#include "options.hpp"
#include "seats/seatings.hpp"

#include <span>
#include <vector>

namespace earbench {

/// The targets and IEMs that the command names, histories among them; what is known of their seatings is put
/// into `known`.
[[nodiscard]] std::vector<Reference> read_references(cli::Tool& tool, const CompareOptions& options,
                                                     const DeviationOptions& how,
                                                     std::vector<Seatings>& known);

/// Says once for every target and rig where they do not fit.
void warn_of_rigs(const cli::Tool& tool, std::span<const Subject> subjects,
                  std::span<const Reference> references);

} // namespace earbench
