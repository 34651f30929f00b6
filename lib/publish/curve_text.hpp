#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// Something in a curve file that a graph tool drops or takes for something else.
struct CurveFault {
    std::size_t line = 0; ///< the first that has it; 0: the file as a whole
    std::string code;
    std::string text;
};

/// A curve file as graph tools read it.
struct CurveText {
    std::size_t rows = 0; ///< that all of them find
    double lowest_hz = 0.0;
    double highest_hz = 0.0;
    std::vector<CurveFault> faults; ///< one of a kind
};

/// Levels that modernGraphTool keeps; other rows it drops without a word.
inline constexpr double lowest_kept_db = -40.0;
inline constexpr double highest_kept_db = 120.0;

/// What the readers of CrinGraph's forks, squiglink/lab, PublicGraphTool and modernGraphTool make of `text`.
///
/// Lines that begin with `*` or `#` and words are passed over by all. Faults: fewer than 10 rows
/// (`unreadable`), a decimal comma (`misread`), a row without two numbers or with `;` between them
/// (`dropped-row`), a level from 20 Hz to 20 kHz outside -40 to 120 dB (`dropped-level`), frequencies that
/// fall (`order`), lines that end in CR alone (`line-ends`).
[[nodiscard]] CurveText read_curve_text(std::string_view text);

} // namespace earbench
