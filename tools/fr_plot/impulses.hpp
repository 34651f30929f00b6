#pragma once

#include "common/tool.hpp"
#include "options.hpp"
#include "plot/recorded_impulse.hpp"

#include <vector>

namespace earbench {

/// True where the options ask for impulse responses, by --kind or as all inputs end as recordings do.
[[nodiscard]] bool shows_impulses(const Options& options);

/// Every channel of every input, called `names` if there are any; a bad input is reported and the rest go on.
/// @throws Error{usage} for another number of names.
[[nodiscard]] std::vector<RecordedImpulse> read_impulses(cli::Tool& tool, const Options& options,
                                                         const std::vector<std::string>& names);

} // namespace earbench
