#pragma once

#include "compare/archive.hpp"
#include "text/table.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What is said below scores.
inline constexpr std::string_view score_words =
    "\nScores within seven points are tied. A score depends on smoothing and channel, and says\n"
    "nothing about curves of other rigs than the model's or against other targets than Harman's.\n";

/// Of terminal width.
inline constexpr std::size_t bands_in_a_table = 8;

/// The tables for people, of terminal width: the measures of the whole range, then eight bands a table. What
/// they deviate from stands above where it is the same for all, else in a column. Scores come last, whole.
void write_readable_report(std::span<const Comparison> comparisons, const DeviationOptions& how,
                           TableFormat format, const TextSink& write);

/// The distances as a table, a row and a column for every curve: decimals as in other tables, one for people.
[[nodiscard]] std::string matrix_report(const Distances& distances, TableFormat format);

} // namespace earbench
