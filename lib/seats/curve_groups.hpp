#pragma once

#include "curve/frequency_response.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What curves have in common that belong together.
struct CurveGroup {
    std::string name; ///< of the IEM; empty where it does not count
    std::string
        side; ///< L, R, or the whole note `channel` where it names no side; empty where it does not count
    std::vector<std::size_t> curves; ///< their places, in order
};

/// What makes curves belong together. Of a channel it is the side: `L2` is a seat of `L`.
enum class Grouping { name_and_side, name, side, all };

/// The groups of `curves` in the order of their first curves.
[[nodiscard]] std::vector<CurveGroup> group_curves(std::span<const FrequencyResponse> curves,
                                                   Grouping grouping);

/// True unless two or more curves of one side are given and no two of all belong together: then the names,
/// not the groups, are what is wrong.
[[nodiscard]] bool any_belong_together(std::span<const CurveGroup> groups);

/// The places of the curves of `channel`: of a side (`L`) those of all its seats, else those of just that
/// channel (`L2`).
[[nodiscard]] std::vector<std::size_t> curves_of_channel(std::span<const FrequencyResponse> curves,
                                                         std::string_view channel);

/// How many takes `curves` were made of: the sum of their notes `takes`, 1 for one without.
[[nodiscard]] long takes_of(std::span<const FrequencyResponse> curves);

} // namespace earbench
