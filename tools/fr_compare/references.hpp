#pragma once

#include "options.hpp"
#include "seats/seatings.hpp"

#include <vector>

namespace earbench {

/// The targets and IEMs that the command names, histories among them; what is known of their seatings is put
/// into `known`.
[[nodiscard]] std::vector<Reference> read_references(cli::Tool& tool, const CompareOptions& options,
                                                     const DeviationOptions& how,
                                                     std::vector<Seatings>& known);

} // namespace earbench
