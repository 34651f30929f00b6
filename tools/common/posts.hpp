#pragma once

#include <string>
#include <vector>

namespace earbench::cli {

/// The files that `input` stands for: of a folder the posts below it (.md, .markdown), of a site's folder
/// those in its _posts; anything else is a file itself.
///
/// @throws Error{no_input} where a folder has none.
[[nodiscard]] std::vector<std::string> posts_of(const std::string& input);

} // namespace earbench::cli
