#include "post/product_name.hpp"

#include "core/strings.hpp"
#include "text/escape.hpp"

#include <algorithm>
#include <array>

namespace earbench {

namespace {

constexpr std::array<std::string_view, 4> dashes{" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " | "};

struct Parting {
    std::size_t begin;
    std::size_t bytes;
};

Parting find_dash(std::string_view text)
{
    Parting first{text.size(), 0};
    for (const auto dash : dashes) {
        const auto at = text.find(dash);
        if (at < first.begin) {
            first = {at, dash.size()};
        }
    }
    return first;
}

std::string_view without_review_before(std::string_view title)
{
    constexpr std::string_view word = "review";
    if (!to_lower(title.substr(0, word.size())).starts_with(word)) {
        return title;
    }
    const auto rest = title.substr(word.size());
    if (rest.starts_with(':')) {
        return trim(rest.substr(1));
    }
    const auto dash = find_dash(rest);
    return dash.begin == 0 ? trim(rest.substr(dash.bytes)) : title;
}

bool is_underline(std::string_view line)
{
    const auto text = trim(line);
    return text.size() >= 2 && (text.find_first_not_of('=') == std::string_view::npos ||
                                text.find_first_not_of('-') == std::string_view::npos);
}

std::string plain(std::string_view heading)
{
    auto text = trim(heading);
    text = text.substr(0, text.find_last_not_of("# ") + 1);
    return one_line(replace_all(replace_all(text, "*", ""), "`", ""));
}

} // namespace

std::string name_of_title(std::string_view title)
{
    const auto text = without_review_before(trim(title));
    auto name = trim(text.substr(0, find_dash(text).begin));
    constexpr std::string_view word = " review";
    if (name.size() > word.size() && to_lower(name).ends_with(word)) {
        name = trim(name.substr(0, name.size() - word.size()));
    }
    return std::string(name);
}

std::string first_heading(const std::vector<std::string_view>& lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto line = lines[i];
        const auto level = std::min(line.find_first_not_of('#'), line.size());
        if (level > 0 && level <= 6 && line.substr(level).starts_with(' ')) {
            return plain(line.substr(level));
        }
        const bool stands_alone = i == 0 || trim(lines[i - 1]).empty();
        if (stands_alone && !trim(line).empty() && i + 1 < lines.size() && is_underline(lines[i + 1])) {
            return plain(line);
        }
    }
    return {};
}

} // namespace earbench
