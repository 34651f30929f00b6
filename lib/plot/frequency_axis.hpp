#pragma once

#include "core/units.hpp"

#include <string>

namespace earbench {

/// What figures show of the frequencies where nothing else is asked for.
constexpr Band usual_range{{20.0}, {20'000.0}};

/// How many decades `range` has.
[[nodiscard]] double decades_of(const Band& range);

/// What an axis has: frequencies, their log10, or frequencies without labels at the marks.
enum class FrequencyScale { hertz, logarithms, unlabelled };

/// gnuplot's marks of an axis over `range`: 20 50 100 200 500 1k ... as graphs of this field have them, and
/// finer marks between; more labels where the range has less than one and a half decades, and its ends where
/// no label is near.
[[nodiscard]] std::string frequency_tics(const Band& range, FrequencyScale scale = FrequencyScale::hertz);

} // namespace earbench
