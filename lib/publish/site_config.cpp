#include "publish/site_config.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/text_at.hpp"

#include <algorithm>

namespace earbench {

namespace {

struct Token {
    enum class Kind { word, text, sign };
    Kind kind;
    std::string text;
    std::size_t line;

    [[nodiscard]] bool is(Kind other, std::string_view wanted) const
    {
        return kind == other && text == wanted;
    }
    [[nodiscard]] bool is_sign(std::string_view wanted) const { return is(Kind::sign, wanted); }
};

/// JavaScript as words (names and numbers), texts and single signs: enough to find what is assigned to what.
class Tokenizer {
public:
    explicit Tokenizer(std::string_view text) : m_text(text) {}

    std::vector<Token> run()
    {
        while (m_at < m_text.size()) {
            step();
        }
        return std::move(m_tokens);
    }

private:
    [[nodiscard]] char peek(std::size_t ahead = 0) const { return byte_at(m_text, m_at + ahead); }

    void step()
    {
        const char c = peek();
        if (c == '/' && peek(1) == '/') {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else if (c == '/' && peek(1) == '*') {
            advance_to(std::min(m_text.find("*/", m_at + 2), m_text.size()) + 2);
        } else if (c == '"' || c == '\'' || c == '`') {
            take_text(c);
        } else if (c == '/' && may_begin_pattern()) {
            skip_pattern();
        } else if (is_word(c)) {
            take_word();
        } else {
            if (c > ' ') {
                m_tokens.push_back({Token::Kind::sign, std::string(1, c), m_line});
            }
            advance_to(m_at + 1);
        }
    }

    [[nodiscard]] static bool is_word(char c)
    {
        return is_letter_or_digit(c) || c == '_' || c == '$' || (c & 0x80) != 0;
    }

    void advance_to(std::size_t end)
    {
        for (; m_at < std::min(end, m_text.size()); ++m_at) {
            m_line += m_text[m_at] == '\n' ? 1U : 0U;
        }
    }

    void take_word()
    {
        const auto begin = m_at;
        while (is_word(peek())) {
            ++m_at;
        }
        m_tokens.push_back({Token::Kind::word, std::string(m_text.substr(begin, m_at - begin)), m_line});
    }

    void take_text(char quote)
    {
        Token token{Token::Kind::text, "", m_line};
        advance_to(m_at + 1);
        while (m_at < m_text.size() && peek() != quote && (quote == '`' || peek() != '\n')) {
            if (peek() == '\\') {
                advance_to(m_at + 1);
            }
            token.text += peek();
            advance_to(m_at + 1);
        }
        advance_to(m_at + 1);
        m_tokens.push_back(std::move(token));
    }

    /// A slash behind a value divides, elsewhere it begins a regular expression, whose quotes end no text.
    [[nodiscard]] bool may_begin_pattern() const
    {
        return m_tokens.empty() || (m_tokens.back().kind == Token::Kind::sign &&
                                    !m_tokens.back().is_sign(")") && !m_tokens.back().is_sign("]"));
    }

    void skip_pattern()
    {
        bool in_class = false;
        for (++m_at; m_at < m_text.size() && peek() != '\n' && (in_class || peek() != '/'); ++m_at) {
            in_class = peek() == '[' || (in_class && peek() != ']');
            m_at += peek() == '\\' ? 1U : 0U;
        }
        m_at += peek() == '/' ? 1U : 0U;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::vector<Token> m_tokens;
};

/// The place behind `name =` or `name:`, or nothing.
std::optional<std::size_t> value_of(const std::vector<Token>& tokens, std::string_view name)
{
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (tokens[i].kind != Token::Kind::sign && tokens[i].text == name &&
            (tokens[i + 1].is_sign("=") || tokens[i + 1].is_sign(":"))) {
            return i + 2;
        }
    }
    return std::nullopt;
}

std::optional<std::string> text_of(const std::vector<Token>& tokens, std::string_view name)
{
    const auto at = value_of(tokens, name);
    if (!at || tokens[*at].kind != Token::Kind::text) {
        return std::nullopt;
    }
    return tokens[*at].text;
}

/// The texts of the list that begins at `at`, up to its end.
std::vector<Token> listed_texts(const std::vector<Token>& tokens, std::size_t at)
{
    std::vector<Token> texts;
    if (!tokens[at].is_sign("[")) {
        return texts;
    }
    for (++at; at < tokens.size() && !tokens[at].is_sign("]"); ++at) {
        if (tokens[at].kind == Token::Kind::text) {
            texts.push_back(tokens[at]);
        }
    }
    return texts;
}

std::vector<NamedTarget> targets_of(const std::vector<Token>& tokens)
{
    std::vector<NamedTarget> targets;
    auto at = value_of(tokens, "TARGET_MANIFEST");
    at = at ? at : value_of(tokens, "targets");
    if (!at) {
        return targets;
    }
    int depth = 0; // in brackets: what is no list ends at once
    for (auto i = *at; i < tokens.size(); ++i) {
        depth += tokens[i].is_sign("[") ? 1 : tokens[i].is_sign("]") ? -1 : 0;
        if (depth == 0) {
            break;
        }
        const bool is_files = tokens[i].kind != Token::Kind::sign && tokens[i].text == "files";
        if (is_files && i + 2 < tokens.size() && tokens[i + 1].is_sign(":")) {
            for (const auto& text : listed_texts(tokens, i + 2)) {
                targets.push_back({text.text, text.line});
            }
        }
    }
    return targets;
}

} // namespace

SiteConfig read_site_config(std::string_view javascript)
{
    const auto tokens = Tokenizer(javascript).run();
    SiteConfig config;
    config.directory = text_of(tokens, "DIR");
    config.book = text_of(tokens, "PHONE_BOOK");
    config.phones_folder = text_of(tokens, "PHONE_MEASUREMENT");
    config.targets_folder = text_of(tokens, "TARGET_MEASUREMENT");
    if (const auto channels = value_of(tokens, "default_channels")) {
        for (const auto& channel : listed_texts(tokens, *channels)) {
            config.channels.push_back(channel.text);
        }
    }
    if (const auto samples = value_of(tokens, "num_samples")) {
        config.samples =
            static_cast<int>(std::clamp<long>(parse_integer(tokens[*samples].text).value_or(0), 0, 1000));
    }
    config.targets = targets_of(tokens);
    return config;
}

} // namespace earbench
