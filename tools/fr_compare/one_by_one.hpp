#pragma once

#include "compare/comparer.hpp"
#include "options.hpp"
#include "seats/seatings.hpp"

#include <cstddef>
#include <vector>

namespace earbench {

/// Takes the targets among the curves of folders out of `curves`. @returns how many there were.
[[nodiscard]] std::size_t take_targets_out(const cli::Tool& tool, std::vector<FrequencyResponse>& curves);

void note_targets(const cli::Tool& tool, std::size_t count);

/// Reads all inputs and adds their curves to `comparer`, one after another; what fails is reported.
/// @returns what is known of the seatings of averages.
[[nodiscard]] std::vector<Seatings> compare_one_by_one(cli::Tool& tool, const CompareOptions& options,
                                                       Comparer& comparer);

} // namespace earbench
