#include "text/escape.hpp"

#include "core/ascii.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <cstdint>

namespace earbench {

namespace {

constexpr std::string_view upper_hex_digits = "0123456789ABCDEF";

bool is_control(char c)
{
    const auto byte = static_cast<std::uint8_t>(c);
    return byte < 0x20 || byte == 0x7F;
}

/// True when `text` begins like `&name;` or `&#123;`, which Markdown would show as another character.
bool begins_with_entity(std::string_view text)
{
    text.remove_prefix(text.starts_with("&#") ? 2 : 1);
    const auto* const end = std::find_if_not(text.begin(), text.end(), is_letter_or_digit);
    return end != text.begin() && end != text.end() && *end == ';';
}

} // namespace

std::string one_line(std::string_view text)
{
    std::string line;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        const bool c1_control =
            c == '\xC2' && i + 1 < text.size() && (static_cast<std::uint8_t>(text[i + 1]) & 0xE0U) == 0x80U;
        if (blank && !line.empty() && line.back() != ' ') {
            line += ' ';
        } else if (c1_control) {
            ++i;
        } else if (!blank && !is_control(c)) {
            line += c;
        }
    }
    return std::string(trim(line));
}

std::string yaml_quoted(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (c == '"' || c == '\\') {
            quoted += {'\\', c};
        } else if (c == '\n') {
            quoted += "\\n";
        } else if (is_control(c)) {
            quoted += {'\\', 'x', upper_hex_digits[byte >> 4U], upper_hex_digits[byte & 0xFU]};
        } else {
            quoted += c;
        }
    }
    // YAML takes these for line ends or refuses them where they stand for themselves.
    quoted = replace_all(quoted, "\xC2\x85", "\\N");
    quoted = replace_all(quoted, "\xE2\x80\xA8", "\\L");
    quoted = replace_all(quoted, "\xE2\x80\xA9", "\\P");
    quoted = replace_all(quoted, "\xEF\xBB\xBF", "\\uFEFF");
    quoted = replace_all(quoted, "\xEF\xBF\xBE", "\\uFFFE");
    quoted = replace_all(quoted, "\xEF\xBF\xBF", "\\uFFFF");
    return quoted + "\"";
}

std::string markdown_escaped(std::string_view text)
{
    constexpr std::string_view special = "\\`*[]<{}|";
    const auto in_word = [&](std::size_t i) {
        return i < text.size() && (is_letter_or_digit(text[i]) || static_cast<std::uint8_t>(text[i]) >= 0x80);
    };
    std::string escaped;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const char before = i > 0 ? text[i - 1] : '\0';
        const bool doubled_dollar = c == '$' && (text.substr(i + 1).starts_with('$') || before == '$');
        // Inside a word an underscore is no emphasis: file and column names stay readable.
        const bool emphasis = c == '_' && !(in_word(i - 1) && in_word(i + 1));
        if (special.find(c) != std::string_view::npos || doubled_dollar || emphasis) {
            escaped += {'\\', c};
        } else if (c == '%' && before == '{') {
            escaped += "&#37;"; // kramdown knows no backslash before a percent sign
        } else if (c == '&' && begins_with_entity(text.substr(i))) {
            escaped += "&amp;";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

std::string spreadsheet_text(std::string_view text)
{
    const bool is_formula =
        text.size() > 1 && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    return (is_formula ? "'" : "") + std::string(text);
}

std::string html_escaped(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\'':
            escaped += "&#39;";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

std::string page_text(std::string_view text)
{
    return replace_all(html_escaped(text), "{", "&#123;");
}

std::string uri_component(std::string_view text)
{
    constexpr std::string_view kept = "-_.!~*'()";
    std::string escaped;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (is_letter_or_digit(c) || kept.find(c) != std::string_view::npos) {
            escaped += c;
        } else {
            escaped += {'%', upper_hex_digits[byte >> 4U], upper_hex_digits[byte & 0xFU]};
        }
    }
    return escaped;
}

std::string url_escaped(std::string_view address)
{
    constexpr std::string_view special = " \"'()<>[]{}|\\^`*";
    std::string escaped;
    for (const char c : address) {
        const auto byte = static_cast<std::uint8_t>(c);
        if (is_control(c) || special.find(c) != std::string_view::npos) {
            escaped += {'%', upper_hex_digits[byte >> 4U], upper_hex_digits[byte & 0xFU]};
        } else {
            escaped += c;
        }
    }
    return escaped;
}

} // namespace earbench
