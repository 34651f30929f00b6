#include "text/toml.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cstdint>

namespace earbench {

namespace {

class TomlReader {
public:
    TomlReader(std::string_view text, const std::string& file, std::size_t first_line)
        : m_rest(text), m_file(file), m_line(first_line)
    {
    }

    Yaml read()
    {
        auto document = value_of_kind(Yaml::Kind::map);
        std::size_t table = no_table;
        for (skip_to_content(); !m_rest.empty(); skip_to_content()) {
            if (m_rest.front() == '[') {
                document.items.push_back(read_table_head());
                table = document.items.size() - 1;
            } else {
                auto& home = table == no_table ? document : document.items[table];
                home.items.push_back(read_pair());
            }
        }
        return document;
    }

private:
    static constexpr auto no_table = static_cast<std::size_t>(-1);

    [[nodiscard]] Yaml value_of_kind(Yaml::Kind kind) const
    {
        Yaml value;
        value.kind = kind;
        value.line = m_line;
        return value;
    }

    [[noreturn]] void fail(const std::string& wanted, std::size_t line) const
    {
        const auto found = m_rest.substr(0, m_rest.find('\n'));
        throw Error(Fault::data, Place{m_file, line},
                    "expected " + wanted + " but found '" + printable(found, longest_quote_bytes) + "'");
    }

    void take(std::size_t bytes)
    {
        const auto taken = m_rest.substr(0, bytes);
        m_line += static_cast<std::size_t>(std::count(taken.begin(), taken.end(), '\n'));
        m_rest.remove_prefix(taken.size());
    }

    void skip(std::string_view characters)
    {
        take(std::min(m_rest.find_first_not_of(characters), m_rest.size()));
    }

    void skip_comment()
    {
        if (m_rest.starts_with('#')) {
            take(std::min(m_rest.find('\n'), m_rest.size()));
        }
    }

    void skip_to_content()
    {
        for (skip(" \t\n"); m_rest.starts_with('#'); skip(" \t\n")) {
            skip_comment();
        }
    }

    void require_line_end()
    {
        skip(" \t");
        skip_comment();
        if (!m_rest.empty() && m_rest.front() != '\n') {
            fail("the end of the line", m_line);
        }
    }

    Yaml read_table_head()
    {
        auto table = value_of_kind(Yaml::Kind::map);
        const auto line = m_rest.substr(0, m_rest.find('\n'));
        const auto end = line.find(']');
        if (end == std::string_view::npos) {
            fail("[table]", m_line);
        }
        table.key = trim(line.substr(line.find_first_not_of('['), end - line.find_first_not_of('[')));
        take(std::min(line.find_first_not_of(']', end), line.size()));
        require_line_end();
        return table;
    }

    Yaml read_pair()
    {
        auto value = value_of_kind(Yaml::Kind::scalar);
        value.key = read_key();
        skip(" \t");
        if (!m_rest.starts_with('=')) {
            fail("key = value", value.line);
        }
        take(1);
        skip(" \t");
        value.text = read_value();
        require_line_end();
        return value;
    }

    std::string read_key()
    {
        if (m_rest.starts_with('"') || m_rest.starts_with('\'')) {
            return read_string();
        }
        const auto fits = [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.'; };
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), fits);
        const std::string key(m_rest.begin(), end);
        if (key.empty()) {
            fail("key = value", m_line);
        }
        take(key.size());
        return key;
    }

    std::string read_value()
    {
        if (m_rest.starts_with('"') || m_rest.starts_with('\'')) {
            return read_string();
        }
        if (m_rest.starts_with('[') || m_rest.starts_with('{')) {
            return read_brackets();
        }
        const auto value = trim(m_rest.substr(0, m_rest.find_first_of("\n#")));
        if (value.empty()) {
            fail("key = value", m_line);
        }
        std::string text(value);
        take(text.size());
        return text;
    }

    /// Strings within are passed over, so that their brackets count for nothing.
    std::string read_brackets()
    {
        const auto line = m_line;
        const auto* const begin = m_rest.data();
        std::size_t depth = 0;
        do {
            if (m_rest.empty()) {
                throw Error(Fault::data, Place{m_file, line}, "expected a closing bracket but found the end");
            }
            if (m_rest.front() == '"' || m_rest.front() == '\'') {
                (void)read_string();
                continue;
            }
            if (m_rest.front() == '#') {
                skip_comment();
                continue;
            }
            depth += m_rest.front() == '[' || m_rest.front() == '{' ? 1U : 0U;
            depth -= m_rest.front() == ']' || m_rest.front() == '}' ? 1U : 0U;
            take(1);
        } while (depth > 0);
        return {begin, m_rest.data()};
    }

    std::string read_string()
    {
        const auto line = m_line;
        const char quote = m_rest.front();
        const std::string triple(3, quote);
        const bool is_long = m_rest.starts_with(triple);
        const auto close = is_long ? triple : std::string(1, quote);
        take(close.size());
        if (is_long && m_rest.starts_with('\n')) {
            take(1);
        }
        std::string text;
        while (!m_rest.starts_with(close)) {
            if (m_rest.empty() || (m_rest.front() == '\n' && !is_long)) {
                throw Error(Fault::data, Place{m_file, line},
                            "expected a closing quote but found the end of the " +
                                std::string(is_long ? "text" : "line"));
            }
            if (quote == '"' && m_rest.front() == '\\') {
                text += read_escape();
            } else {
                text += m_rest.front();
                take(1);
            }
        }
        take(close.size());
        return text;
    }

    std::string read_escape()
    {
        constexpr std::string_view escapes = "btnfr\"\\";
        constexpr std::string_view meanings = "\b\t\n\f\r\"\\";
        const char c = m_rest.size() > 1 ? m_rest[1] : '\0';
        if (c == 'u' || c == 'U') {
            return read_code_point(c == 'u' ? 4 : 8);
        }
        if (c == '\n' || c == ' ') { // a backslash joins lines
            take(1);
            skip(" \t\n");
            return {};
        }
        const auto at = escapes.find(c);
        if (at == std::string_view::npos) {
            fail("an escape of TOML", m_line);
        }
        take(2);
        return std::string(1, meanings[at]);
    }

    std::string read_code_point(std::size_t digits)
    {
        std::uint32_t value = 0;
        for (const char c : m_rest.substr(2, digits)) {
            const auto at = std::string_view("0123456789abcdef").find(to_lower(std::string(1, c)));
            if (at == std::string_view::npos) {
                fail("hexadecimal digits", m_line);
            }
            value = value * 16 + static_cast<std::uint32_t>(at);
        }
        const bool surrogate = value >= 0xD800 && value < 0xE000;
        if (m_rest.size() < digits + 2 || value > 0x10FFFF || surrogate) {
            fail("a character of Unicode", m_line);
        }
        take(digits + 2);
        return utf8_of(std::u32string(1, static_cast<char32_t>(value)));
    }

    static constexpr std::size_t longest_quote_bytes = 60;

    std::string_view m_rest;
    const std::string& m_file;
    std::size_t m_line;
};

} // namespace

Yaml parse_toml(std::string_view text, const std::string& file, std::size_t first_line)
{
    return TomlReader(text, file, first_line).read();
}

} // namespace earbench
