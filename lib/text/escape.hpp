#pragma once

#include <string>
#include <string_view>

namespace earbench {

/// `text` as one line: line ends and TABs become blanks, runs of blanks become one, other control characters
/// go.
[[nodiscard]] std::string one_line(std::string_view text);

/// `text` as a YAML scalar in double quotes on one line; every YAML reader gives back the same text.
[[nodiscard]] std::string yaml_quoted(std::string_view text);

/// `text` for the middle of a line of Markdown (CommonMark and kramdown) that Liquid reads first: it is shown
/// as it is.
///
/// Characters with a meaning there get a backslash; no `{{` or `{%` is left for Liquid.
[[nodiscard]] std::string markdown_escaped(std::string_view text);

/// `text` for a cell of a table that a spreadsheet opens: an apostrophe before what it would take for a
/// formula
/// (`=`, `+`, `-`, `@`, TAB or CR at the beginning; "-" alone is none).
[[nodiscard]] std::string spreadsheet_text(std::string_view text);

/// `text` for the text and the quoted attributes of HTML.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// The same where Liquid may read the page before a browser does: it finds nothing to do in it.
[[nodiscard]] std::string page_text(std::string_view text);

/// `text` as one part of an address: what encodeURIComponent of ECMAScript gives.
[[nodiscard]] std::string uri_component(std::string_view text);

/// `address` for the brackets of a Markdown link: blanks, controls, quotes, brackets and braces become %XX.
[[nodiscard]] std::string url_escaped(std::string_view address);

} // namespace earbench
