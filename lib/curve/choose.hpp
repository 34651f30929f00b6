#pragma once

#include "core/units.hpp"
#include "curve/frequency_response.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The points of `response` within `range`, edges included; nothing is interpolated, all else stays.
///
/// @throws Error{data} where there is none.
[[nodiscard]] FrequencyResponse cut_to(const FrequencyResponse& response, const Band& range);

/// The band that all of `curves`, at least one, span.
///
/// @throws Error{data} where there is none.
[[nodiscard]] Band common_range(std::span<const FrequencyResponse> curves);

/// A new name for curves.
struct Renaming {
    std::string from; ///< the note `name` of those that it is for; empty: of all
    std::string to;
};

/// Reads "OLD=NEW", or "NEW" for all curves; what stands before the first `=` is OLD.
///
/// @throws Error{usage} for an empty NEW.
[[nodiscard]] Renaming parse_renaming(std::string_view text);

/// Gives `curves` the names that `renamings` have for them. Each looks at the names from before.
///
/// @throws Error{data} for one that is for no curve, with the nearest name.
void rename_curves(std::span<FrequencyResponse> curves, std::span<const Renaming> renamings);

/// Orders `curves` by name, then channel; numbers in them count as numbers ("L2" before "L10"), else bytes.
void sort_by_name(std::vector<FrequencyResponse>& curves);

} // namespace earbench
