#pragma once

#include "plot/figure.hpp"

#include <string>
#include <vector>

namespace earbench {

/// Makes a figure of many curves readable: the IEMs (or curves) `highlighted` have looks of their own, in the
/// order in which they are named, and all others are thin and grey beneath them. Without any the first 12
/// IEMs keep their looks; what that leaves grey is said.
///
/// @returns remarks, a line each.
/// @throws Error{usage} for a name that the figure does not have.
[[nodiscard]] std::vector<std::string> make_overview(Figure& figure,
                                                     const std::vector<std::string>& highlighted);

} // namespace earbench
