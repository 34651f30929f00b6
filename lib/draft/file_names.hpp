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

/// Where the site keeps the figure: `/assets/images/Brand-Model/Brand-Model_graph.png`.
[[nodiscard]] std::string figure_path(const Review& review);

} // namespace earbench
