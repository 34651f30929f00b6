#include "text/slug.hpp"

#include "core/ascii.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace earbench {

namespace {

/// Signs that are read as words, and Latin letters that are not a letter with a mark (Unicode has no
/// decomposition of them).
constexpr auto spellings = std::to_array<std::pair<char32_t, std::string_view>>(
    {{U'&', "-and-"},    {U'+', "-Plus-"},  {U'\u00B2', "2"},  {U'\u00B3', "3"},  {U'\u00C6', "AE"},
     {U'\u00D0', "D"},   {U'\u00D8', "O"},  {U'\u00DE', "Th"}, {U'\u00DF', "ss"}, {U'\u00E6', "ae"},
     {U'\u00F0', "d"},   {U'\u00F8', "o"},  {U'\u00FE', "th"}, {U'\u0110', "D"},  {U'\u0111', "d"},
     {U'\u0126', "H"},   {U'\u0127', "h"},  {U'\u0131', "i"},  {U'\u0138', "k"},  {U'\u0141', "L"},
     {U'\u0142', "l"},   {U'\u014A', "N"},  {U'\u014B', "n"},  {U'\u0152', "OE"}, {U'\u0153', "oe"},
     {U'\u0166', "T"},   {U'\u0167', "t"},  {U'\u017F', "s"},  {U'\u2160', "I"},  {U'\u2161', "II"},
     {U'\u2162', "III"}, {U'\u2163', "IV"}, {U'\u2164', "V"}});

/// What `code_point` is in a file name: a letter or digit, a word, nothing, or '.' for what cannot stand
/// there.
std::string spelled(char32_t code_point)
{
    constexpr char32_t first_full_width = 0xFF01;
    constexpr char32_t last_full_width = 0xFF5E;
    constexpr char32_t first_mark = 0x300;
    constexpr char32_t last_mark = 0x36F;
    const auto* const found = std::find_if(spellings.begin(), spellings.end(), [&](const auto& spelling) {
        return spelling.first == code_point;
    });
    if (found != spellings.end()) {
        return std::string(found->second);
    }
    if (code_point >= first_mark && code_point <= last_mark) {
        return {};
    }
    if (code_point >= first_full_width && code_point <= last_full_width) {
        return {static_cast<char>(code_point - first_full_width + U'!')};
    }
    return {code_point < 0x80 ? static_cast<char>(code_point) : '.'};
}

} // namespace

std::string slug_of(std::string_view name)
{
    std::string slug;
    const auto append = [&](char c) {
        if (is_letter_or_digit(c)) {
            slug += c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    };
    for (const auto code_point : decomposed(name)) {
        for (const char c : spelled(code_point)) {
            append(c);
        }
    }
    if (slug.ends_with('-')) {
        slug.pop_back();
    }
    return slug;
}

} // namespace earbench
