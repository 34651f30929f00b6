#pragma once

#include "draft/review.hpp"

#include <string>

namespace earbench {

/// What stands for the product in file names: the review's slug, else "Brand-Model".
///
/// @throws Error{usage} where brand or model has nothing that can stand there, or both are longer than 100
/// letters.
[[nodiscard]] std::string product_slug(const Review& review);

/// `YYYY-MM-DD-review-Brand-Model.md`.
[[nodiscard]] std::string post_file_name(const Review& review);

/// Where the post goes: below `_posts` of the site in `folder`, or below `folder` itself where that has none.
[[nodiscard]] std::string post_path(const Review& review, const std::string& folder);

/// Where the site keeps the figure: where the review says, else
/// `/assets/images/Brand-Model/Brand-Model_graph.png`.
///
/// @throws Error{usage} for an address of the web: no picture can be written there.
[[nodiscard]] std::string figure_path(const Review& review);

/// Where it keeps the figure of rival `index`: `/assets/images/Brand-Model/Brand-Model_vs_Rival.png`; its
/// number where nothing of its name can stand there, or another rival has the same.
[[nodiscard]] std::string rival_figure_path(const Review& review, std::size_t index);

} // namespace earbench
