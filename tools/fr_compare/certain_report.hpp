#pragma once

#include "compare/comparison.hpp"
#include "text/table.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// True where the takes of any of `comparisons` are known: then tables and reports say how certain it is.
[[nodiscard]] bool is_any_certain(std::span<const Comparison> comparisons);

/// `table`, which is comparison_table of `comparisons`, with columns on how certain they are: what a row
/// rests on behind range_hz, the limits of every measure and the verdict on every band behind it, the
/// resonances and what is regressed to one of them at the end. `comparisons` and `bands` must outlive it.
[[nodiscard]] LongTable with_certainty(const LongTable& table, std::span<const Comparison> comparisons,
                                       const std::vector<NamedBand>& bands);

/// For programs comparison_table with_certainty; for people a part for every comparison, at most 80 columns
/// wide: what it rests on, its measures and its bands with limits and verdicts, the resonances; at the end
/// what all that means.
void write_certain_report(std::span<const Comparison> comparisons, const DeviationOptions& how, bool joint,
                          TableFormat format, const TextSink& write);

} // namespace earbench
