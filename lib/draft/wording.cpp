#include "draft/wording.hpp"

#include "core/strings.hpp"
#include "text/escape.hpp"

#include <algorithm>
#include <utility>

namespace earbench {

namespace {

/// "A", "A and B", "A, B and C".
std::string enumeration(std::vector<std::string> parts)
{
    if (parts.empty()) {
        return {};
    }
    const auto last = parts.back();
    parts.pop_back();
    return join(parts, ", ") + (parts.empty() ? "" : " and ") + last;
}

/// Graph tools call targets by their files: "Harman IE 2019 Target".
std::string target_in_graph_tool(const std::string& label)
{
    constexpr std::string_view word = "target";
    const bool has_word = to_lower(label).ends_with(word);
    return std::string(trim(label.substr(0, label.size() - (has_word ? word.size() : 0)))) + " Target";
}

} // namespace

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

std::string provider_text(const Review& review)
{
    return review.provider + (review.discount.empty() ? "" : " (with a discount of " + review.discount + ")");
}

std::string price_text(const Review& review)
{
    std::vector<std::string> prices;
    if (!review.price.empty()) {
        prices.push_back(review.price);
    }
    for (const auto& [what, price] : review.variants) {
        prices.push_back(price + " (" + what + ")");
    }
    return enumeration(prices);
}

std::string disclosure(const Review& review)
{
    const auto from = markdown_escaped(provider_text(review)) +
                      (review.thanks.empty() ? "" : " (" + markdown_escaped(review.thanks) + ")") + ".**";
    switch (review.source) {
    case Source::sample:
        return "**The unit is a review sample provided by " + from;
    case Source::tour:
        return "**The unit came to me with a review tour organised by " + from;
    case Source::group_tour:
        return "**The unit came to me with a review tour of a group, arranged by " + from;
    case Source::loan:
        return "**The unit is on loan from " + from;
    case Source::purchase:
        return "**I bought the unit at " + from;
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

std::string link_label(const Review& review)
{
    return !review.affiliate   ? "Links"
           : *review.affiliate ? "Affiliate links, by which I earn"
                               : "Unaffiliated links";
}

std::string item_list(const std::vector<std::string>& items)
{
    std::vector<std::string> lines;
    for (const auto& item : items) {
        lines.push_back("- " + markdown_escaped(item));
    }
    return lines.empty() ? "- TODO" : join(lines, "\n");
}

std::string measured_facts(const Review& review)
{
    if (review.facts.bands.empty() && !review.facts.balance) {
        return {};
    }
    auto list = facts_list(review.facts, review.sensitivity);
    list.pop_back(); // the end of its last line
    return "TODO: keep what was measured, in words of your own, or delete it\n\n" + list;
}

std::string mean_rule(const Review& review)
{
    const auto mean = overall_rating(review.parts);
    return mean && mean == review.sonic ? "The sonic rating is the mean of those of tonality, bass, "
                                          "resolution and staging, rounded to "
                                          "half points."
                                        : "";
}

std::string figure_image(const Review& review, const std::optional<PostFigure>& figure)
{
    if (!figure) {
        return "TODO: frequency response figure";
    }
    const auto of_rival = std::find_if(review.rivals.begin(), review.rivals.end(), [&](const Rival& rival) {
        return rival.figure && rival.figure->path == figure->path;
    });
    const auto other = of_rival == review.rivals.end() ? "" : " and " + of_rival->name;
    return "![Frequency response of " + markdown_escaped(product_name(review) + other) + "](" +
           url_escaped(figure->path) + ")";
}

std::string compared_curves(const Review& review, const std::optional<PostFigure>& figure)
{
    auto product = markdown_escaped(product_name(review));
    if (!figure || figure->names.empty()) {
        return product + " against TODO: other curves and target";
    }
    std::vector<std::string> others;
    for (std::size_t i = 1; i < figure->names.size(); ++i) {
        others.push_back(markdown_escaped(figure->names[i]));
    }
    if (!figure->target.empty()) {
        others.push_back("the " + markdown_escaped(figure->target));
    }
    return others.empty() ? product : product + " against " + enumeration(others);
}

std::string rig_sentences(const Review& review, const std::optional<PostFigure>& figure)
{
    const auto rig = figure ? figure->rig : review.profile.rig;
    if (rig.empty() || rig.find("711") != std::string::npos || rig.find("60318-4") != std::string::npos) {
        return "Measured on a coupler after IEC 60318-4 (a \"711\" coupler): compare it with measurements "
               "from the same "
               "coupler only. Above 8 kHz such a coupler is unreliable.";
    }
    return "Measured on " + markdown_escaped(rig) + ": compare it with measurements from the same rig only.";
}

std::string smoothing_sentence(const std::optional<PostFigure>& figure)
{
    if (!figure || figure->alignment.empty()) {
        return {};
    }
    const auto& smoothing = figure->smoothing;
    const std::string with = smoothing.ends_with("smoothing") ? ", with " : smoothing.empty() ? "" : ", ";
    return "The curves are at one level at " + markdown_escaped(figure->alignment) + with +
           markdown_escaped(smoothing) + ".";
}

std::string page_link(const std::string& label, const std::string& address)
{
    return address.empty() ? "" : "[" + label + "](" + url_escaped(address) + ")";
}

std::string graph_link(const Review& review, const std::optional<PostFigure>& figure)
{
    if (!figure || review.profile.graphs.empty()) {
        return {};
    }
    std::vector<std::string> shared{product_name(review)};
    shared.insert(shared.end(),
                  figure->names.begin() + std::min<std::ptrdiff_t>(1, std::ssize(figure->names)),
                  figure->names.end());
    if (!figure->target.empty()) {
        shared.push_back(target_in_graph_tool(figure->target));
    }
    for (auto& name : shared) {
        name = uri_component(replace_all(name, " ", "_"));
    }
    const auto& tool = review.profile.graphs;
    return page_link("Compare these curves in the graph tool",
                     tool + (tool.find('?') == std::string::npos ? "?share=" : "&share=") +
                         join(shared, ","));
}

std::string comparisons(const Review& review)
{
    std::vector<std::string> sections;
    for (const auto& [name, curves, figure] : review.rivals) {
        auto section = "### " + markdown_escaped(name) + "\n\n";
        if (figure) {
            const auto smoothing = smoothing_sentence(figure);
            const auto link = graph_link(review, figure);
            section += figure_image(review, figure) + "\n\n*Frequency response of " +
                       compared_curves(review, figure) + ". " + rig_sentences(review, figure) +
                       (smoothing.empty() ? "" : " " + smoothing) + "*\n\n" +
                       (link.empty() ? "" : link + ".\n\n");
        }
        sections.push_back(section + "TODO: how " + markdown_escaped(product_name(review)) +
                           " sounds beside " + markdown_escaped(name));
    }
    return sections.empty() ? "TODO: how it sounds beside IEMs of its class" : join(sections, "\n\n");
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
