#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace earbench {

/// Words of a text: runs of ASCII letters and digits and of all bytes beyond ASCII.

[[nodiscard]] bool word_begins(std::string_view text, std::size_t at);
[[nodiscard]] bool word_ends(std::string_view text, std::size_t end);

/// True when `text` has a word that begins as one of `beginnings` does, letter case included.
[[nodiscard]] bool has_any_word(std::string_view text, std::initializer_list<std::string_view> beginnings);

/// Replaces every `word`, letter case included, where it is a whole word.
[[nodiscard]] std::string replace_word(std::string_view text, std::string_view word, std::string_view by);

} // namespace earbench
