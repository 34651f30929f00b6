#include "site_files.hpp"

#include "core/files.hpp"
#include "core/folders.hpp"
#include "draft/drawings.hpp"

namespace earbench {

SiteProfile profile_of(const std::string& folder)
{
    const auto path = folder + "/earbench.yaml";
    return is_file(path) ? read_site_profile(read_file(path), path) : SiteProfile{};
}

void write_drawings(const std::string& folder, const std::string& post)
{
    for (const auto& drawing : drawings()) {
        const auto path = folder + std::string(drawing.path);
        if (post.find(drawing.path) != std::string::npos && !exists(path)) {
            create_folders(path.substr(0, path.rfind('/')));
            write_file(path, std::string(drawing.svg));
        }
    }
}

void make_room(const std::string& folder, std::span<const PostPicture> pictures)
{
    for (const auto& picture : pictures) {
        const auto path = folder + picture.path;
        create_folders(path.substr(0, path.rfind('/')));
        require_creatable(path);
    }
}

void take_from_site(Review& review, const std::string& folder)
{
    review.has_drawings = is_folder(folder + "/_posts") || is_file(folder + "/_config.yml");
    if (!review.curves.empty() && !review.profile.rival.empty()) {
        review.curves.push_back(folder + "/" + review.profile.rival);
    }
}

} // namespace earbench
