#include "post/visible_text.hpp"

#include "core/strings.hpp"

#include <algorithm>

namespace earbench {

namespace {

void blank_out(std::string& text, std::size_t begin, std::size_t end)
{
    std::replace_if(
        text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end),
        [](char c) { return c != '\n'; }, ' ');
}

/// An opening without its end is text, for Markdown as for us.
void blank_out_spans(std::string& text, std::string_view open, std::string_view close)
{
    for (std::size_t at = 0;;) {
        const auto begin = text.find(open, at);
        const auto end = begin == std::string::npos ? begin : text.find(close, begin + open.size());
        if (end == std::string::npos) {
            return;
        }
        at = end + close.size();
        blank_out(text, begin, at);
    }
}

std::string_view fence_of(std::string_view line)
{
    const auto text = line.substr(std::min(line.find_first_not_of(' '), line.size()));
    for (const auto fence : {std::string_view("```"), std::string_view("~~~")}) {
        if (text.starts_with(fence)) {
            return fence;
        }
    }
    return {};
}

void blank_out_fenced_code(std::string& text)
{
    const std::string copy = text;
    std::size_t open_at = 0;
    std::string_view open;
    for (const auto line : split_lines(copy)) {
        const auto at = static_cast<std::size_t>(line.data() - copy.data());
        const auto fence = fence_of(line);
        if (open.empty()) {
            open = fence;
            open_at = at;
        } else if (fence == open) {
            blank_out(text, open_at, at + line.size());
            open = {};
        }
    }
}

} // namespace

std::string visible_text(std::string_view body)
{
    std::string text(body);
    blank_out_spans(text, "<!--", "-->");
    blank_out_fenced_code(text);
    for (const auto dash : {"", "-"}) {
        for (const auto blank : {"", " "}) {
            const auto open = std::string("{%") + dash + blank + "comment";
            for (auto begin = text.find(open); begin != std::string::npos;
                 begin = text.find(open, begin + 1)) {
                const auto last = text.find("endcomment", begin);
                const auto end = last == std::string::npos ? last : text.find("%}", last);
                if (end == std::string::npos) {
                    break; // nor has any that begins later
                }
                blank_out(text, begin, end + 2);
            }
        }
    }
    return text;
}

} // namespace earbench
