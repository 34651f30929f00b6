#include "core/ascii.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "post/empty_part.hpp"
#include "post/heading_line.hpp"
#include "post/post_checks.hpp"

#include <algorithm>
#include <array>

namespace earbench {

namespace {

bool is_word_at(std::string_view line, std::size_t at, std::string_view word)
{
    return !is_letter_or_digit(byte_at(line, at - 1)) && !is_letter_or_digit(byte_at(line, at + word.size()));
}

/// A word that templates have in the place of something that a review knows.
std::string_view placeholder_in(std::string_view line)
{
    constexpr std::array<std::string_view, 8> words{"TODO", "FIXME",         "XXXX",        "XXX",
                                                    "xxxx", "IEM - Tagline", "Lorem ipsum", "BRAND MODEL"};
    for (const auto word : words) {
        for (auto at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
            if (is_word_at(line, at, word)) {
                return word;
            }
        }
    }
    for (const auto mark : {std::string_view("[["), std::string_view("X/5"), std::string_view("_/5")}) {
        const auto at = line.find(mark);
        if (at != std::string_view::npos && (mark == "[[" ? line.find("]]", at) != std::string_view::npos
                                                          : is_word_at(line, at, mark) || mark == "_/5")) {
            return mark;
        }
    }
    return {};
}

/// Whole lines by which templates say what belongs there.
bool is_instruction(std::string_view line)
{
    constexpr std::array<std::string_view, 7> lines{"Opening phrase",
                                                    "Summary",
                                                    "Technology highlights and discussions.",
                                                    "Packaging and accessories",
                                                    "Ear pieces design",
                                                    "Fit, comfort and isolation",
                                                    "Tagline"};
    return std::find(lines.begin(), lines.end(), trim(line)) != lines.end();
}

void check_placeholders(const PostView& view, Findings& findings)
{
    const auto check = [&](std::string_view line, std::size_t number) {
        const auto word = placeholder_in(line);
        if (!word.empty() || is_instruction(line)) {
            findings.error(number, "placeholder",
                           "template text " + quoted_text(word.empty() ? line : word) + " is still there");
        }
    };
    std::size_t number = 2;
    for (const auto line : split_lines(view.parts.yaml)) {
        const bool is_tagline = trim(line).ends_with(" - Tagline\"") ||
                                trim(line).ends_with(": \"Tagline\"") || trim(line).ends_with(": Tagline") ||
                                trim(line).ends_with(" - Tagline");
        check(is_tagline ? "Tagline" : line, number++);
    }
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
        check(view.lines[i], view.line_of(i));
    }
}

std::string_view last_sentence(std::string_view line)
{
    const auto end = line.rfind(". ");
    return end == std::string_view::npos ? line : line.substr(end + 2);
}

void check_empty_parts(const PostView& view, Findings& findings)
{
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
        if (is_empty_item(view.lines[i])) {
            findings.error(view.line_of(i), "empty-part", "expected text in the list item but found none");
        } else if (is_empty_label(view.lines, i)) {
            findings.error(view.line_of(i), "empty-part",
                           "expected text behind " + quoted_text(last_sentence(trim(view.lines[i]))) +
                               " but found none");
        }
    }
}

void check_headings(const PostView& view, Findings& findings)
{
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
        if (is_hidden_heading(view.lines, i)) {
            findings.error(view.line_of(i), "setext-heading",
                           "expected a blank line before the heading " + quoted_text(view.lines[i]) +
                               ": kramdown shows it as text");
        }
    }
}

void check_keys(const PostView& view, Findings& findings)
{
    if (const auto* const key = view.front.find("excerpts")) {
        findings.note(key->line, "excerpts-key", "'excerpts' is read by no theme; 'excerpt' is");
    }
}

} // namespace

void check_wording(const PostView& view, Findings& findings)
{
    check_placeholders(view, findings);
    check_empty_parts(view, findings);
    check_headings(view, findings);
    check_keys(view, findings);
}

} // namespace earbench
