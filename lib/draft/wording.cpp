#include "draft/wording.hpp"

#include "core/strings.hpp"
#include "text/escape.hpp"

#include <algorithm>
#include <utility>

namespace earbench {

std::string product_name(const Review& review)
{
    return review.brand + " " + review.model;
}

std::string post_title(const Review& review)
{
    return product_name(review) + " - " + (review.tagline.empty() ? "TODO: tagline" : review.tagline);
}

std::string image_or_todo(const Review& review)
{
    return review.image.empty() ? "TODO: header image" : url_escaped(review.image);
}

std::string markdown_or_todo(const std::string& value, std::string_view what)
{
    return value.empty() ? "TODO: " + std::string(what) : markdown_escaped(value);
}

std::string disclosure(const Review& review)
{
    const auto from = markdown_escaped(review.provider);
    switch (review.source) {
    case Source::sample:
        return "**The unit is a review sample provided by " + from + ".**";
    case Source::tour:
        return "**The unit came to me with a review tour organised by " + from + ".**";
    case Source::loan:
        return "**The unit is on loan from " + from + ".**";
    case Source::purchase:
        return "**I bought the unit at " + from + ".**";
    case Source::unknown:
        break;
    }
    return "**TODO: say where the unit came from.**";
}

std::string link_list(const Review& review)
{
    std::vector<std::string> links;
    for (const auto& [label, url] : review.links) {
        links.push_back("[" + markdown_escaped(label.empty() ? url : label) + "](" + url_escaped(url) + ")");
    }
    return links.empty() ? "TODO: link" : join(links, ", ");
}

std::string figure_image(const Review& review)
{
    if (!review.figure) {
        return "TODO: frequency response figure";
    }
    return "![Frequency response of " + markdown_escaped(product_name(review)) + "](" +
           url_escaped(review.figure->path) + ")";
}

std::string compared_curves(const Review& review)
{
    auto product = markdown_escaped(product_name(review));
    if (!review.figure) {
        return product + " against TODO: other curves and target";
    }
    std::vector<std::string> others;
    const auto& names = review.figure->names;
    for (std::size_t i = 1; i < names.size(); ++i) {
        others.push_back(markdown_escaped(names[i]));
    }
    if (!review.figure->target.empty()) {
        others.push_back("the " + markdown_escaped(review.figure->target));
    }
    if (others.empty()) {
        return product;
    }
    const auto last = others.back();
    others.pop_back();
    return product + " against " + join(others, ", ") + (others.empty() ? "" : " and ") + last;
}

std::string rig_sentences(const Review& review)
{
    const auto rig = review.figure ? review.figure->rig : review.profile.rig;
    if (rig.empty() || rig.find("711") != std::string::npos || rig.find("60318-4") != std::string::npos) {
        return "Measured on a coupler after IEC 60318-4 (a \"711\" coupler): compare it with measurements "
               "from the same "
               "coupler only. Above 8 kHz such a coupler is unreliable.";
    }
    return "Measured on " + markdown_escaped(rig) + ": compare it with measurements from the same rig only.";
}

std::string smoothing_sentence(const Review& review)
{
    if (!review.figure || review.figure->alignment.empty()) {
        return {};
    }
    const auto& smoothing = review.figure->smoothing;
    const std::string with = smoothing.ends_with("smoothing") ? ", with " : smoothing.empty() ? "" : ", ";
    return "The curves are at one level at " + markdown_escaped(review.figure->alignment) + with +
           markdown_escaped(smoothing) + ".";
}

std::string page_link(const std::string& label, const std::string& address)
{
    return address.empty() ? "" : "[" + label + "](" + url_escaped(address) + ")";
}

std::string graph_link(const Review& review)
{
    if (!review.figure || review.profile.graphs.empty()) {
        return {};
    }
    std::vector<std::string> shared{product_name(review)};
    shared.insert(shared.end(),
                  review.figure->names.begin() +
                      std::min<std::ptrdiff_t>(1, std::ssize(review.figure->names)),
                  review.figure->names.end());
    for (auto& name : shared) {
        name = uri_component(replace_all(name, " ", "_"));
    }
    const auto& tool = review.profile.graphs;
    return page_link("Compare these curves in the graph tool",
                     tool + (tool.find('?') == std::string::npos ? "?share=" : "&share=") +
                         join(shared, ","));
}

std::string rating_or_todo(const std::optional<double>& rating, std::string_view what)
{
    return rating ? rating_text(*rating) + "/5 - " + std::string(rating_label(*rating))
                  : "TODO: " + std::string(what) + " rating";
}

std::string sonic_value(const Review& review)
{
    std::vector<std::string> parts;
    for (const auto& [name, part] :
         {std::pair("Tonality", review.parts.tonality), std::pair("Bass", review.parts.bass),
          std::pair("Resolution", review.parts.resolution), std::pair("Staging", review.parts.staging)}) {
        if (part) {
            parts.push_back(std::string(name) + " " + rating_text(*part));
        }
    }
    return rating_or_todo(review.sonic, "sonic") + (parts.empty() ? "" : " (" + join(parts, " - ") + ")");
}

std::string bias_value(const Review& review)
{
    return review.bias ? rating_text(*review.bias) + "/5 - " + std::string(bias_phrase(*review.bias))
                       : "TODO: bias rating";
}

} // namespace earbench
