#pragma once

#include "compare/bands.hpp"

#include <string_view>
#include <vector>

namespace earbench {

/// What the seatings do to a measure of their mean.
enum class MeasureKind {
    band,     ///< linear: the mean of the seatings' own; one of a family that is judged at once
    linear,   ///< linear: offset, slopes
    distance, ///< never below 0, and of curves that are the same all noise: its square is what is linear
    other,    ///< the score
    place,    ///< a frequency: no interval
};

/// The kind of the measure `name` of comparisons with these `bands`.
[[nodiscard]] MeasureKind measure_kind(std::string_view name, const std::vector<NamedBand>& bands);

/// What control_measures adds: how much louder the curve is than what it is compared with.
inline constexpr std::string_view rig_level_name = "rig_level_db";

} // namespace earbench
