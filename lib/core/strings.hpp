#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// `text` without blanks, TABs and carriage returns at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The parts between `separator`; always at least one, empty ones included.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// The first line of `text` (not empty), without its LF or CRLF; `text` loses it.
[[nodiscard]] std::string_view take_line(std::string_view& text);

/// The lines of `text`, without their LF or CRLF. A last line without LF counts, an empty one after the last
/// LF does not.
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);

/// `text` with ASCII letters in lower case; other bytes are kept.
[[nodiscard]] std::string to_lower(std::string_view text);

[[nodiscard]] std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// Replaces every occurrence of `from` (not empty) by `to`.
[[nodiscard]] std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// File name without directories: `b.txt` of `a/b.txt`.
[[nodiscard]] std::string_view base_name(std::string_view path);

/// File name without directories and last extension: `b` of `a/b.txt`, `.b` of `.b`.
[[nodiscard]] std::string_view stem(std::string_view path);

} // namespace earbench
