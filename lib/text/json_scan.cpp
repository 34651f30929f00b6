#include "text/json_scan.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr int deepest = 100; // far beyond any book; the scanner calls itself once a level

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Reads one text from its beginning to its end.
class Scanner {
public:
    Scanner(std::string_view text, const std::string& file) : m_text(text), m_file(file) {}

    PlacedValue scan_all()
    {
        if (m_text.starts_with(byte_order_mark)) {
            m_at = byte_order_mark.size();
        }
        auto value = scan_value(0);
        skip_blanks();
        if (m_at != m_text.size()) {
            fail("the end of the text");
        }
        return value;
    }

private:
    [[noreturn]] void fail(const std::string& expected) const
    {
        const auto found =
            m_at == m_text.size() ? std::string("the end of the text") : quoted_name(found_word());
        throw Error(Fault::data, Place{m_file, m_line}, "expected " + expected + " but found " + found);
    }

    /// What stands here, as far as it is one word.
    [[nodiscard]] std::string_view found_word() const
    {
        const auto rest = m_text.substr(m_at);
        const auto end = std::find_if_not(rest.begin(), rest.end(), [](char c) {
            return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.' || (c & 0x80) != 0;
        });
        return rest.substr(0, std::max<std::size_t>(1, static_cast<std::size_t>(end - rest.begin())));
    }

    void skip_blanks()
    {
        for (; is_blank(here()); ++m_at) {
            m_line += here() == '\n' ? 1U : 0U;
        }
    }

    /// The character at which we stand; a zero at the end.
    [[nodiscard]] char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    [[nodiscard]] char next()
    {
        skip_blanks();
        return here();
    }

    bool take(char wanted)
    {
        if (next() != wanted || m_at == m_text.size()) {
            return false;
        }
        ++m_at;
        return true;
    }

    PlacedValue scan_value(int depth)
    {
        const char first = next();
        if (depth > deepest) {
            fail("values at most " + std::to_string(deepest) + " deep");
        }
        PlacedValue value{};
        value.begin = m_at;
        value.line = m_line;
        if (first == '{') {
            value.kind = PlacedValue::Kind::object;
            scan_members(value, depth);
        } else if (first == '[') {
            value.kind = PlacedValue::Kind::array;
            scan_elements(value, depth);
        } else if (first == '"') {
            value.kind = PlacedValue::Kind::string;
            value.text = scan_string();
        } else {
            scan_word(value);
        }
        value.end = m_at;
        return value;
    }

    /// After a value: true for another one.
    bool goes_on(char closing, std::size_t line_before)
    {
        if (take(',')) {
            return true;
        }
        if (take(closing)) {
            return false;
        }
        const auto hint =
            m_line > line_before && m_at < m_text.size()
                ? " (a comma is missing at the end of line " + std::to_string(line_before) + "?)"
                : std::string();
        fail(std::string("',' or '") + closing + "'" + hint);
    }

    void scan_elements(PlacedValue& array, int depth)
    {
        ++m_at;
        if (take(']')) {
            return;
        }
        do {
            array.elements.push_back(scan_value(depth + 1));
        } while (goes_on(']', m_line));
    }

    void scan_members(PlacedValue& object, int depth)
    {
        ++m_at;
        if (take('}')) {
            return;
        }
        do {
            if (next() != '"') {
                fail("a key in double quotes");
            }
            PlacedMember member{};
            member.begin = m_at;
            member.line = m_line;
            member.key = scan_string();
            member.end = m_at;
            if (!take(':')) {
                fail("':' behind the key " + quoted_name(member.key));
            }
            member.value = scan_value(depth + 1);
            object.members.push_back(std::move(member));
        } while (goes_on('}', m_line));
    }

    void scan_word(PlacedValue& value)
    {
        const auto word = number_or_word();
        if (word == "null") {
            value.kind = PlacedValue::Kind::null;
        } else if (word == "true" || word == "false") {
            value.kind = PlacedValue::Kind::boolean;
        } else if (is_json_number(word)) {
            value.kind = PlacedValue::Kind::number;
        } else {
            fail("a value");
        }
        value.text = word;
        m_at += word.size();
    }

    [[nodiscard]] std::string_view number_or_word() const
    {
        const auto rest = m_text.substr(m_at);
        const auto end = std::find_if_not(rest.begin(), rest.end(), [](char c) {
            return is_letter_or_digit(c) || c == '+' || c == '-' || c == '.';
        });
        return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    }

    std::string scan_string()
    {
        std::string content;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return content;
            }
            if (c >= 0 && c < ' ') {
                fail("'\"' at the end of a text, or an escaped character");
            }
            if (c == '\\') {
                ++m_at;
                append_escape(content);
            } else {
                content += c;
            }
        }
        fail("'\"' at the end of a text");
    }

    void append_escape(std::string& content)
    {
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view characters = "\"\\/\b\f\n\r\t";
        const char name = here();
        if (name == 'u') {
            content += utf8_of({code_point()});
        } else if (const auto at = names.find(name); name != '\0' && at != std::string_view::npos) {
            content += characters[at];
        } else {
            fail("one of \" \\ / b f n r t u behind a backslash");
        }
    }

    /// The four digits behind the `u` at which we stand; afterwards at the last of them.
    char32_t code_unit()
    {
        char32_t unit = 0;
        for (int digit = 0; digit < 4; ++digit) {
            ++m_at;
            const char c = here();
            const char lower = is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
            if (!is_digit(c) && (lower < 'a' || lower > 'f')) {
                fail("four hexadecimal digits behind \\u");
            }
            unit = unit * 16 + static_cast<char32_t>(is_digit(c) ? c - '0' : lower - 'a' + 10);
        }
        return unit;
    }

    char32_t code_point()
    {
        constexpr char32_t replacement = 0xFFFD;
        const auto first = code_unit();
        if (first < 0xD800 || first > 0xDFFF) {
            return first;
        }
        const auto before = m_at;
        if (first <= 0xDBFF && m_text.substr(m_at + 1, 2) == "\\u") {
            m_at += 2;
            const auto second = code_unit();
            if (second >= 0xDC00 && second <= 0xDFFF) {
                return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            }
            m_at = before;
        }
        return replacement;
    }

    std::string_view m_text;
    const std::string& m_file;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

/// The digits at the beginning of `text`.
std::size_t count_digits(std::string_view text)
{
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

} // namespace

const PlacedValue* PlacedValue::find(std::string_view key) const noexcept
{
    const auto found = std::find_if(members.rbegin(), members.rend(),
                                    [&](const PlacedMember& member) { return member.key == key; });
    return found == members.rend() ? nullptr : &found->value;
}

PlacedValue scan_json(std::string_view text, const std::string& file)
{
    return Scanner(text, file).scan_all();
}

bool is_json_number(std::string_view text)
{
    text.remove_prefix(text.starts_with('-') ? 1 : 0);
    const auto whole = count_digits(text);
    if (whole == 0 || (whole > 1 && text.front() == '0')) {
        return false;
    }
    text.remove_prefix(whole);
    if (text.starts_with('.')) {
        const auto decimals = count_digits(text.substr(1));
        if (decimals == 0) {
            return false;
        }
        text.remove_prefix(1 + decimals);
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        text.remove_prefix(text.starts_with('+') || text.starts_with('-') ? 1 : 0);
        const auto digits = count_digits(text);
        return digits > 0 && digits == text.size();
    }
    return text.empty();
}

} // namespace earbench
