#include "draft/file_names.hpp"

#include "core/error.hpp"
#include "core/folders.hpp"
#include "text/slug.hpp"

#include <utility>

namespace earbench {

std::string product_slug(const Review& review)
{
    constexpr std::size_t longest_slug_bytes = 100;
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
    const auto slug = product_slug(review);
    return "/assets/images/" + slug + "/" + slug + "_graph.png";
}

} // namespace earbench
