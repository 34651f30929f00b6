#include "core/number.hpp"
#include "core/strings.hpp"
#include "post/heading_line.hpp"
#include "post/post_checks.hpp"
#include "post/rating.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace earbench {

namespace {

/// The words for marks, the longest first where one contains another.
constexpr std::array<std::string_view, 9> label_words{
    "above average", "very good", "average", "adequate", "poor", "great", "outstanding", "excellent", "good"};

std::string_view first_label(std::string_view lower)
{
    const auto found = std::find_if(label_words.begin(), label_words.end(), [&](std::string_view word) {
        return lower.find(word) != std::string_view::npos;
    });
    return found == label_words.end() ? std::string_view{} : *found;
}

/// A heading that rates, and the lines below it.
struct RatedSection {
    double mark;
    std::string_view label; ///< maybe empty
};

/// "between 3.5 and 4.5" in a sentence that rates.
bool states_a_range(std::string_view lower)
{
    const auto at = lower.find("between ");
    if (at == std::string_view::npos) {
        return false;
    }
    const auto words = split(lower.substr(at), ' ');
    const auto is_mark = [](std::string_view word) {
        const auto value = parse_number(word.substr(0, word.find_first_of("/,;:)*")));
        return value && is_rating(*value);
    };
    return words.size() >= 4 && is_mark(words[1]) && words[2] == "and" && is_mark(words[3].substr(0, 3));
}

void compare(const PostView& view, std::size_t index, const RatedSection& section, Findings& findings)
{
    const auto lower = to_lower(view.lines[index]);
    if (!rates(lower)) {
        return;
    }
    const auto heading = "the heading says " + rating_text(section.mark);
    const auto mark = only_mark(lower);
    const auto label = first_label(lower);
    if (states_a_range(lower)) {
        findings.note(view.line_of(index), "heading-vs-text", heading + ", the text a range");
    } else if (mark && mark->value != section.mark) {
        findings.note(view.line_of(index), "heading-vs-text",
                      heading + ", the text " + rating_text(mark->value));
    } else if (!section.label.empty() && !label.empty() && label != section.label) {
        findings.note(view.line_of(index), "heading-vs-text",
                      "the heading says '" + std::string(section.label) + "', the text '" +
                          std::string(label) + "'");
    }
}

} // namespace

void check_sections(const PostView& view, Findings& findings)
{
    std::optional<RatedSection> section;
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
        if (is_heading(view.lines, i)) {
            const auto lower = to_lower(view.lines[i]);
            const auto mark = only_mark(lower);
            section = mark ? std::optional(RatedSection{mark->value, first_label(lower)}) : std::nullopt;
        } else if (section) {
            compare(view, i, *section, findings);
        }
    }
}

} // namespace earbench
