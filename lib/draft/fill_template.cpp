#include "draft/fill_template.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "draft/template_fields.hpp"
#include "text/front_matter.hpp"

#include <algorithm>

namespace earbench {

namespace {

std::string shown_mark(const TemplateMark& mark)
{
    return "[[" + std::string(mark.name) + "]]";
}

bool stands_in_double_quotes(std::string_view line, std::size_t at)
{
    bool inside = false;
    for (std::size_t i = 0; i < at; ++i) {
        inside ^= line[i] == '"' && byte_at(line, i - 1) != '\\';
    }
    return inside;
}

bool is_whole_value(std::string_view line, const TemplateMark& mark)
{
    const auto before = trim(line.substr(0, mark.begin));
    const auto after = trim(line.substr(mark.end));
    const auto is_one_of = [](char c, std::string_view characters) {
        return characters.find(c) != std::string_view::npos;
    };
    return !before.empty() && is_one_of(before.back(), ":-[,") &&
           (after.empty() || is_one_of(after.front(), ",]#"));
}

std::string yaml_value(std::string_view line, const TemplateMark& mark, const TemplateField& field,
                       const Place& place)
{
    if (stands_in_double_quotes(line, mark.begin)) {
        const bool quoted_scalar = field.yaml.starts_with('"');
        return quoted_scalar ? field.yaml.substr(1, field.yaml.size() - 2) : field.yaml;
    }
    if (!is_whole_value(line, mark)) {
        throw Error(Fault::data, place, "expected double quotes around the text with " + shown_mark(mark));
    }
    return field.yaml;
}

/// Fills the lines of one half of a template.
class LineFilling {
public:
    LineFilling(const std::vector<TemplateField>& fields, bool is_yaml, Place first)
        : m_fields(fields), m_is_yaml(is_yaml), m_place(std::move(first))
    {
    }

    [[nodiscard]] std::string fill(std::string_view text)
    {
        std::string filled;
        for (const auto line : split_lines(text)) {
            if (const auto kept = fill_line(line)) {
                filled += *kept + "\n";
            }
            ++m_place.line;
        }
        return filled;
    }

private:
    /// Nothing where a condition of the line does not hold. One pass, so that a value with brackets in it is
    /// not taken for a mark.
    [[nodiscard]] std::optional<std::string> fill_line(std::string_view line) const
    {
        std::string filled;
        std::size_t at = 0;
        bool stays = true;
        while (const auto mark = next_mark(line, at)) {
            const auto* const field = find_field(m_fields, mark->name);
            if (field == nullptr) {
                throw Error(Fault::data, m_place,
                            "expected a field of a review but found " + shown_mark(*mark));
            }
            filled += line.substr(at, mark->begin - at);
            if (mark->kind == TemplateMark::Kind::value) {
                filled += m_is_yaml ? yaml_value(line, *mark, *field, m_place) : field->markdown;
            } else {
                stays &= field->known == (mark->kind == TemplateMark::Kind::if_known);
            }
            at = mark->end;
        }
        filled += line.substr(at);
        return stays ? std::optional(std::move(filled)) : std::nullopt;
    }

    const std::vector<TemplateField>& m_fields;
    bool m_is_yaml;
    Place m_place;
};

} // namespace

std::string fill_template(std::string_view marked, const std::string& file, const Review& review)
{
    const auto fields = template_fields(review);
    const auto parts = split_front_matter(marked);
    constexpr std::size_t first_yaml_line = 2;
    return "---\n" + LineFilling(fields, true, {file, first_yaml_line}).fill(parts.yaml) + "---\n" +
           LineFilling(fields, false, {file, parts.body_line}).fill(parts.body);
}

} // namespace earbench
