#pragma once

#include "curve/frequency_response.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// How the names of curve files end, in lower case.
inline constexpr auto curve_file_endings =
    std::to_array<std::string_view>({".csv", ".txt", ".frd", ".tsv", ".dat"});

/// What a file held.
struct Reading {
    std::vector<FrequencyResponse> curves;
    /// What was left out or taken for granted, for the user to know: "in.txt:14: phase is left out, ...".
    std::vector<std::string> remarks;
};

/// Every curve in `text`, whichever program wrote it: fr-csv, read strictly, JSON (see read_json_curves), a
/// tidy table (see read_tidy), or one of the foreign forms that fr-csv(5) describes (see read_foreign).
///
/// `file` names the place in errors, and a curve that has no name. Of `inputs`, the files that are read
/// together, one that is called the same but for the side lets ` (L)`, ` l` or ` left` be a channel (see
/// split_channel).
/// @throws Error{data} with file and line for anything else, and where it cannot be told what is meant.
[[nodiscard]] Reading parse_curves(std::string_view text, const std::string& file,
                                   std::span<const std::string> inputs = {});

/// parse_curves of the file `path`, or of standard input where `path` is "-".
///
/// @throws Error as read_file and parse_curves do.
[[nodiscard]] Reading read_curves(const std::string& path, std::span<const std::string> inputs = {});

} // namespace earbench
