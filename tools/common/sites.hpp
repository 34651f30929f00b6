#pragma once

#include "post/post.hpp"
#include "post/site_view.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace earbench::cli {

/// The sites around the posts that are checked, each looked at once.
class Sites {
public:
    /// What every post is compared with.
    std::optional<std::vector<std::string>> curves;
    std::optional<std::vector<Post>> ranking;

    /// The site that has the post `file`: the nearest folder above it with `_posts` or `_config.yml`, else
    /// its own.
    [[nodiscard]] SiteView around(const std::string& file);

private:
    std::map<std::string, SiteView> m_by_root;
};

} // namespace earbench::cli
