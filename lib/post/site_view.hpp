#pragma once

#include "post/post.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// What is around a post that is checked.
struct SiteView {
    std::string post;     ///< where the post is, from the root of the site: "/_posts/2025-01-02-review-A.md"
    bool is_site = false; ///< false for a post without a site: links to other pages lead anywhere then
    std::vector<std::string> files;                 ///< all of them, from the root: "/assets/images/A/a.png"
    std::vector<std::string> products;              ///< names of other posts
    std::optional<std::vector<std::string>> curves; ///< names in the graph database, where one is given
    std::optional<std::vector<Post>> ranking;       ///< rows of the ranking, where one is given

    /// True where the file is there, in this letter case.
    [[nodiscard]] bool has(std::string_view path) const;
    /// The one file that differs from `path` in letter case alone (ASCII); empty where there is none, or
    /// several.
    [[nodiscard]] std::string look_alike(std::string_view path) const;
};

/// `path` of a link or picture in the post, from the root of the site: what begins with `/` stands there
/// already, anything else is beside the post; `%20` becomes a blank, `..` goes up. Empty where it leaves the
/// site.
[[nodiscard]] std::string site_path(std::string_view path, std::string_view post);

/// `text` with the bytes that `%41` and the like stand for, as browsers decode an address; a `%` without two
/// hexadecimal digits stays.
[[nodiscard]] std::string percent_decoded(std::string_view text);

} // namespace earbench
