#pragma once

#include "curve/frequency_response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// True for text whose first line that is not empty is the header of a tidy table: CSV with, among others,
/// the columns `name`, `channel`, `frequency_hz` and `spl_db`.
[[nodiscard]] bool is_tidy(std::string_view text);

/// The curves of a tidy table (see to_tidy), each once, in the order of their first rows. Rows of curves may
/// alternate; a column of which a curve has no cell is none of its columns. An empty name or channel
/// is no note.
///
/// @throws Error{data} with `file` and line for what is no number, columns that a curve has a part of,
///         frequencies that do not increase, and as parse_csv does.
[[nodiscard]] std::vector<FrequencyResponse> read_tidy(std::string_view text, const std::string& file);

} // namespace earbench
