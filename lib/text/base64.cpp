#include "text/base64.hpp"

#include <cstdint>

namespace earbench {

namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::optional<std::string> decode_base64(std::string_view text)
{
    const auto padding = text.ends_with("==") ? 2U : text.ends_with('=') ? 1U : 0U;
    if ((padding > 0 && text.size() % 4 != 0) || (text.size() - padding) % 4 == 1) {
        return std::nullopt;
    }
    text.remove_suffix(padding);
    std::string bytes;
    bytes.reserve(text.size());
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const auto digit = digits.find(c);
        if (digit == digits.npos) {
            return std::nullopt;
        }
        bits = (bits << 6U) | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes +=
                static_cast<char>(static_cast<unsigned char>((bits >> static_cast<unsigned>(count)) & 0xFFU));
        }
    }
    return bytes;
}

std::string encode_base64(std::string_view bytes)
{
    constexpr std::size_t group_bytes = 3;
    std::string text;
    for (std::size_t begin = 0; begin < bytes.size(); begin += group_bytes) {
        const auto group = bytes.substr(begin, group_bytes);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < group_bytes; ++i) {
            bits = bits << 8U | (i < group.size() ? static_cast<std::uint8_t>(group[i]) : 0U);
        }
        for (std::size_t i = 0; i <= group_bytes; ++i) {
            text += i <= group.size() ? digits[bits >> (18U - 6U * i) & 0x3FU] : '=';
        }
    }
    return text;
}

} // namespace earbench
