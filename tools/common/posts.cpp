#include "common/posts.hpp"

#include "core/error.hpp"
#include "core/folders.hpp"

namespace earbench::cli {

std::vector<std::string> posts_of(const std::string& input)
{
    if (input == "-" || !is_folder(input)) {
        return {input};
    }
    const auto site_posts = input + "/_posts";
    auto files = files_below(is_folder(site_posts) ? site_posts : input, {".md", ".markdown"});
    if (files.empty()) {
        throw Error(Fault::no_input, Place{input}, "expected posts (*.md) in the folder but found none");
    }
    return files;
}

} // namespace earbench::cli
