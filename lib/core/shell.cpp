#include "core/shell.hpp"

#include "core/strings.hpp"

#include <algorithm>
#include <string_view>

namespace earbench {

std::string shell_word(const std::string& text)
{
    constexpr std::string_view harmless =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+,:@%=";
    const bool is_word = !text.empty() && std::all_of(text.begin(), text.end(), [&](char character) {
        const bool is_ascii = static_cast<unsigned char>(character) < 0x80;
        return !is_ascii || harmless.find(character) != std::string_view::npos;
    });
    return is_word ? text : "'" + replace_all(text, "'", "'\\''") + "'";
}

} // namespace earbench
