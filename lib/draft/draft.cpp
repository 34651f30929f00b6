#include "draft/draft.hpp"

#include "core/strings.hpp"
#include "draft/wording.hpp"
#include "text/escape.hpp"

#include <utility>

namespace earbench {

namespace {

/// `[[field]]` is replaced by its value. Every heading has a blank line before it, as kramdown wants.
constexpr std::string_view built_in_template = R"(---
title: [[title]]
layout: "single"
excerpt: [[excerpt]]
toc: true
header:
    image: [[image]]
[[ratings]]---

TODO: opening, a few sentences on why this IEM is worth a look

## Forewords

- Ratings run in half points from **1 (Poor)** over **3 (Good)** to **5 (Outstanding)** and do not depend on the price. The sonic rating is about sound alone; the bias score is about my taste.
- [[disclosure]]
- The unit retails for [[price]] at the time of this review. Links: [[links]]

## General Information

TODO: technology, and what the maker claims

## Non-sound Aspects

TODO: packaging and accessories

TODO: earpieces, fit, comfort and isolation

**Ear tips recommendation:** TODO

## Driveability

TODO: impedance, sensitivity, and the sources that suffice

## Subjective Experience

**Test setup:**

- Sources: [[source]]
- Cable: [[cable]]
- Ear tips: [[tips]]

**Timbre and tonality:** [[tonality]]

**Bass and dynamics:** [[bass]]

**Resolution:** [[resolution]]

**Stereo imaging:** [[staging]]

**Multimedia:** TODO

## Frequency Response

[[figure]]

*Frequency response of [[curves]]. [[rig]]*

## Comparisons

TODO: how it sounds beside IEMs of its class

## Conclusions

TODO: summary

**What I like:**

- TODO

**What could be improved:**

- TODO

[[sonic]]

[[bias-score]]
)";

using Fields = std::vector<std::pair<std::string_view, std::string>>;

std::string sub_rating(const std::optional<double>& rating)
{
    return rating ? rating_or_todo(rating, "") + ". TODO" : "TODO";
}

std::string front_ratings(const Review& review)
{
    return (review.sonic ? "rating: " + rating_text(*review.sonic) + "\n" : "") +
           (review.bias ? "bias: " + rating_text(*review.bias) + "\n" : "");
}

/// One pass, so that a value with brackets in it is not taken for a field.
std::string fill_fields(std::string_view text, const Fields& fields)
{
    std::string filled;
    for (;;) {
        const auto begin = text.find("[[");
        filled += text.substr(0, begin);
        if (begin == std::string_view::npos) {
            return filled;
        }
        const auto end = text.find("]]", begin);
        const auto name = text.substr(begin + 2, end - begin - 2);
        for (const auto& [field, value] : fields) {
            filled += field == name ? value : "";
        }
        text.remove_prefix(end + 2);
    }
}

} // namespace

std::string write_draft(const Review& review)
{
    return fill_fields(built_in_template, {{"title", yaml_quoted(post_title(review))},
                                           {"excerpt", yaml_quoted(tagline_or_todo(review))},
                                           {"image", yaml_quoted(image_or_todo(review))},
                                           {"ratings", front_ratings(review)},
                                           {"disclosure", disclosure(review)},
                                           {"price", markdown_or_todo(review.price, "price")},
                                           {"links", link_list(review)},
                                           {"source", markdown_or_todo(review.playback, "sources")},
                                           {"cable", markdown_or_todo(review.cable, "cable")},
                                           {"tips", markdown_or_todo(review.tips, "ear tips")},
                                           {"tonality", sub_rating(review.parts.tonality)},
                                           {"bass", sub_rating(review.parts.bass)},
                                           {"resolution", sub_rating(review.parts.resolution)},
                                           {"staging", sub_rating(review.parts.staging)},
                                           {"figure", figure_image(review)},
                                           {"curves", compared_curves(review)},
                                           {"rig", rig_sentences(review)},
                                           {"sonic", sonic_line(review)},
                                           {"bias-score", bias_line(review)}});
}

} // namespace earbench
