#include "draft/words.hpp"

#include "core/ascii.hpp"
#include "core/text_at.hpp"

#include <algorithm>

namespace earbench {

namespace {

bool is_word_byte(char c)
{
    return is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool has_word(std::string_view text, std::string_view beginning)
{
    for (auto at = text.find(beginning); at != std::string_view::npos; at = text.find(beginning, at + 1)) {
        if (word_begins(text, at)) {
            return true;
        }
    }
    return false;
}

} // namespace

bool word_begins(std::string_view text, std::size_t at)
{
    return !is_word_byte(byte_at(text, at - 1));
}

bool word_ends(std::string_view text, std::size_t end)
{
    return !is_word_byte(byte_at(text, end));
}

bool has_any_word(std::string_view text, std::initializer_list<std::string_view> beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](auto beginning) { return has_word(text, beginning); });
}

std::string replace_word(std::string_view text, std::string_view word, std::string_view by)
{
    std::string replaced;
    for (std::size_t at = 0; at < text.size();) {
        const bool found =
            word_begins(text, at) && text.substr(at).starts_with(word) && word_ends(text, at + word.size());
        replaced += found ? by : text.substr(at, 1);
        at += found ? word.size() : 1;
    }
    return replaced;
}

} // namespace earbench
