#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace earbench {

/// What a file is called, taken apart: "Crimson L2" is the seat 2 of the channel L of "Crimson".
struct NameParts {
    std::string name;
    std::string channel; ///< L, R, L1, R2 ... as the note `channel` has it, or empty
};

/// The name and channel that `stem` tells by itself: behind a name and a blank, underscore or hyphen a
/// capital L or R, with the number of a seat or without (`Crimson L`, `Crimson_R2`, `Crimson-L-2`).
///
/// Whatever else ends in L or R is a name: "Etymotic ER4XR", "crimson l", "L".
[[nodiscard]] NameParts split_channel(std::string_view stem);

/// The same, and besides the looser forms ` (L)`, ` [R]`, ` l`, ` left`, ` RIGHT` where one of `stems` is the
/// same but for the side: a file that comes alone keeps them in its name.
[[nodiscard]] NameParts split_channel(std::string_view stem, std::span<const std::string> stems);

/// L or R of a note `channel` such as "L", "R2", or nothing ("L+R", "3", "").
[[nodiscard]] std::optional<char> side_of(std::string_view channel);

/// The number of the seat of a note `channel`: 2 of "R2", nothing of "R".
[[nodiscard]] std::optional<long> seat_of(std::string_view channel);

/// L or R where `word` names a side: `L`, `r`, `left`, `RIGHT`, with or without brackets around it.
[[nodiscard]] std::optional<char> side_of_word(std::string_view word);

} // namespace earbench
