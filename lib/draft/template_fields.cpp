#include "draft/template_fields.hpp"

#include "core/text_at.hpp"
#include "draft/drawings.hpp"
#include "draft/wording.hpp"
#include "post/rating.hpp"
#include "text/escape.hpp"

#include <algorithm>

namespace earbench {

namespace {

TemplateField text_field(std::string_view name, const std::string& text, std::string_view what)
{
    const auto shown = text.empty() ? "TODO: " + std::string(what) : text;
    return {name, !text.empty(), yaml_quoted(shown), markdown_or_todo(text, what)};
}

TemplateField markdown_field(std::string_view name, bool known, const std::string& markdown)
{
    return {name, known, yaml_quoted(markdown), markdown};
}

/// Empty where it is not known: a condition in its line leaves the line out.
TemplateField known_markdown(std::string_view name, const std::string& markdown)
{
    return {name, !markdown.empty(), yaml_quoted(markdown), markdown};
}

TemplateField number_field(std::string_view name, const std::optional<double>& rating)
{
    const auto text = rating ? rating_text(*rating) : "TODO";
    return {name, rating.has_value(), rating ? text : yaml_quoted(text), text};
}

TemplateField source_field(std::string_view name, Source source, const Review& review)
{
    return text_field(name, review.source == source ? provider_text(review) : "", name);
}

/// What stands in the place of a paragraph that is not written yet says what belongs there.
std::vector<TemplateField> prose_fields(const Review& review)
{
    return {
        text_field("opening", review.opening, "opening, a few sentences on why this IEM is worth a look"),
        text_field("technology", review.technology, "technology, and what the maker claims"),
        text_field("packaging", review.packaging, "packaging and accessories"),
        text_field("earpieces", review.earpieces, "earpieces"),
        text_field("fit", review.fit, "fit, comfort and isolation"),
        text_field("recommended-tips", review.recommended_tips, "ear tips to use"),
        text_field("impedance", review.impedance, "impedance"),
        text_field("sensitivity", review.sensitivity, "sensitivity"),
        text_field("discount", review.discount, "discount"),
        text_field("thanks", review.thanks, "thanks"),
        markdown_field("likes", !review.likes.empty(), item_list(review.likes)),
        markdown_field("improvements", !review.improvements.empty(), item_list(review.improvements)),
        markdown_field("comparisons", !review.rivals.empty(), comparisons(review)),
        known_markdown("facts", measured_facts(review)),
        known_markdown("mean-rule", mean_rule(review)),
    };
}

} // namespace

std::vector<TemplateField> template_fields(const Review& review)
{
    const auto part = [](std::string_view name, const std::optional<double>& rating) {
        return markdown_field(name, rating.has_value(), rating_or_todo(rating, "sub"));
    };
    const auto& figure = review.figure;
    const bool has_figure = figure.has_value();
    auto fields = prose_fields(review);
    const std::vector<TemplateField> others{
        text_field("brand", review.brand, "brand"),
        text_field("model", review.model, "model"),
        text_field("product", product_name(review), "product"),
        text_field("title", post_title(review), "title"),
        text_field("tagline", review.tagline, "tagline"),
        text_field("excerpt", review.excerpt.empty() ? review.tagline : review.excerpt, "tagline"),
        text_field("date", review.date, "date"),
        text_field("price", price_text(review), "price"),
        markdown_field("image", !review.image.empty(), image_or_todo(review)),
        source_field("sample", Source::sample, review),
        source_field("tour", Source::tour, review),
        source_field("group-tour", Source::group_tour, review),
        source_field("loan", Source::loan, review),
        source_field("purchase", Source::purchase, review),
        markdown_field("disclosure", review.source != Source::unknown, disclosure(review)),
        markdown_field("links", !review.links.empty(), link_list(review)),
        markdown_field("link-label", true, link_label(review)),
        known_markdown("affiliate", review.affiliate.value_or(false) ? "affiliate" : ""),
        text_field("source", review.playback, "sources"),
        text_field("cable", review.cable, "cable"),
        text_field("tips", review.tips, "ear tips"),
        part("tonality", review.parts.tonality),
        part("bass", review.parts.bass),
        part("resolution", review.parts.resolution),
        part("staging", review.parts.staging),
        number_field("sonic", review.sonic),
        markdown_field("sonic-rating", review.sonic.has_value(), sonic_value(review)),
        number_field("bias", review.bias),
        markdown_field("bias-rating", review.bias.has_value(), bias_value(review)),
        markdown_field("figure", has_figure, figure_image(review, figure)),
        markdown_field("curves", has_figure, compared_curves(review, figure)),
        markdown_field("rig", has_figure, rig_sentences(review, figure)),
        known_markdown("smoothing", smoothing_sentence(figure)),
        known_markdown("graph-link", graph_link(review, figure)),
        text_field("reviewer", review.profile.reviewer, "reviewer"),
        text_field("listens", review.profile.listens, "what you listen for"),
        known_markdown("ranking-link", page_link("ranking list", review.profile.ranking)),
        known_markdown("graphs-link", page_link("graph tool", review.profile.graphs)),
        known_markdown("glossary-link", page_link("glossary", review.profile.glossary)),
        known_markdown("attack-drawing", review.has_drawings ? attack_image() : ""),
        known_markdown("stage-drawing", review.has_drawings ? stage_image() : ""),
    };
    fields.insert(fields.end(), others.begin(), others.end());
    return fields;
}

const TemplateField* find_field(const std::vector<TemplateField>& fields, std::string_view name)
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

std::optional<TemplateMark> next_mark(std::string_view line, std::size_t from)
{
    constexpr std::string_view name_bytes = "abcdefghijklmnopqrstuvwxyz-";
    for (auto begin = line.find("[[", from); begin != std::string_view::npos;
         begin = line.find("[[", begin + 1)) {
        auto name = line.substr(begin + 2);
        auto kind = TemplateMark::Kind::value;
        if (name.starts_with('?') || name.starts_with('!')) {
            kind = name.front() == '?' ? TemplateMark::Kind::if_known : TemplateMark::Kind::if_unknown;
            name.remove_prefix(1);
        }
        const auto length = std::min(name.find_first_not_of(name_bytes), name.size());
        const bool escaped = byte_at(line, begin - 1) == '\\';
        if (!escaped && length > 0 && name.substr(length).starts_with("]]")) {
            const auto name_begin = static_cast<std::size_t>(name.data() - line.data());
            return TemplateMark{kind, name.substr(0, length), begin, name_begin + length + 2};
        }
    }
    return std::nullopt;
}

} // namespace earbench
