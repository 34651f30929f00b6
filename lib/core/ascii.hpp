#pragma once

namespace earbench {

/// Kinds of ASCII characters, whatever the locale; bytes of other characters are none of them.
[[nodiscard]] constexpr bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool is_upper(char c) noexcept
{
    return c >= 'A' && c <= 'Z';
}

[[nodiscard]] constexpr bool is_letter(char c) noexcept
{
    return is_upper(c) || (c >= 'a' && c <= 'z');
}

[[nodiscard]] constexpr bool is_letter_or_digit(char c) noexcept
{
    return is_letter(c) || is_digit(c);
}

} // namespace earbench
