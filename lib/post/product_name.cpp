#include "post/product_name.hpp"

#include "core/strings.hpp"
#include "core/text_at.hpp"
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

constexpr std::string_view review = " review"; ///< a word: the blank belongs to it

/// Of a title between blanks: what is left is between blanks, too.
std::string without_review_before(const std::string& title)
{
    if (!to_lower(title).starts_with(review)) {
        return title;
    }
    const auto rest = std::string_view(title).substr(review.size());
    if (trim(rest).starts_with(':')) {
        return " " + std::string(rest.substr(rest.find(':') + 1));
    }
    const auto dash = find_dash(rest);
    return dash.begin == 0 ? " " + std::string(rest.substr(dash.bytes)) : title;
}

/// Of a title that begins with a blank.
std::string_view without_review_behind(std::string_view title)
{
    if (!to_lower(title).ends_with(review)) {
        return title;
    }
    title.remove_suffix(review.size());
    return title.substr(0, title.find_last_not_of(": ") + 1);
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
    // Between blanks a mark or the word at either end is one too: neither "Review" nor "Review -" has a name.
    const auto text = without_review_before(" " + std::string(trim(title)) + " ");
    const auto name = " " + std::string(trim(std::string_view(text).substr(0, find_dash(text).begin)));
    return std::string(trim(without_review_behind(name)));
}

std::string first_heading(const std::vector<std::string_view>& lines)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto line = lines[i];
        const auto level = std::min(line.find_first_not_of('#'), line.size());
        if (level > 0 && level <= 6 && line.substr(level).starts_with(' ')) {
            return plain(line.substr(level));
        }
        const bool stands_alone = trim(line_at(lines, i - 1)).empty();
        if (stands_alone && !trim(line).empty() && is_underline(line_at(lines, i + 1))) {
            return plain(line);
        }
    }
    return {};
}

} // namespace earbench
