#include "post/empty_part.hpp"

#include "core/strings.hpp"
#include "post/heading_line.hpp"

namespace earbench {

namespace {

/// "- Cable:", "**Bass:**", "Links:" with nothing behind.
bool ends_with_label(std::string_view line)
{
    const auto text = line.substr(0, line.find_last_not_of("*_ ") + 1);
    return text.ends_with(':') &&
           (line.starts_with("**") || line.starts_with("- ") || line.starts_with("* "));
}

/// The next line with content below `index`, or empty.
std::string_view next_content(const std::vector<std::string>& lines, std::size_t index)
{
    for (auto i = index + 1; i < lines.size(); ++i) {
        if (!trim(lines[i]).empty()) {
            return trim(lines[i]);
        }
    }
    return {};
}

} // namespace

bool is_empty_item(std::string_view line)
{
    const auto text = trim(line);
    return text == "-" || text == "*" || text == "+";
}

bool is_empty_label(const std::vector<std::string>& lines, std::size_t index)
{
    const auto line = trim(lines[index]);
    if (!ends_with_label(line)) {
        return false;
    }
    const auto next = next_content(lines, index);
    const bool is_item = line.starts_with("- ") || line.starts_with("* ");
    return next.empty() || next.starts_with("**") || next.starts_with('#') || heading_below(lines, index) ||
           (is_item && next.starts_with(line.substr(0, 2)));
}

} // namespace earbench
