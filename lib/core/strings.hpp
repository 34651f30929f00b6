#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// `text` without blanks, TABs and carriage returns at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The parts between `separator`; always at least one, empty ones included.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// The lines of `text`, without their LF or CRLF. A last line without LF counts, an empty one after the last
/// LF does not.
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);

/// `text` with ASCII letters in lower case; other bytes are kept.
[[nodiscard]] std::string to_lower(std::string_view text);

[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// Replaces every occurrence of `from` (not empty) by `to`.
[[nodiscard]] std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// True when `text` is well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
[[nodiscard]] bool is_utf8(std::string_view text);

/// `text` itself when it is UTF-8, else every byte taken as Latin-1: old files stay readable, the result is
/// UTF-8.
[[nodiscard]] std::string to_utf8(std::string_view text);

/// The code points of `text`; U+FFFD for every byte that is not part of well-formed UTF-8.
[[nodiscard]] std::u32string to_code_points(std::string_view text);

/// `text` with control bytes as `\xNN`, cut at a character boundary and marked "..." beyond `longest_bytes`.
[[nodiscard]] std::string printable(std::string_view text, std::size_t longest_bytes);

/// Columns that `text` takes on a terminal: 2 for East Asian wide characters, 0 for combining marks.
///
/// Ranges from Unicode 15 (EastAsianWidth W and F, general categories Mn and Me) in blocks; good to
/// the blocks that names of products and people use.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// The longest beginning of `utf8` that, with a closing ellipsis, is at most `columns` wide; `utf8` itself
/// when it fits.
[[nodiscard]] std::string shorten(std::string_view utf8, std::size_t columns);

/// File name without directories: `b.txt` of `a/b.txt`.
[[nodiscard]] std::string_view base_name(std::string_view path);

/// File name without directories and last extension: `b` of `a/b.txt`, `.b` of `.b`.
[[nodiscard]] std::string_view stem(std::string_view path);

} // namespace earbench
