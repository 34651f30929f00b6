#pragma once

#include "common/tool.hpp"
#include "draft/review.hpp"
#include "plot/picture.hpp"

#include <string>
#include <vector>

namespace earbench {

/// A picture that a post shows, not written yet.
struct PostPicture {
    std::string path; ///< from the root of the site
    Picture picture;
};

/// Gives the review the figure of its curves, one for each rival that has curves, and the facts that were
/// measured.
///
/// @throws Error for curves that cannot be read, drawn or smoothed, and for a figure at an address of the
/// web.
[[nodiscard]] std::vector<PostPicture> draw_figures(const cli::Tool& tool, Review& review);

} // namespace earbench
