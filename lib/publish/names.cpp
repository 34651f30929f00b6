#include "publish/names.hpp"

#include "core/ascii.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// True where every round bracket is closed and none closes what was not opened.
bool has_closed_brackets(std::string_view name)
{
    int depth = 0;
    for (const char c : name) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth < 0) {
            return false;
        }
    }
    return depth == 0;
}

bool is_control(char c)
{
    return (c >= 0 && c < ' ') || c == '\x7F';
}

/// Behind a quantifier's begin, its length at `at`: 1 of `*`, 3 of `{2}`; 0 where there is none.
std::size_t quantifier_length(std::string_view pattern, std::size_t at)
{
    if (std::string_view("*+?").find(pattern[at]) != std::string_view::npos) {
        return 1;
    }
    if (pattern[at] != '{') {
        return 0;
    }
    const auto end = pattern.find('}', at);
    const auto inside = end == std::string_view::npos ? "" : pattern.substr(at + 1, end - at - 1);
    const bool is_range =
        !inside.empty() && is_digit(inside.front()) &&
        std::all_of(inside.begin(), inside.end(), [](char c) { return is_digit(c) || c == ','; }) &&
        std::count(inside.begin(), inside.end(), ',') <= 1;
    return is_range ? inside.size() + 2 : 0;
}

/// The place behind the class that begins at `at`, or nothing where it does not end.
std::optional<std::size_t> behind_class(std::string_view pattern, std::size_t at)
{
    for (++at; at < pattern.size() && pattern[at] != ']'; ++at) {
        at += pattern[at] == '\\' ? 1U : 0U;
    }
    return at < pattern.size() ? std::optional(at + 1) : std::nullopt;
}

} // namespace

std::optional<std::string> why_unshareable(std::string_view name)
{
    if (name.find('_') != std::string_view::npos) {
        return "graph tools read '_' in a link as a blank";
    }
    if (name.find(',') != std::string_view::npos) {
        return "a ',' parts the names in a link";
    }
    if (!has_closed_brackets(name)) {
        return "a bracket that is not closed swallows the names behind it in a link";
    }
    if (const auto at = name.find_first_of("\\?#%"); at != std::string_view::npos) {
        return "'" + std::string(1, name[at]) + "' means something else in a link";
    }
    if (std::any_of(name.begin(), name.end(), is_control)) {
        return "a control character is lost in a link";
    }
    return std::nullopt;
}

bool leaves_folder(std::string_view name)
{
    const auto parts = split(name, '/');
    return std::find(parts.begin(), parts.end(), "..") != parts.end();
}

std::string shareable(std::string_view name)
{
    const auto utf8 = to_utf8(name);
    const bool keep_brackets = has_closed_brackets(utf8);
    std::string text;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        const bool is_decimal = c == ',' && is_digit(byte_at(utf8, i - 1)) && is_digit(byte_at(utf8, i + 1));
        const bool is_bracket = !keep_brackets && (c == '(' || c == ')');
        const bool is_wrong = is_bracket || is_control(c) ||
                              std::string_view("_,/\\?#%\"<>:|*").find(c) != std::string_view::npos;
        text += is_decimal ? '.' : is_wrong ? ' ' : c;
    }
    std::string joined;
    for (const auto word : split(text, ' ')) {
        if (word.find_first_not_of('.') != std::string_view::npos) {
            joined += (joined.empty() ? "" : " ") + std::string(word);
        }
    }
    joined.erase(0, std::min(joined.find_first_not_of(". "), joined.size()));
    joined.erase(joined.find_last_not_of(". ") + 1);
    return joined;
}

std::optional<std::string> why_no_pattern(std::string_view pattern)
{
    constexpr auto unclosed = "a bracket is not closed";
    int depth = 0;
    bool can_repeat = false;
    for (std::size_t at = 0; at < pattern.size();) {
        const char c = pattern[at];
        if (const auto length = quantifier_length(pattern, at); length > 0) {
            if (!can_repeat) {
                return "'" + std::string(1, c) + "' repeats nothing";
            }
            at += length;
            at += byte_at(pattern, at) == '?' ? 1U : 0U;
            can_repeat = false;
            continue;
        }
        can_repeat = c != '(' && c != '|' && c != '^' && c != '$';
        if (c == '\\') {
            at += 2; // readers write "s*" behind it, so that one at the end is none alone
        } else if (c == '[') {
            const auto behind = behind_class(pattern, at);
            if (!behind) {
                return unclosed;
            }
            at = *behind;
        } else if (c == '(') {
            ++depth;
            at += 1;
            if (byte_at(pattern, at) == '?') {
                ++at;
                if (at == pattern.size() ||
                    std::string_view(":=!<").find(pattern[at]) == std::string_view::npos) {
                    return "'(?' begins nothing that is known";
                }
                ++at;
            }
        } else {
            depth -= c == ')' ? 1 : 0;
            if (depth < 0) {
                return "')' closes nothing";
            }
            ++at;
        }
    }
    return depth > 0 ? std::optional<std::string>(unclosed) : std::nullopt;
}

} // namespace earbench
