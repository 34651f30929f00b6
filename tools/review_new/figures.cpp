#include "figures.hpp"

#include "common/curves.hpp"
#include "compare/target.hpp"
#include "core/error.hpp"
#include "curve/note_keys.hpp"
#include "draft/file_names.hpp"
#include "facts.hpp"
#include "plot/response_figure.hpp"
#include "smoothing/smooth.hpp"

#include <algorithm>
#include <optional>

namespace earbench {

namespace {

using Curves = std::vector<FrequencyResponse>;

Curves read_all(const cli::Tool& tool, const std::vector<std::string>& files)
{
    Curves curves;
    for (const auto& file : files) {
        const auto read = cli::read_noting(tool, file, files);
        curves.insert(curves.end(), read.begin(), read.end());
    }
    return curves;
}

/// Those of the reviewed product: of the name that the first one has.
Curves first_product(const Curves& curves)
{
    const auto name = [](const FrequencyResponse& curve) { return curve.notes().get(note::name); };
    Curves product;
    std::copy_if(curves.begin(), curves.end(), std::back_inserter(product),
                 [&](const FrequencyResponse& curve) { return name(curve) == name(curves.front()); });
    return product;
}

Curves renamed(Curves curves, const std::string& name)
{
    for (auto& curve : curves) {
        curve.notes().set(note::name, name);
    }
    return curves;
}

std::optional<SmoothingMethod> smoothing_of_review(const Review& review)
{
    if (review.smoothing.empty() || review.smoothing == "none") {
        return std::nullopt;
    }
    try {
        return parse_smoothing(review.smoothing);
    } catch (const Error&) {
        throw Error(Fault::data, "expected a smoothing such as 1/12, as of fr-smooth --width, but found '" +
                                     review.smoothing + "'");
    }
}

Curves smoothed(Curves curves, const std::optional<SmoothingMethod>& method)
{
    for (auto& curve : curves) {
        if (method) {
            curve = smooth_once(std::move(curve), *method);
        }
    }
    return curves;
}

/// What is the same in all figures of a post.
struct FigureFrame {
    std::optional<FrequencyResponse> target;
    std::string rig;
};

PostPicture draw(const Curves& curves, const FigureFrame& frame, const std::string& path, PostFigure& figure)
{
    const auto& target = frame.target;
    figure = {.path = path,
              .names = distinct_names(curves),
              .target = target ? target_label(*target) : "",
              .rig = rig_of(curves, frame.rig),
              .smoothing = smoothing_of(curves),
              .alignment = "500 Hz"};
    return {path,
            render_figure(response_figure(curves, target ? &*target : nullptr, {}), figure_format(path))};
}

} // namespace

std::vector<PostPicture> draw_figures(const cli::Tool& tool, Review& review)
{
    if (review.curves.empty()) {
        return {};
    }
    const auto method = smoothing_of_review(review);
    FigureFrame frame{.target = std::nullopt, .rig = review.profile.rig};
    if (review.target != "none") {
        frame.target = cli::read_target(tool, review.target.empty() ? "harman-ie-2019" : review.target);
    }
    const auto curves = read_all(tool, review.curves);
    const auto product = first_product(curves);
    review.facts = facts_of(tool, product, frame.target ? &*frame.target : nullptr);
    std::vector<PostPicture> pictures{
        draw(smoothed(curves, method), frame, figure_path(review), review.figure.emplace())};
    for (std::size_t i = 0; i < review.rivals.size(); ++i) {
        auto& rival = review.rivals[i];
        if (!rival.curves.empty()) {
            auto both = product;
            const auto others = renamed(read_all(tool, rival.curves), rival.name);
            both.insert(both.end(), others.begin(), others.end());
            pictures.push_back(
                draw(smoothed(both, method), frame, rival_figure_path(review, i), rival.figure.emplace()));
        }
    }
    return pictures;
}

} // namespace earbench
