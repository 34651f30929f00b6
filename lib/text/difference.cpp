#include "text/difference.hpp"

#include <algorithm>
#include <vector>

namespace earbench {

namespace {

using Lines = std::vector<std::string_view>;

/// The lines of `text` with their ends.
Lines lines_of(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const auto size = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
    return lines;
}

void append(std::string& hunk, char mark, const Lines& lines, std::size_t begin, std::size_t end)
{
    for (auto i = begin; i < end; ++i) {
        hunk += mark + std::string(lines[i]);
        hunk += lines[i].ends_with('\n') ? "" : "\n\\ No newline at end of file\n";
    }
}

/// `line,count`, the line before the hunk where it has none.
std::string range(std::size_t begin, std::size_t end)
{
    return std::to_string(begin + (end > begin ? 1 : 0)) + "," + std::to_string(end - begin);
}

} // namespace

std::string unified_difference(std::string_view old_text, std::string_view new_text, const std::string& name)
{
    constexpr std::size_t around = 3;
    if (old_text == new_text) {
        return {};
    }
    const auto old_lines = lines_of(old_text);
    const auto new_lines = lines_of(new_text);
    const auto shorter = std::min(old_lines.size(), new_lines.size());
    std::size_t same_begin = 0;
    while (same_begin < shorter && old_lines[same_begin] == new_lines[same_begin]) {
        ++same_begin;
    }
    std::size_t same_end = 0;
    while (same_end < shorter - same_begin &&
           old_lines[old_lines.size() - 1 - same_end] == new_lines[new_lines.size() - 1 - same_end]) {
        ++same_end;
    }
    const auto begin = same_begin - std::min(same_begin, around);
    const auto behind = std::min(same_end, around);
    const auto old_end = old_lines.size() - same_end;
    const auto new_end = new_lines.size() - same_end;
    std::string text = "--- " + name + "\n+++ " + name + "\n@@ -" + range(begin, old_end + behind) + " +" +
                       range(begin, new_end + behind) + " @@\n";
    append(text, ' ', old_lines, begin, same_begin);
    append(text, '-', old_lines, same_begin, old_end);
    append(text, '+', new_lines, same_begin, new_end);
    append(text, ' ', old_lines, old_end, old_end + behind);
    return text;
}

} // namespace earbench
