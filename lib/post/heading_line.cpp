#include "post/heading_line.hpp"

#include "core/strings.hpp"
#include "core/text_at.hpp"

#include <algorithm>
#include <string_view>

namespace earbench {

namespace {

bool is_run_of(std::string_view line, char mark, std::size_t least)
{
    const auto text = trim(line);
    return text.size() >= least && text.find_first_not_of(mark) == std::string_view::npos;
}

bool is_underline(std::string_view line)
{
    return is_run_of(line, '=', 2) || is_run_of(line, '-', 3);
}

/// What begins a block of its own: kramdown reads a heading below it, or it is none.
bool is_other_block(std::string_view line)
{
    const auto text = trim(line);
    return text.empty() || text.starts_with('#') || text.starts_with('|') || text.starts_with('>') ||
           text.starts_with('<') || is_underline(text) || line.starts_with("    ");
}

} // namespace

bool is_hidden_heading(const std::vector<std::string>& lines, std::size_t index)
{
    const auto before = line_at(lines, index - 1);
    const auto below = line_at(lines, index + 1);
    const bool is_marked = is_run_of(below, '=', 2) ||
                           // Below a list or a long paragraph a line of hyphens may be meant as a rule.
                           (is_run_of(below, '-', 3) && before.starts_with("!["));
    return is_marked && !is_other_block(lines[index]) && !is_other_block(before);
}

bool is_heading(const std::vector<std::string>& lines, std::size_t index)
{
    const auto line = trim(lines[index]);
    const auto next = trim(line_at(lines, index + 1));
    const bool is_underlined = is_run_of(next, '=', 3) || is_run_of(next, '-', 3);
    return line.starts_with('#') || (!line.empty() && is_underlined);
}

bool heading_below(const std::vector<std::string>& lines, std::size_t index)
{
    auto next = index + 1;
    while (next < lines.size() && trim(lines[next]).empty()) {
        ++next;
    }
    return is_underline(line_at(lines, next + 1));
}

} // namespace earbench
