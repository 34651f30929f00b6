#pragma once

#include "core/units.hpp"

#include <string>
#include <vector>

namespace earbench {

/// What figures show of the frequencies where nothing else is asked for.
constexpr Band usual_range{{20.0}, {20'000.0}};

/// How many decades `range` has.
[[nodiscard]] double decades_of(const Band& range);

struct FrequencyMark {
    double hz;
    std::string label; ///< "1k"; empty for a finer mark
};

/// Marks of an axis over `range`: 20 50 100 200 500 1k ... as graphs of this field have them, and finer ones
/// between; more labels where the range has less than one and a half decades, and its ends where no label is
/// near.
[[nodiscard]] std::vector<FrequencyMark> frequency_marks(const Band& range);

/// How the marks of an axis look.
struct FrequencyMarks {
    bool logarithms = false; ///< it is an axis of log10(f / Hz)
    bool narrow = false;     ///< labels at powers of ten alone, and none of the finer marks
    bool labelled = true;
};

/// frequency_marks for gnuplot.
[[nodiscard]] std::string frequency_tics(const Band& range, const FrequencyMarks& look = {});

} // namespace earbench
