#include "core/ascii.hpp"
#include "core/strings.hpp"
#include "post/post_checks.hpp"
#include "post/rating_line.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace earbench {

namespace {

std::vector<std::string_view> views(const std::vector<std::string>& lines)
{
    return {lines.begin(), lines.end()};
}

/// A word for marks, and those that it is written with; scales of before September 2023 had two for another.
struct LabelRange {
    std::string_view label;
    double lowest;
    double highest;
    std::optional<double> old_mark;
};
constexpr std::array<LabelRange, 10> labels{{
    {"above average", 3.5, 3.5, {}},
    {"very good", 3.5, 4.5, {}},
    {"average", 3, 3, {}},
    {"poor", 1, 1.5, {}},
    {"adequate", 1.5, 2.5, 3},
    {"mediocre", 2, 2.5, {}},
    {"good", 3, 3, 4},
    {"great", 4, 4.5, {}},
    {"outstanding", 5, 5, {}},
    {"excellent", 5, 5, {}},
}};

enum class Words { ours, old, either };

/// The post's own line: "1 (Poor) to 3 (Good) to 5 (Outstanding)". "3 (Adequate)" stood there while 3 was
/// already called good in the text.
Words words_of_scale(const PostView& view)
{
    for (const auto& line : view.lines) {
        const auto lower = to_lower(line);
        if (lower.find("1 (poor)") == std::string::npos) {
            continue;
        }
        return lower.find("3 (good)") != std::string::npos ? Words::ours : Words::either;
    }
    return view.post.date >= "2024" ? Words::ours : Words::either; // no date is before all
}

/// The word behind a mark: "Great" of "4/5 - Great (Tonality 4)"; nothing where none of ours is there.
const LabelRange* label_of(std::string_view text)
{
    const auto begin =
        std::min(text.find_first_not_of("0123456789.,/ *_-(:\xC2\xBD\xE2\x80\x93\x94"), text.size());
    const auto lower = to_lower(text.substr(begin));
    const auto* const found = std::find_if(labels.begin(), labels.end(), [&](const LabelRange& range) {
        const auto size = range.label.size();
        return lower.starts_with(range.label) && (lower.size() == size || !is_letter(lower[size]));
    });
    return found == labels.end() ? nullptr : found;
}

void check_label(const PostView& view, const StatedRating& closing, Findings& findings)
{
    const auto* const label = label_of(closing.text);
    if (label == nullptr) {
        return;
    }
    const double mark = closing.read.rating.value;
    const auto words = words_of_scale(view);
    const bool fits_ours = mark >= label->lowest && mark <= label->highest;
    const bool fits_old = words != Words::ours && mark == label->old_mark;
    if (fits_ours || fits_old) {
        return;
    }
    const auto text = "expected '" + std::string(rating_label(mark)) + "' beside " + rating_text(mark) +
                      " but found '" + std::string(label->label) + "'";
    // A half point beside its word is a habit, more is a mistake.
    const bool is_near = mark >= label->lowest - 0.5 && mark <= label->highest + 0.5;
    is_near ? findings.note(view.line_of(closing.index), "label-mismatch", text)
            : findings.error(view.line_of(closing.index), "label-mismatch", text);
}

void check_phrase(const PostView& view, const StatedRating& closing, Findings& findings)
{
    struct Phrase {
        std::string_view words;
        double lowest;
        double highest;
    };
    constexpr std::array<Phrase, 6> phrases{{{"dislike", 1, 1.5},
                                             {"enjoy", 1.5, 2.5}, // "I don't enjoy"
                                             {"lukewarm", 2.5, 3.5},
                                             {"okay", 2.5, 3.5},
                                             {"love", 4.5, 5},
                                             {"i like", 3.5, 4.5}}};
    const auto lower = to_lower(closing.text);
    const bool negated = lower.find(" not ") != std::string::npos || lower.find("n't") != std::string::npos ||
                         lower.find("n\xE2\x80\x99t") != std::string::npos;
    for (const auto& [words, lowest, highest] : phrases) {
        if (lower.find(words) == std::string::npos || negated != (words == "enjoy")) {
            continue;
        }
        const double mark = closing.read.rating.value;
        if (mark < lowest || mark > highest) {
            findings.error(view.line_of(closing.index), "label-mismatch",
                           "expected \"" + std::string(bias_phrase(mark)) + "\" beside " + rating_text(mark) +
                               " but found " + quoted_text(closing.text));
        }
        return;
    }
}

/// Sentences that rate a part: "I would rate the bass of X a 4/5". Of several about one part the last counts.
SubRatings parts_in_prose(const PostView& view)
{
    SubRatings found;
    for (const auto& line : view.lines) {
        const auto lower = to_lower(line);
        const bool gives_mark = rates(lower) || lower.find("give the") != std::string::npos;
        const auto mark = only_mark(lower);
        if (!gives_mark || !mark) {
            continue;
        }
        const auto before = replace_all(replace_all(lower.substr(0, mark->begin), ",", " "), "(", " ");
        const auto named = read_sub_ratings(before + "1");
        for (const auto part :
             {&SubRatings::tonality, &SubRatings::bass, &SubRatings::resolution, &SubRatings::staging}) {
            if (named.*part) {
                found.*part = mark->value;
            }
        }
    }
    return found;
}

void check_mean(const PostView& view, const StatedRating& closing, Findings& findings)
{
    const double mark = closing.read.rating.value;
    const auto text = [&](double mean) {
        return "expected " + rating_text(mean) + ", the mean of the sub-ratings, but found " +
               rating_text(mark);
    };
    if (const auto mean = overall_rating(view.post.parts)) {
        if (*mean != mark) {
            findings.error(view.line_of(closing.index), "sub-mean", text(*mean));
        }
    } else if (const auto prose = overall_rating(parts_in_prose(view)); prose && *prose != mark) {
        findings.error(view.line_of(closing.index), "sub-mean", text(*prose) + " (sub-ratings in the text)");
    }
}

bool is_unfinished(const std::vector<CheckFinding>& findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const CheckFinding& finding) {
        return finding.code == "placeholder" || finding.code == "empty-part";
    });
}

} // namespace

void check_ratings(const PostView& view, Findings& findings)
{
    const auto lines = views(view.lines);
    const auto sonic = closing_rating(lines, RatingLabel::sonic, Scale());
    const auto bias = closing_rating(lines, RatingLabel::bias, Scale());
    if (sonic && sonic->read.kind == ReadRating::Kind::rating) {
        check_label(view, *sonic, findings);
        check_mean(view, *sonic, findings);
    }
    if (bias && bias->read.kind == ReadRating::Kind::rating) {
        check_phrase(view, *bias, findings);
    }
    const auto is_best = [](const std::optional<Rating>& rating) { return rating && rating->value == 5.0; };
    if (is_best(view.post.sonic) && is_best(view.post.bias) && is_unfinished(findings.all())) {
        findings.error(sonic ? view.line_of(sonic->index) : 0, "template-rating",
                       "5/5 twice in a post that is not finished: are they the template's?");
    }
}

} // namespace earbench
