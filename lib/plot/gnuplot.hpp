#pragma once

#include <span>
#include <string>
#include <string_view>

namespace earbench {

/// `text` as a gnuplot string that means its characters and nothing else.
///
/// Double-quoted, control characters turned into blanks, and all of ASCII but letters and blanks as
/// octal escapes, so that nothing is left that gnuplot could run or close the string at: it takes two doubled
/// quotes in a row for the end of a single-quoted one, and a digit behind an escape for a part of it. Needs
/// `noenhanced` text.
[[nodiscard]] std::string gnuplot_quote(std::string_view text);

/// A gnuplot script under construction.
class GnuplotScript {
public:
    /// Appends a command line.
    GnuplotScript& line(std::string_view command);

    /// Appends a data block `$name` of rows x, y for `plot $name`, every number as it is; a line breaks at a
    /// row with NaN or an infinity.
    GnuplotScript& data(std::string_view name, std::span<const double> x, std::span<const double> y);

    /// Appends a data block `$name` of rows of `columns` values for `$name matrix`, rounded to 2 decimals.
    GnuplotScript& matrix(std::string_view name, std::span<const double> values, std::size_t columns);

    /// Runs gnuplot on the script and returns what it drew. `terminal` is gnuplot's own ("pngcairo size
    /// 1600,900 ...").
    ///
    /// Neither start-up files nor the environment of the user change the drawing, and no temporary file is
    /// made. The creation date of a PDF is blanked, so that the same script gives the same bytes.
    /// @throws Error{unavailable} if gnuplot cannot be run or fewer than 20 open files are allowed,
    ///         Error{internal} with its message if it fails or draws nothing.
    [[nodiscard]] std::string draw(std::string_view terminal) const;

private:
    void begin_block(std::string_view name);

    std::string m_commands;
    std::string m_data;
};

} // namespace earbench
