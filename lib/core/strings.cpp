#include "core/strings.hpp"

#include <array>
#include <cstdint>

namespace earbench {

namespace {

/// One character of UTF-8 text: its code point (U+FFFD where malformed) and its length in bytes.
struct Character {
    std::uint32_t code_point;
    std::size_t bytes;
    bool well_formed;
};

Character decode(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const Character malformed{0xFFFD, 1, false};
    const std::uint32_t first = byte(0);
    if (first < 0x80) {
        return {first, 1, true};
    }
    const std::size_t length = first >= 0xF0 ? 4U : first >= 0xE0 ? 3U : 2U;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) {
        return malformed;
    }
    std::uint32_t code_point = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) {
            return malformed;
        }
        code_point = (code_point << 6U) | (byte(i) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < smallest[length] || code_point > 0x10FFFF || surrogate) {
        return malformed;
    }
    return {code_point, length, true};
}

struct Range {
    std::uint32_t first;
    std::uint32_t last;
};

constexpr std::array zero_width{Range{0x0300, 0x036F}, Range{0x0483, 0x0489}, Range{0x0591, 0x05BD},
                                Range{0x064B, 0x065F}, Range{0x0E31, 0x0E31}, Range{0x0E34, 0x0E3A},
                                Range{0x0E47, 0x0E4E}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},
                                Range{0x200B, 0x200F}, Range{0x20D0, 0x20FF}, Range{0xFE00, 0xFE0F},
                                Range{0xFE20, 0xFE2F}};
constexpr std::array double_width{Range{0x1100, 0x115F},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
                                  Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},
                                  Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},
                                  Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
                                  Range{0x1F300, 0x1F64F}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};

std::size_t character_width(std::uint32_t code_point)
{
    for (const auto& range : zero_width) {
        if (code_point >= range.first && code_point <= range.last) {
            return 0;
        }
    }
    for (const auto& range : double_width) {
        if (code_point >= range.first && code_point <= range.last) {
            return 2;
        }
    }
    return 1;
}

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

} // namespace

std::string_view trim(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const auto end = text.find(separator, begin);
        parts.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) {
            return parts;
        }
        begin = end + 1;
    }
}

std::vector<std::string_view> split_lines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        lines.push_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string to_lower(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        }
    }
    return lower;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator)
{
    std::string joined;
    for (const auto& part : parts) {
        if (&part != &parts.front()) {
            joined += separator;
        }
        joined += part;
    }
    return joined;
}

std::string replace_all(std::string_view text, std::string_view from, std::string_view to)
{
    std::string replaced;
    for (;;) {
        const auto found = text.find(from);
        replaced += text.substr(0, found);
        if (found == std::string_view::npos) {
            return replaced;
        }
        replaced += to;
        text.remove_prefix(found + from.size());
    }
}

bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        const auto character = decode(text);
        if (!character.well_formed) {
            return false;
        }
        text.remove_prefix(character.bytes);
    }
    return true;
}

std::string to_utf8(std::string_view text)
{
    if (is_utf8(text)) {
        return std::string(text);
    }
    std::string utf8;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (byte < 0x80) {
            utf8 += c;
        } else {
            utf8 += static_cast<char>(0xC0U | (byte >> 6U));
            utf8 += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return utf8;
}

std::u32string to_code_points(std::string_view text)
{
    std::u32string code_points;
    while (!text.empty()) {
        const auto character = decode(text);
        code_points += static_cast<char32_t>(character.code_point);
        text.remove_prefix(character.bytes);
    }
    return code_points;
}

std::string printable(std::string_view text, std::size_t longest_bytes)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string shown;
    while (!text.empty()) {
        const auto character = decode(text);
        const bool c1_control = character.code_point >= 0x80 && character.code_point < 0xA0;
        std::string piece;
        if (!character.well_formed || c1_control || character.code_point < 0x20 ||
            character.code_point == 0x7F) {
            for (const char c : text.substr(0, character.bytes)) {
                const auto byte = static_cast<std::uint8_t>(c);
                piece += {'\\', 'x', digits[byte >> 4U], digits[byte & 0xFU]};
            }
        } else {
            piece = text.substr(0, character.bytes);
        }
        if (shown.size() + piece.size() > longest_bytes) {
            return shown + "...";
        }
        shown += piece;
        text.remove_prefix(character.bytes);
    }
    return shown;
}

std::size_t display_width(std::string_view utf8)
{
    std::size_t width = 0;
    while (!utf8.empty()) {
        const auto character = decode(utf8);
        width += character_width(character.code_point);
        utf8.remove_prefix(character.bytes);
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
        const auto character = decode(utf8);
        width += character_width(character.code_point);
        if (width > columns) {
            break;
        }
        kept += utf8.substr(0, character.bytes);
        utf8.remove_prefix(character.bytes);
    }
    kept.erase(kept.find_last_not_of(' ') + 1);
    return kept.append(ellipsis);
}

std::string_view base_name(std::string_view path)
{
    const auto slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view stem(std::string_view path)
{
    const auto name = base_name(path);
    const auto dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot);
}

} // namespace earbench
