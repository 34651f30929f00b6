#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// `text` as a JSON string, quotes included (RFC 8259); what is not UTF-8 is taken as Latin-1.
///
/// Quotes, backslashes and characters below U+0020 are escaped, all others stand for themselves.
[[nodiscard]] std::string quote_json(std::string_view text);

} // namespace earbench
