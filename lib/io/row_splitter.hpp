#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// One row of text taken apart.
using Cells = std::vector<std::string_view>;

/// What parts the cells of a row.
enum class Separator { semicolon, tab, comma_and_blank, blank, comma };

/// A row taken apart, and by what.
struct SplitRow {
    Cells cells;
    Separator separator = Separator::blank;
};

/// Takes a line of another program's file apart, by what stands in it: semicolons, else TABs, else commas
/// with a blank at their side, else blanks where every comma stands inside a number, else commas, else
/// blanks.
///
/// Cells are trimmed and lose their quotes, which keep separators between them (RFC 4180), and a comma before
/// a TAB; empty cells at the end are left out.
[[nodiscard]] SplitRow split_row(std::string_view line);

/// The same at every comma, whatever stands beside it.
[[nodiscard]] Cells split_at_commas(std::string_view line);

/// The names in a header row. Where blanks part them, two of them do where there are such, and a unit in
/// brackets belongs to the name before it: "Frequency (Hz) SPL (dB)".
[[nodiscard]] SplitRow split_names(std::string_view line);

/// A row of plain decimals parted by single TABs, by blanks, or by commas with a blank behind, perhaps
/// between blanks: read at once into `numbers`, as most rows are.
/// @returns how many there are; nothing for a row that needs a closer look.
[[nodiscard]] std::optional<std::size_t> read_plain_row(std::string_view line, std::span<double> numbers);

/// `line` without blanks at its ends, with plain blanks for form feeds and other programs' blanks, a hyphen
/// for a minus sign and without byte order marks. Where that changes more than the ends, the text is kept
/// in `storage`.
[[nodiscard]] std::string_view clean_line(std::string_view line, std::deque<std::string>& storage);

/// Refuses what is no table of numbers at all, told by its bytes: UTF-16, a NUL byte, lines ended by CR
/// alone.
///
/// @throws Error{data} with `file` and line.
void require_text(std::string_view text, const std::string& file);

} // namespace earbench
