#pragma once

#include "options.hpp"

#include <span>
#include <vector>

namespace earbench {

/// The targets and IEMs that the command names.
[[nodiscard]] std::vector<Reference> read_references(const cli::Tool& tool, const CompareOptions& options,
                                                     const DeviationOptions& how);

/// Says once for every target and rig where they do not fit.
void warn_of_rigs(const cli::Tool& tool, std::span<const Subject> subjects,
                  std::span<const Reference> references);

} // namespace earbench
