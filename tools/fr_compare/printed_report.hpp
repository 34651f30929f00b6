#pragma once

#include "compare/comparison.hpp"
#include "core/text_source.hpp"
#include "options.hpp"

#include <span>

namespace earbench {

/// For people a part for every comparison where certainty is asked for, else tables with a row for each, and
/// their verdicts where averages tell them.
void write_report(std::span<const Comparison> rows, const DeviationOptions& how,
                  const CompareOptions& options, const TextSink& write);

} // namespace earbench
