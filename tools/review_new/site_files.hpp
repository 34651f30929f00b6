#pragma once

#include "common/tool.hpp"
#include "draft/review.hpp"
#include "draft/site_profile.hpp"
#include "plot/picture.hpp"

#include <string>

namespace earbench {

/// What is the same in every review of the site in `folder`.
///
/// @throws Error as read_site_profile does.
[[nodiscard]] SiteProfile profile_of(const std::string& folder);

/// The review of the site in `folder`: with its drawings where that is a site, and with the profile's rival
/// where there are curves.
void take_from_site(Review& review, const std::string& folder);

/// Gives the review the figure of its curves. @returns the picture, PNG
[[nodiscard]] Picture draw_figure(const cli::Tool& tool, Review& review);

/// Writes the drawings that `post` shows, where the site has none of that name.
void write_drawings(const std::string& folder, const std::string& post);

} // namespace earbench
