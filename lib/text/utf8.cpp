#include "text/utf8.hpp"

#include <array>
#include <cstdint>
#include <utf8proc.h>

namespace earbench {

namespace {

/// The first character of a text: its code point and its bytes. A byte that is not part of well-formed UTF-8
/// is a character of its own, U+FFFD.
struct Character {
    utf8proc_int32_t code_point;
    std::string_view bytes;
    bool well_formed;
};

Character first_character(std::string_view text)
{
    utf8proc_int32_t code_point = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &code_point);
    if (length <= 0) {
        return {0xFFFD, text.substr(0, 1), false};
    }
    return {code_point, text.substr(0, static_cast<std::size_t>(length)), true};
}

/// Takes the first character off `text`, which is not empty.
Character take_character(std::string_view& text)
{
    const auto character = first_character(text);
    text.remove_prefix(character.bytes.size());
    return character;
}

std::size_t width_of(const Character& character)
{
    return static_cast<std::size_t>(utf8proc_charwidth(character.code_point));
}

std::string latin_1_to_utf8(std::string_view text)
{
    std::string utf8;
    for (const char c : text) {
        utf8proc_uint8_t bytes[2];
        const auto length = utf8proc_encode_char(static_cast<std::uint8_t>(c), bytes);
        utf8.append(bytes, bytes + length);
    }
    return utf8;
}

std::string as_hexadecimal(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        text += {'\\', 'x', digits[byte >> 4U], digits[byte & 0xFU]};
    }
    return text;
}

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

} // namespace

bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        if (!take_character(text).well_formed) {
            return false;
        }
    }
    return true;
}

std::string to_utf8(std::string_view text)
{
    return is_utf8(text) ? std::string(text) : latin_1_to_utf8(text);
}

std::u32string decomposed(std::string_view text)
{
    constexpr std::size_t longest_decomposition = 4; // code points, of U+1F82 and the like
    std::u32string code_points;
    while (!text.empty()) {
        std::array<utf8proc_int32_t, longest_decomposition> parts{};
        const auto count = utf8proc_decompose_char(take_character(text).code_point, parts.data(),
                                                   parts.size(), UTF8PROC_DECOMPOSE, nullptr);
        code_points.append(parts.begin(), parts.begin() + count);
    }
    return code_points;
}

std::u32string code_points(std::string_view text)
{
    std::u32string code_points;
    while (!text.empty()) {
        code_points += static_cast<char32_t>(take_character(text).code_point);
    }
    return code_points;
}

std::string utf8_of(const std::u32string& code_points)
{
    std::string utf8;
    for (const char32_t character : code_points) {
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes.data());
        utf8.append(bytes.begin(), bytes.begin() + length);
    }
    return utf8;
}

bool is_line_control(char32_t character)
{
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

bool is_invisible(char32_t character)
{
    const bool selects_variation = (character >= 0xFE00 && character <= 0xFE0F) || // Unicode 15, 23.4
                                   (character >= 0xE0100 && character <= 0xE01EF);
    return selects_variation ||
           utf8proc_category(static_cast<utf8proc_int32_t>(character)) == UTF8PROC_CATEGORY_CF;
}

std::string printable(std::string_view text, std::size_t longest_bytes)
{
    std::string shown;
    while (!text.empty()) {
        const auto character = take_character(text);
        const bool harmless =
            character.well_formed && utf8proc_category(character.code_point) != UTF8PROC_CATEGORY_CC;
        const auto piece = harmless ? std::string(character.bytes) : as_hexadecimal(character.bytes);
        if (shown.size() + piece.size() > longest_bytes) {
            return shown + "...";
        }
        shown += piece;
    }
    return shown;
}

std::string quoted_line(std::string_view line)
{
    return "'" + printable(line, 80) + "'";
}

std::string quoted_name(std::string_view name)
{
    return "'" + printable(name, 40) + "'";
}

std::size_t display_width(std::string_view utf8)
{
    std::size_t width = 0;
    while (!utf8.empty()) {
        width += width_of(take_character(utf8));
    }
    return width;
}

std::string shorten(std::string_view utf8, std::size_t columns)
{
    if (display_width(utf8) <= columns) {
        return std::string(utf8);
    }
    std::string kept;
    std::size_t width = 1; // of the ellipsis
    while (!utf8.empty()) {
        const auto character = take_character(utf8);
        width += width_of(character);
        if (width > columns) {
            break;
        }
        kept += character.bytes;
    }
    kept.erase(kept.find_last_not_of(' ') + 1);
    return kept.append(ellipsis);
}

} // namespace earbench
