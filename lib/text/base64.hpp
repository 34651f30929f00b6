#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// The bytes that `text` stands for in Base64 (RFC 4648, section 4), with or without the `=` at its end;
/// nothing for any other character or a length that cannot be.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

/// `bytes` in Base64 (RFC 4648, section 4), with the `=` at its end.
[[nodiscard]] std::string encode_base64(std::string_view bytes);

} // namespace earbench
