#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// How many letters must be put in, left out, replaced or swapped with their neighbour to make `one` of
/// `other` (optimal string alignment, Damerau 1964); upper and lower case of ASCII are the same.
[[nodiscard]] std::size_t edit_distance(std::string_view one, std::string_view other);

/// The index of the one of `names` that `text` means: itself, or else the only one of the same letters and
/// digits, whatever their case and the blanks, dashes and underscores between them. Of names that are
/// numbers, `text` may have the unit behind it: "94 dB SPL" is "94".
[[nodiscard]] std::optional<std::size_t> find_name(std::string_view text, std::span<const std::string> names);

/// The one of `names` that was probably meant by `text`: the only one that begins so (three letters or more),
/// else the nearest by less than a third of the letters. Nothing where none is near, or where two are equally
/// near.
[[nodiscard]] std::optional<std::string> nearest(std::string_view text, std::span<const std::string> names);

/// Up to three of `names` that may be meant by `text`, which begin so, are nearest, hold it or are held by it
/// ("samplerate" and "rate"), or have its letters in this order ("avg" and "average", "gd" and
/// "group-delay"): the first of these kinds that there is. Dashes in front do not count.
[[nodiscard]] std::vector<std::string> similar(std::string_view text, std::span<const std::string> names);

/// Up to three of `names` whose text in `texts`, which is as long, has a word that begins as `text` does
/// among its first four: the option --width, "Width of the smoothing window", of "--smooth".
[[nodiscard]] std::vector<std::string> said_of(std::string_view text, std::span<const std::string> names,
                                               std::span<const std::string> texts);

/// "; did you mean A, B or C?", or nothing without `names`: the end of a message.
[[nodiscard]] std::string offer(std::span<const std::string> names);
/// "; did you mean ...?" of the `known` that are similar, or else "; there is " and all of `names`.
[[nodiscard]] std::string offer_or_list(std::string_view text, std::span<const std::string> known,
                                        std::span<const std::string> names);
/// The offer of what is similar.
[[nodiscard]] std::string did_you_mean(std::string_view text, std::span<const std::string> names);

} // namespace earbench
