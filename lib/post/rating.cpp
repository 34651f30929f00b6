#include "post/rating.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace earbench {

namespace {

constexpr std::string_view en_dash = "\xE2\x80\x93";
constexpr std::string_view em_dash = "\xE2\x80\x94";
constexpr std::string_view one_half = "\xC2\xBD";
constexpr std::string_view wide_colon = "\xEF\xBC\x9A";

/// Removes what stands between `open` and `close`, the two included; an opening without its end stays.
std::string without_spans(std::string_view text, std::string_view open, std::string_view close)
{
    std::string kept;
    for (;;) {
        const auto begin = text.find(open);
        const auto end = begin == std::string_view::npos ? begin : text.find(close, begin + open.size());
        if (end == std::string_view::npos) {
            return kept.append(text);
        }
        kept += text.substr(0, begin);
        text.remove_prefix(end + close.size());
    }
}

std::string with_plain_blanks(std::string text)
{
    // No-break, figure, thin and narrow no-break space, zero-width space, TAB.
    constexpr std::array<std::string_view, 8> blanks{
        "\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\x89", "\xE2\x80\xAF", "\xE2\x80\x8B", "&nbsp;", "&#160;", "\t"};
    for (const auto blank : blanks) {
        text = replace_all(text, blank, " ");
    }
    return text;
}

/// Takes `words` off the beginning of `text`, any blanks between them, in any letter case.
bool take_words(std::string_view& text, std::string_view words)
{
    auto rest = text;
    for (const auto word : split(words, ' ')) {
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
        if (to_lower(rest.substr(0, word.size())) != word) {
            return false;
        }
        rest.remove_prefix(word.size());
    }
    text = rest;
    return true;
}

bool take(std::string_view& text, std::string_view token)
{
    if (!text.starts_with(token)) {
        return false;
    }
    text.remove_prefix(token.size());
    return true;
}

void skip(std::string_view& text, std::string_view characters)
{
    text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
}

std::optional<double> take_number(std::string_view& text)
{
    std::size_t end = 0;
    while (is_digit(byte_at(text, end))) {
        ++end;
    }
    const auto whole_end = end;
    const bool point = end > 0 && (byte_at(text, end) == '.' || byte_at(text, end) == ',') &&
                       is_digit(byte_at(text, end + 1));
    while (point && is_digit(byte_at(text, ++end))) {
    }
    auto value = parse_number(replace_all(text.substr(0, end), ",", "."));
    if (value && end == whole_end && text.substr(end).starts_with(one_half)) {
        *value += 0.5;
        end += one_half.size();
    }
    if (value) {
        text.remove_prefix(end);
    }
    return value;
}

bool take_dash(std::string_view& text)
{
    return take(text, en_dash) || take(text, em_dash) || take(text, "-");
}

/// True when a second mark makes a range of what was read: "3-4", "3 to 4".
bool continues_as_range(std::string_view text)
{
    skip(text, " ");
    return (take_dash(text) || take(text, "~") || take_words(text, "to ")) &&
           (skip(text, " *_"), take_number(text).has_value());
}

} // namespace

std::string without_tags(std::string_view text)
{
    std::string kept;
    while (!text.empty()) {
        const bool tag = text.front() == '<' && (is_letter(byte_at(text, 1)) || byte_at(text, 1) == '/');
        const auto end = tag ? text.find('>') : std::string_view::npos;
        if (tag && end == std::string_view::npos) {
            break; // no later tag has an end either
        }
        if (tag) {
            text.remove_prefix(end + 1);
            continue;
        }
        kept += text.front();
        text.remove_prefix(1);
    }
    return kept.append(text);
}

bool is_rating(double value)
{
    return value >= 1.0 && value <= 5.0 && std::fmod(value, 0.5) == 0.0;
}

std::string_view rating_label(double rating)
{
    if (rating == 3.5) {
        return "Very Good";
    }
    constexpr std::array<std::string_view, 5> labels{"Poor", "Adequate", "Good", "Great", "Outstanding"};
    return labels.at(static_cast<std::size_t>(rating) - 1);
}

std::string_view bias_phrase(double bias)
{
    constexpr std::array<std::string_view, 5> phrases{"I dislike this IEM", "I don't enjoy this IEM",
                                                      "I'm lukewarm about this IEM", "I like this IEM",
                                                      "I love this IEM!"};
    return phrases.at(static_cast<std::size_t>(bias) - 1);
}

std::string rating_text(double rating)
{
    return format_shortest(rating);
}

std::optional<double> overall_rating(const SubRatings& parts)
{
    if (!parts.tonality || !parts.bass || !parts.resolution || !parts.staging) {
        return std::nullopt;
    }
    const double sum = *parts.tonality + *parts.bass + *parts.resolution + *parts.staging;
    return std::round(sum / 2.0) / 2.0; // in half points: ties up, as the sum is above 0
}

std::optional<WrittenRating> read_rating(std::string_view text)
{
    const auto plain = with_plain_blanks(std::string(text));
    std::string_view rest = plain;
    skip(rest, " *_");
    const auto* const begin = rest.data();
    const auto value = take_number(rest);
    if (!value) {
        return std::nullopt;
    }
    WrittenRating rating{.value = *value, .text = {}};
    auto after = rest;
    skip(after, " *_");
    if (take(after, "/") || take_words(after, "out of")) {
        skip(after, " *_");
        if (const auto out_of = take_number(after)) {
            rating.out_of = *out_of;
            rating.says_out_of = true;
            rest = after;
        }
    }
    rating.text =
        replace_all(std::string_view(begin, static_cast<std::size_t>(rest.data() - begin)), "*", "");
    if ((!rest.empty() && (is_digit(rest.front()) || is_letter(rest.front()))) || continues_as_range(rest)) {
        return std::nullopt;
    }
    return rating;
}

std::optional<std::string> after_label(std::string_view line, RatingLabel label)
{
    const auto plain = with_plain_blanks(without_tags(without_spans(line, "~~", "~~")));
    std::string_view rest = plain;
    skip(rest, " *_#+-|");
    const bool sonic = label == RatingLabel::sonic && take_words(rest, "absolute sonic quality rating");
    const bool bias = label == RatingLabel::bias && take_words(rest, "bias score");
    if ((!sonic && !bias) || (!rest.empty() && (is_letter(rest.front()) || is_digit(rest.front())))) {
        return std::nullopt;
    }
    skip(rest, " *_");
    if (!take(rest, ":") && !take(rest, wide_colon) && !take(rest, "|")) {
        take_dash(rest);
    }
    skip(rest, " *_");
    return std::string(trim(rest));
}

} // namespace earbench
