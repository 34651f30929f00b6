#pragma once

#include "draft/review.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace earbench {

/// Pieces of a draft, in Markdown, with every given text escaped. What is not known is a visible "TODO: ...".

[[nodiscard]] std::string product_name(const Review& review);  ///< plain text: "Brand Model"
[[nodiscard]] std::string post_title(const Review& review);    ///< plain text: "Brand Model - Tagline"
[[nodiscard]] std::string provider_text(const Review& review); ///< plain text, with the discount
[[nodiscard]] std::string price_text(const Review& review);    ///< plain text: "$149 and $169 (with case)"
[[nodiscard]] std::string image_or_todo(const Review& review); ///< a path, or text
[[nodiscard]] std::string markdown_or_todo(const std::string& value, std::string_view what);
[[nodiscard]] std::string disclosure(const Review& review); ///< one bold sentence
[[nodiscard]] std::string link_list(const Review& review);  ///< "[Label](URL), <URL>"
[[nodiscard]] std::string link_label(const Review& review); ///< what stands before that: "Links"
[[nodiscard]] std::string
item_list(const std::vector<std::string>& items);               ///< "- ..." lines, the last without end
[[nodiscard]] std::string measured_facts(const Review& review); ///< a list below a TODO, or empty
[[nodiscard]] std::string
mean_rule(const Review& review); ///< a sentence where the sonic rating follows it, or empty
/// What is said of a figure of the post; what is not known of it is a TODO.

[[nodiscard]] std::string figure_image(const Review& review, const std::optional<PostFigure>& figure);
/// "A against B and the C target"
[[nodiscard]] std::string compared_curves(const Review& review, const std::optional<PostFigure>& figure);
/// what a caption says of the rig
[[nodiscard]] std::string rig_sentences(const Review& review, const std::optional<PostFigure>& figure);
/// and alignment, or empty
[[nodiscard]] std::string smoothing_sentence(const std::optional<PostFigure>& figure);
/// "[...](URL)" that opens the curves and the target, or empty
[[nodiscard]] std::string graph_link(const Review& review, const std::optional<PostFigure>& figure);

/// A heading for each product to compare with, its figure with caption and link, and a TODO for the words.
[[nodiscard]] std::string comparisons(const Review& review);

/// "[label](address)", or empty where there is no address.
[[nodiscard]] std::string page_link(const std::string& label, const std::string& address);
[[nodiscard]] std::string rating_or_todo(const std::optional<double>& rating,
                                         std::string_view what); ///< "4/5 - Great"
[[nodiscard]] std::string sonic_value(const Review& review); ///< what follows the label: "4/5 - Great (...)"
[[nodiscard]] std::string bias_value(const Review& review);  ///< "5/5 - I love this IEM!"

} // namespace earbench
