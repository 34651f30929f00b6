#include "core/error.hpp"
#include "core/strings.hpp"
#include "draft/draft.hpp"
#include "draft/template_rules.hpp"
#include "draft/wording.hpp"
#include "text/escape.hpp"
#include "text/front_matter.hpp"

#include <algorithm>

namespace earbench {

namespace {

std::string_view leading_blanks(std::string_view line)
{
    return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

/// The lines of a template's front matter with the review's values.
std::string fill_front_matter(std::string_view yaml, const Review& review, const SampleProduct& sample)
{
    std::string filled;
    bool has_rating = false;
    bool has_bias = false;
    for (const auto line : split_lines(yaml)) {
        const auto colon = line.find(':');
        const auto key = to_lower(trim(line.substr(0, colon)));
        const auto value =
            colon == std::string_view::npos ? std::string_view{} : trim(line.substr(colon + 1));
        const auto put = [&](const std::string& text) {
            filled += std::string(line.substr(0, colon)) + ": " + text + "\n";
        };
        const bool picture = is_picture_of(value, sample);
        if (key == "title") {
            put(yaml_quoted(post_title(review)));
        } else if ((key == "excerpt" || key == "excerpts") &&
                   (value.size() <= 2 || value.find("Tagline") != std::string_view::npos)) {
            put(yaml_quoted(tagline_or_todo(review)));
        } else if (picture) {
            put(yaml_quoted(image_or_todo(review)));
        } else if (key == "rating" || key == "bias") {
            const auto& rating = key == "rating" ? review.sonic : review.bias;
            put(rating ? rating_text(*rating) : "\"TODO\"");
        } else if (const auto text = fill_plain_tokens(value, review); text != value) {
            put(yaml_quoted(trim(replace_all(text, "\"", ""))));
        } else {
            filled.append(line).append("\n");
        }
        has_rating |= key == "rating";
        has_bias |= key == "bias";
    }
    if (review.sonic && !has_rating) {
        filled += "rating: " + rating_text(*review.sonic) + "\n";
    }
    if (review.bias && !has_bias) {
        filled += "bias: " + rating_text(*review.bias) + "\n";
    }
    return filled;
}

/// Goes through the lines of a template's body and remembers what found its place.
class BodyFilling {
public:
    BodyFilling(const Review& review, const SampleProduct& sample, std::vector<std::string> lines)
        : m_review(review), m_sample(sample), m_lines(std::move(lines))
    {
    }

    std::string fill()
    {
        choose_disclosure();
        for (auto& line : m_lines) {
            fill_line(line);
        }
        add_what_has_no_place();
        return with_blank_lines_before_headings();
    }

private:
    /// Exactly one disclosure stays: the first that fits, or our own in the place of the first.
    void choose_disclosure()
    {
        std::vector<std::size_t> found;
        auto kept = m_lines.size();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (const auto source = disclosed_source(m_lines[i])) {
                found.push_back(i);
                kept = kept == m_lines.size() && *source == m_review.source ? i : kept;
            }
        }
        if (found.empty()) {
            m_lines.insert(m_lines.begin(), {"", disclosure(m_review)});
            return;
        }
        if (kept == m_lines.size()) {
            kept = found.front();
            const auto text = trim(m_lines[kept]);
            const bool item = text.starts_with("- ") || text.starts_with("* ");
            m_lines[kept] = std::string(leading_blanks(m_lines[kept])) +
                            (item ? std::string(text.substr(0, 2)) : "") + disclosure(m_review);
        } else {
            m_lines[kept] = fill_tokens(m_lines[kept], m_review, markdown_escaped(m_review.provider));
        }
        m_disclosure = kept;
        for (auto at = found.rbegin(); at != found.rend(); ++at) {
            if (*at != kept) {
                m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(*at));
                m_disclosure -= *at < kept ? 1U : 0U;
                kept = m_disclosure;
            }
        }
    }

    void fill_line(std::string& line)
    {
        if (m_disclosure < m_lines.size() && &line == &m_lines[m_disclosure]) {
            return; // filled already, and its text may hold what looks like a field
        }
        if (is_rating_line(line, RatingLabel::sonic)) {
            line = rating_line_marks(line) + sonic_line(m_review);
            m_has_sonic = true;
        } else if (is_rating_line(line, RatingLabel::bias)) {
            line = rating_line_marks(line) + bias_line(m_review);
            m_has_bias = true;
        } else if (const auto part = sub_rating_line(line, m_review)) {
            line = *part;
        } else if (const auto setup = setup_line(line, m_review)) {
            line = *setup;
        } else {
            auto filled = fill_tokens(line, m_review, "TODO");
            if (const auto text = to_lower(trim(filled));
                text.ends_with("link:") || text.ends_with("links:")) {
                filled = filled.substr(0, filled.find_last_not_of(" \t") + 1) + " " + link_list(m_review);
                m_has_links = true;
            }
            filled = fill_caption(filled, m_review, m_sample);
            m_has_figure |= fill_pictures(filled, m_review, m_sample);
            line = filled;
        }
    }

    void append(const std::string& text) { m_lines.insert(m_lines.end(), {"", text}); }

    void add_what_has_no_place()
    {
        if (m_review.figure && !m_has_figure) {
            append(figure_image(m_review));
            append("*Frequency response of " + compared_curves(m_review) + ". " + rig_sentences(m_review) +
                   "*");
        }
        if (!m_review.links.empty() && !m_has_links) {
            append("Links: " + link_list(m_review));
        }
        if (m_review.sonic && !m_has_sonic) {
            append(sonic_line(m_review));
        }
        if (m_review.bias && !m_has_bias) {
            append(bias_line(m_review));
        }
    }

    /// kramdown takes a heading that follows text without a blank line for more of the text.
    [[nodiscard]] std::string with_blank_lines_before_headings() const
    {
        std::string text;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const bool blank_before = i == 0 || trim(m_lines[i - 1]).empty();
            const bool heading =
                i + 1 < m_lines.size() && !trim(m_lines[i]).empty() && is_setext_underline(m_lines[i + 1]);
            text += heading && !blank_before ? "\n" : "";
            text += m_lines[i] + "\n";
        }
        return text;
    }

    static bool is_setext_underline(std::string_view line)
    {
        const auto text = trim(line);
        return text.size() >= 2 && text.find_first_not_of('=') == std::string_view::npos;
    }

    const Review& m_review;
    const SampleProduct& m_sample;
    std::vector<std::string> m_lines;
    std::size_t m_disclosure = static_cast<std::size_t>(-1);
    bool m_has_sonic = false;
    bool m_has_bias = false;
    bool m_has_links = false;
    bool m_has_figure = false;
};

} // namespace

std::string fill_template(std::string_view bytes, const std::string& file, const Review& review)
{
    const auto parts = split_front_matter(normal_text(bytes, file));
    if (!parts.present) {
        throw Error(Fault::data, Place{file, 1}, "expected front matter between two lines of ---");
    }
    const auto sample = sample_product(parts.yaml);
    std::vector<std::string> lines;
    for (const auto line : split_lines(parts.body)) {
        lines.emplace_back(line);
    }
    return "---\n" + fill_front_matter(parts.yaml, review, sample) + "---\n" +
           BodyFilling(review, sample, std::move(lines)).fill();
}

} // namespace earbench
