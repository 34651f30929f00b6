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

/// What `choice` leaves of `rows`, in its order.
[[nodiscard]] std::vector<Comparison> choose_rows(std::vector<Comparison> rows, const RowChoice& choice);

/// Of each row its curve, once, with what its first comparison added; `curves` go by Comparison::subject.
[[nodiscard]] std::vector<ShownCurve> shown_curves(std::span<const Comparison> rows,
                                                   std::span<const FrequencyResponse> curves);

/// The differences with the `notes` of their curves, which go by Comparison::subject.
[[nodiscard]] std::vector<FrequencyResponse> differences_of(std::span<const Comparison> rows,
                                                            std::span<const Notes> notes);

/// 1 if a limit is exceeded, which is said.
[[nodiscard]] int check_limits(cli::Tool& tool, std::span<const Comparison> rows,
                               std::span<const Limit> limits, bool several_references);

} // namespace earbench
