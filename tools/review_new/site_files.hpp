#pragma once

#include "draft/review.hpp"
#include "draft/site_profile.hpp"
#include "figures.hpp"

#include <span>
#include <string>

namespace earbench {

/// What is the same in every review of the site in `folder`.
///
/// @throws Error as read_site_profile does.
[[nodiscard]] SiteProfile profile_of(const std::string& folder);

/// The review of the site in `folder`: with its drawings where that is a site, and with the profile's rival
/// where there are curves.
void take_from_site(Review& review, const std::string& folder);

/// Makes the folders of `pictures` below `folder`.
///
/// @throws Error{cannot_create} where one of them cannot be written.
void make_room(const std::string& folder, std::span<const PostPicture> pictures);

/// Writes the drawings that `post` shows, where the site has none of that name.
void write_drawings(const std::string& folder, const std::string& post);

} // namespace earbench
