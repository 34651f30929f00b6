#include "draft/file_names.hpp"

#include "core/error.hpp"
#include "core/folders.hpp"
#include "text/slug.hpp"

#include <algorithm>
#include <utility>

namespace earbench {

namespace {

constexpr std::size_t longest_slug_bytes = 100;

} // namespace

std::string product_slug(const Review& review)
{
    if (!review.slug.empty()) {
        return review.slug;
    }
    const auto brand = slug_of(review.brand);
    const auto model = slug_of(review.model);
    for (const auto& [name, slug] : {std::pair(review.brand, brand), std::pair(review.model, model)}) {
        if (slug.empty()) {
            throw Error(Fault::usage,
                        "expected --slug, because nothing of '" + name + "' can stand in a file name");
        }
    }
    if (brand.size() + 1 + model.size() > longest_slug_bytes) {
        throw Error(Fault::usage,
                    "expected --slug, because brand and model make a file name of more than 100 letters");
    }
    return brand + "-" + model;
}

std::string post_file_name(const Review& review)
{
    return review.date + "-review-" + product_slug(review) + ".md";
}

std::string post_path(const Review& review, const std::string& folder)
{
    const auto site = folder == "." ? std::string() : folder + "/";
    return site + (is_folder(site + "_posts") ? "_posts/" : "") + post_file_name(review);
}

std::string figure_path(const Review& review)
{
    if (!review.figure_path.empty() && !review.figure_path.starts_with('/')) {
        throw Error(Fault::usage,
                    "expected a path from the root of the site (/...) to draw to for --figure but "
                    "found '" +
                        review.figure_path + "'");
    }
    const auto slug = product_slug(review);
    return review.figure_path.empty() ? "/assets/images/" + slug + "/" + slug + "_graph.png"
                                      : review.figure_path;
}

std::string rival_figure_path(const Review& review, std::size_t index)
{
    const auto name_of = [&](const Rival& rival) {
        return slug_of(rival.name).substr(0, longest_slug_bytes);
    };
    const auto name = name_of(review.rivals[index]);
    const bool is_taken =
        std::any_of(review.rivals.begin(), review.rivals.begin() + static_cast<std::ptrdiff_t>(index),
                    [&](const Rival& rival) { return name_of(rival) == name; });
    const auto slug = product_slug(review);
    return "/assets/images/" + slug + "/" + slug + "_vs_" +
           (name.empty() || is_taken ? std::to_string(index + 1) : name) + ".png";
}

} // namespace earbench
