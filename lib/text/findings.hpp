#pragma once

#include "core/choice.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace earbench {

/// How much a finding matters: an error shows readers something wrong or nothing at all.
enum class Severity { error, note };

/// What a check has found, and where.
struct CheckFinding {
    Severity severity = Severity::error;
    std::string file;
    std::size_t line = 0; ///< from 1 on; 0: the file as a whole
    std::string code;     ///< a short name of the kind of fault: "missing-curve"
    std::string text;     ///< what is wrong, in lower case, without a full stop
};

/// The forms in which findings are written.
enum class FindingFormat { text, json, github };
inline constexpr auto finding_formats = std::to_array<Choice<FindingFormat>>(
    {{"text", FindingFormat::text}, {"json", FindingFormat::json}, {"github", FindingFormat::github}});

/// How many of `findings` are errors.
[[nodiscard]] std::size_t count_errors(std::span<const CheckFinding> findings);

/// `text`: a line `file:line: code: text` for each, and last `2 errors, 3 notes`. `json`: an array of
/// objects with the keys severity, file, line (null for the file as a whole), code and text. `github`: the
/// lines that GitHub shows beside the file in a change, `::error file=F,line=N,title=CODE::TEXT` and
/// `::notice`, and the last line as in `text`.
///
/// Control characters in names come out as `\xNN`, so that a hostile file writes nothing but text.
[[nodiscard]] std::string render(std::span<const CheckFinding> findings, FindingFormat format);

} // namespace earbench
