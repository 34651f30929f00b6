#pragma once

#include "compare/archive.hpp"
#include "figures.hpp"
#include "options.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// Which rows are printed, and in which order.
struct RowChoice {
    std::vector<Limit> limits;          ///< of --limit
    std::vector<Limit> within;          ///< a row that exceeds one is left out
    std::optional<std::string> sort;    ///< by this measure
    std::optional<std::size_t> nearest; ///< so many IEMs
};

/// --limit, --within, --sort and --nearest.
///
/// @throws Error{usage} for what cannot be understood.
[[nodiscard]] RowChoice row_choice(const CompareOptions& options, const DeviationOptions& how);

/// A row for every curve and reference; what fails is reported and the rest go on. The points of the
/// deviations are kept only where they are to be printed.
[[nodiscard]] std::vector<Comparison> compare_all(cli::Tool& tool, const DeviationOptions& how,
                                                  std::span<const Subject> subjects,
                                                  std::span<const Reference> references, bool keep_points);

[[nodiscard]] std::vector<Comparison> choose_rows(std::span<const Comparison> rows, const RowChoice& choice);

/// Of each row its curve, once, with what its first comparison added.
[[nodiscard]] std::vector<ShownCurve> shown_curves(std::span<const Comparison> rows,
                                                   std::span<const Subject> subjects);

[[nodiscard]] std::vector<FrequencyResponse> differences_of(std::span<const Comparison> rows,
                                                            std::span<const Subject> subjects);

/// 1 if a limit is exceeded, which is said.
[[nodiscard]] int check_limits(cli::Tool& tool, std::span<const Comparison> rows,
                               std::span<const Limit> limits, bool several_references);

} // namespace earbench
