#pragma once

#include "draft/review.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// Pieces of a draft, in Markdown, with every given text escaped. What is not known is a visible "TODO: ...".

[[nodiscard]] std::string product_name(const Review& review);  ///< plain text: "Brand Model"
[[nodiscard]] std::string post_title(const Review& review);    ///< plain text: "Brand Model - Tagline"
[[nodiscard]] std::string image_or_todo(const Review& review); ///< a path, or text
[[nodiscard]] std::string markdown_or_todo(const std::string& value, std::string_view what);
[[nodiscard]] std::string disclosure(const Review& review);         ///< one bold sentence
[[nodiscard]] std::string link_list(const Review& review);          ///< "[Label](URL), <URL>"
[[nodiscard]] std::string figure_image(const Review& review);       ///< "![...](...)"
[[nodiscard]] std::string compared_curves(const Review& review);    ///< "A against B and the C target"
[[nodiscard]] std::string rig_sentences(const Review& review);      ///< what a caption says of the rig
[[nodiscard]] std::string smoothing_sentence(const Review& review); ///< and alignment, or empty
[[nodiscard]] std::string graph_link(const Review& review); ///< "[...](URL)" that opens the curves, or empty
/// "[label](address)", or empty where there is no address.
[[nodiscard]] std::string page_link(const std::string& label, const std::string& address);
[[nodiscard]] std::string rating_or_todo(const std::optional<double>& rating,
                                         std::string_view what); ///< "4/5 - Great"
[[nodiscard]] std::string sonic_value(const Review& review); ///< what follows the label: "4/5 - Great (...)"
[[nodiscard]] std::string bias_value(const Review& review);  ///< "5/5 - I love this IEM!"

} // namespace earbench
