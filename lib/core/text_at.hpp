#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace earbench {

/// What stands at a place of a text, for looking around without a thought of its ends: beyond them, and so at
/// 0 less 1, are bytes of 0 and empty lines.
[[nodiscard]] constexpr char byte_at(std::string_view text, std::size_t at) noexcept
{
    return at < text.size() ? text[at] : '\0';
}

template <typename Line>
[[nodiscard]] std::string_view line_at(const std::vector<Line>& lines, std::size_t at)
{
    return at < lines.size() ? std::string_view(lines[at]) : std::string_view{};
}

} // namespace earbench
