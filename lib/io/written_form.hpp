#pragma once

#include "curve/frequency_response.hpp"

#include <string>
#include <string_view>

namespace earbench {

/// `value` as it can stand in a note and be read back the same: UTF-8 (other bytes taken as Latin-1), a blank
/// for each control character but TAB and line ends, no blanks at the ends.
[[nodiscard]] std::string written_note(std::string_view value);

/// Refuses a curve that would not be read back: frequencies that are the same, or 0, with so many `decimals`,
/// and levels beyond +-1000 dB.
///
/// @throws Error{data} that names the curve and what it has.
void require_readable(const FrequencyResponse& curve, int decimals);

} // namespace earbench
