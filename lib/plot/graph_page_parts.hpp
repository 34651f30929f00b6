#pragma once

#include <string_view>

namespace earbench {

// The resources of plot/graph_page/, from which the build makes them. None has two braces in a row, or a
// brace before a percent sign: a page in a Jekyll site may pass through Liquid.

/// The page, with marks such as [[title]] for what differs.
[[nodiscard]] std::string_view graph_page_template();

/// The style sheet, for colours that stand in custom properties (--ink).
[[nodiscard]] std::string_view graph_page_style();

/// What makes the page interactive.
[[nodiscard]] std::string_view graph_page_script();

/// The 32 bytes of its SHA-256, by which the page lets no other script run.
[[nodiscard]] std::string_view graph_page_script_sha256();

} // namespace earbench
