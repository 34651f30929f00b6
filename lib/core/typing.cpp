#include "core/typing.hpp"

#include "core/strings.hpp"

#include <array>

namespace earbench {

namespace {

struct Replacement {
    std::string_view found;
    std::string_view typed;
};

constexpr std::array replacements{
    Replacement{"\u2010", "-"}, Replacement{"\u2011", "-"}, Replacement{"\u2013", "-"},
    Replacement{"\u2014", "-"}, Replacement{"\u2212", "-"}, Replacement{"\u00A0", " "},
    Replacement{"\u202F", " "}, Replacement{"\u2044", "/"}, Replacement{"\u00F7", "/"},
    Replacement{"\u2018", "'"}, Replacement{"\u2019", "'"}, Replacement{"\u201A", "'"},
    Replacement{"\u201C", ""},  Replacement{"\u201D", ""},  Replacement{"\u201E", ""},
    Replacement{"\u00AB", ""},  Replacement{"\u00BB", ""},
};

bool is_long_option(std::string_view text)
{
    constexpr std::size_t dash_bytes = 3;
    return (text.starts_with("\u2013") || text.starts_with("\u2014")) && text.size() > dash_bytes + 1;
}

} // namespace

std::string as_typed(std::string_view text)
{
    std::string typed(text);
    for (const auto& each : replacements) {
        typed = replace_all(typed, each.found, each.typed);
    }
    if (typed.size() > 1 && typed != text && typed.front() == '\'' && typed.back() == '\'') {
        typed = typed.substr(1, typed.size() - 2);
    }
    return is_long_option(text) ? "-" + typed : typed;
}

} // namespace earbench
