#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace earbench {

/// How many letters must be put in, left out, replaced or swapped with their neighbour to make `one` of
/// `other` (optimal string alignment, Damerau 1964); upper and lower case of ASCII are the same.
[[nodiscard]] std::size_t edit_distance(std::string_view one, std::string_view other);

/// The one of `names` that was probably meant by `text`: the only one that begins so (three letters or more),
/// else the nearest by less than a third of the letters. Nothing where none is near, or where two are equally
/// near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view text, std::span<const std::string> names);

/// "; did you mean NAME?" of the nearest, or nothing: the end of a message.
[[nodiscard]] std::string did_you_mean(std::string_view text, std::span<const std::string> names);

} // namespace earbench
