#pragma once

#include "io/column_names.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// Where one curve of a table stands.
struct CurveColumns {
    std::size_t frequency;
    std::size_t level;
    std::optional<std::size_t> phase = {};
    double hertz_factor = 1.0;     ///< 1000 where the frequencies are in kHz
    double degree_factor = 1.0;    ///< of the phase to degrees
    std::string name = {};         ///< what the header calls the curve, where it names several; else empty
    std::optional<char> side = {}; ///< the channel that the header names
    std::string channel = {};      ///< the same with the number of a seat, where the curve's name ends so
};

/// The curves of a table with a header row, and what is left out of it.
struct TableLayout {
    std::vector<CurveColumns> curves;  ///< none: `trouble` says what the table holds instead
    std::vector<std::size_t> left_out; ///< columns that no curve has
    std::string trouble;               ///< "a column of levels but found 'Z (ohm)'"
};

/// The curves that columns with these names make.
///
/// Each column of frequencies (the first column where none is known for one) begins a group. In it the
/// columns known for levels are curves, else the columns of unknown names; a column of phases behind a level
/// belongs to it. Of AutoEq's columns `raw` is the curve, and what is computed from it is neither a curve nor
/// left out.
[[nodiscard]] TableLayout layout_of(const std::vector<ColumnName>& columns);

} // namespace earbench
