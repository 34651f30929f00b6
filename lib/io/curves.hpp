#pragma once

#include "curve/frequency_response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Every curve in `text`, whichever program wrote it.
///
/// Recognised: fr-csv (read strictly, see fr-csv(5)); REW text exports (`*` notes); CSV with a header whose
/// first cell begins with "freq" (AutoEq and others); bare numbers separated by commas, semicolons, TABs or
/// blanks, a third column being phase. LF, CRLF, a UTF-8 byte order mark, Latin-1 notes, comment lines that
/// begin with
/// `#`, `;`, `%`, `!` or `//`, trailing separators and blank lines are accepted. A decimal comma is read
/// beside another separator
/// (`20,00;91,30`, or with TAB or blanks); `20,5` alone is two cells. A row for 0 Hz is left out, rows from
/// high to low are turned round, a row that repeats the one before it is dropped.
///
/// `file` names the place in errors. The notes of a foreign curve are `name` and `channel` from the file's
/// stem (`[ _-]?[LR][0-9]*$` at its end is the channel; from standard input REW's own measurement name takes
/// the place of the stem), `title` (REW's measurement name) and `smoothing` (REW's, in lower case).
/// @throws Error{data} with file and line for anything else.
[[nodiscard]] std::vector<FrequencyResponse> parse_curves(std::string_view text, const std::string& file);

/// parse_curves of the file `path`, or of standard input where `path` is "-".
///
/// @throws Error as read_file and parse_curves do.
[[nodiscard]] std::vector<FrequencyResponse> read_curves(const std::string& path);

/// What a file is called splits into the name of the IEM and the channel: "Crimson L" into "Crimson" and "L".
struct NameAndChannel {
    std::string name;
    std::string channel; ///< L, R, L1, R2 ... or empty
};
[[nodiscard]] NameAndChannel split_channel(std::string_view stem);

} // namespace earbench
