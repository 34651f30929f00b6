#include "site_files.hpp"

#include "common/curves.hpp"
#include "common/picture.hpp"
#include "compare/target.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"
#include "curve/frequency_response.hpp"
#include "draft/drawings.hpp"
#include "draft/file_names.hpp"
#include "plot/response_figure.hpp"

#include <vector>

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

void take_from_site(Review& review, const std::string& folder)
{
    review.has_drawings = is_folder(folder + "/_posts") || is_file(folder + "/_config.yml");
    if (!review.curves.empty() && !review.profile.rival.empty()) {
        review.curves.push_back(folder + "/" + review.profile.rival);
    }
}

Picture draw_figure(const cli::Tool& tool, Review& review)
{
    std::vector<FrequencyResponse> curves;
    for (const auto& file : review.curves) {
        const auto read = cli::read_noting(tool, file, review.curves);
        curves.insert(curves.end(), read.begin(), read.end());
    }
    std::optional<FrequencyResponse> target;
    if (review.target != "none") {
        target = cli::read_target(tool, review.target.empty() ? "harman-ie-2019" : review.target);
    }
    review.figure = {.path = figure_path(review),
                     .names = distinct_names(curves),
                     .target = target ? target_label(*target) : "",
                     .rig = rig_of(curves, review.profile.rig),
                     .smoothing = smoothing_of(curves),
                     .alignment = "500 Hz"};
    return render_figure(response_figure(curves, target ? &*target : nullptr, {}), "png");
}

} // namespace earbench
