#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// `text` as a JSON string, quotes included (RFC 8259); what is not UTF-8 is taken as Latin-1.
///
/// Quotes, backslashes and characters below U+0020 are escaped, all others stand for themselves.
[[nodiscard]] std::string quote_json(std::string_view text);

/// The same for a `<script>` in a page that Liquid may read: also `<`, `>`, `&`, `{` and the separators
/// U+2028 and U+2029 are escaped, so that no text ends the script or means anything else in it.
[[nodiscard]] std::string quote_json_in_page(std::string_view text);

} // namespace earbench
