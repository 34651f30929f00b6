#include "core/plain_decimal.hpp"

#include <charconv>

namespace earbench {

std::optional<PlainDecimal> read_long_decimal(const char* begin, const char* end)
{
    PlainDecimal number;
    const auto [behind, error] = std::from_chars(begin, end, number.value, std::chars_format::fixed);
    number.end = behind;
    return error == std::errc{} ? std::optional(number) : std::nullopt;
}

} // namespace earbench
