#pragma once

#include "compare/comparer.hpp"
#include "options.hpp"
#include "seats/seatings.hpp"

#include <optional>
#include <vector>

namespace earbench {

/// Compares all inputs with `references`, or where there is none with the first IEM among them, which becomes
/// one; what is known of their seatings is put into `known`. What fails is reported and the rest go on;
/// nothing where there is no curve.
///
/// With references that are known curves are read, compared and let go one by one, unless channels or takes
/// are to be joined before.
/// @throws Error as take_first, iem_references and seatings_of_averages do.
[[nodiscard]] std::optional<ComparedCurves> compare_inputs(cli::Tool& tool, const CompareOptions& options,
                                                           const DeviationOptions& how,
                                                           std::vector<Reference>& references,
                                                           std::vector<Seatings>& known);

/// Every input and how far it is from every other: the table of --matrix, empty where there is no curve.
[[nodiscard]] std::string matrix_of_inputs(cli::Tool& tool, const CompareOptions& options,
                                           const DeviationOptions& how);

} // namespace earbench
