#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// True when `text` is well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view text);

/// `text` itself when it is UTF-8, else every byte taken as Latin-1: old files stay readable, the result is
/// UTF-8.
[[nodiscard]] std::string to_utf8(std::string_view text);

/// The code points of `text`, letters parted from their marks (canonical decomposition, UAX 15, marks in the
/// order of the text); U+FFFD for every byte that is not part of well-formed UTF-8.
[[nodiscard]] std::u32string decomposed(std::string_view text);

/// The code points of `text` as they are; U+FFFD for every byte that is not part of well-formed UTF-8.
[[nodiscard]] std::u32string code_points(std::string_view text);

/// `code_points` in UTF-8.
[[nodiscard]] std::string utf8_of(const std::u32string& code_points);

/// True for control characters and the line and paragraph separators (categories Cc, Zl and Zp).
[[nodiscard]] bool is_line_control(char32_t character);

/// True for what only changes its neighbours: format characters (category Cf) and variation selectors.
[[nodiscard]] bool is_invisible(char32_t character);

/// `text` with control characters and bytes that are no UTF-8 as `\xNN`, cut at a character boundary and
/// marked
/// "..." beyond `longest_bytes`.
[[nodiscard]] std::string printable(std::string_view text, std::size_t longest_bytes);

/// What was found, in quotes, for a message: printable, 80 bytes of a line and 40 of a name.
[[nodiscard]] std::string quoted_line(std::string_view line);
[[nodiscard]] std::string quoted_name(std::string_view name);

/// Columns that `utf8` takes on a terminal: 2 for East Asian wide characters and emoji, 0 for combining marks
/// and control characters (utf8proc_charwidth, Unicode 15).
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// The longest beginning of `utf8` that, with a closing ellipsis, is at most `columns` wide; `utf8` itself
/// when it fits.
[[nodiscard]] std::string shorten(std::string_view utf8, std::size_t columns);

} // namespace earbench
