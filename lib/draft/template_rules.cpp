#include "draft/template_rules.hpp"

#include "core/ascii.hpp"
#include "core/strings.hpp"
#include "draft/wording.hpp"
#include "text/escape.hpp"

#include <algorithm>
#include <array>

namespace earbench {

namespace {

constexpr std::string_view pictures_root = "/assets/images/";
constexpr std::string_view list_and_emphasis = " \t-+*_";

bool is_word_byte(char c)
{
    return is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool word_begins(std::string_view text, std::size_t at)
{
    return at == 0 || !is_word_byte(text[at - 1]);
}

bool word_ends(std::string_view text, std::size_t end)
{
    return end >= text.size() || !is_word_byte(text[end]);
}

/// True when `lower` has a word that begins with `beginning`.
bool has_word(std::string_view lower, std::string_view beginning)
{
    for (auto at = lower.find(beginning); at != std::string_view::npos; at = lower.find(beginning, at + 1)) {
        if (word_begins(lower, at)) {
            return true;
        }
    }
    return false;
}

bool has_any_word(std::string_view lower, std::initializer_list<std::string_view> beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](auto beginning) { return has_word(lower, beginning); });
}

std::string_view content_of(std::string_view line)
{
    line.remove_prefix(std::min(line.find_first_not_of(list_and_emphasis), line.size()));
    return line;
}

bool is_graph(std::string_view path)
{
    const auto name = to_lower(base_name(path));
    return has_any_word(replace_all(name, "_", " "),
                        {"graph", "harman", "fr", "frequency", "response", "measure", "squig"});
}

/// Length of the run of one of `x`, `X` at `at`.
std::size_t run_of_x(std::string_view text, std::size_t at)
{
    std::size_t length = 0;
    while (at + length < text.size() && (text[at] == 'x' || text[at] == 'X') &&
           text[at + length] == text[at]) {
        ++length;
    }
    return length;
}

struct TokenTexts {
    std::string title;
    std::string tagline;
    std::string price;
    std::string someone;
};

/// One pass, so that a value that looks like a token stays as it is.
std::string replace_tokens(std::string_view text, const TokenTexts& texts)
{
    constexpr std::string_view title_token = "IEM - Tagline";
    constexpr std::string_view tagline_token = "Tagline";
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        const bool begins = word_begins(text, at);
        if (begins && rest.starts_with(title_token) && word_ends(text, at + title_token.size())) {
            filled += texts.title;
            at += title_token.size();
        } else if (begins && rest.starts_with(tagline_token) && word_ends(text, at + tagline_token.size())) {
            filled += texts.tagline;
            at += tagline_token.size();
        } else if (const auto run = rest.front() == '$' ? run_of_x(text, at + 1) : 0;
                   run >= 2 && word_ends(text, at + 1 + run)) {
            while (!filled.empty() && is_upper(filled.back())) {
                filled.pop_back(); // the country of a currency, as in A$xxxx
            }
            filled += texts.price;
            at += 1 + run;
        } else if (const auto length = run_of_x(text, at);
                   begins && length >= 3 && word_ends(text, at + length)) {
            filled += texts.someone;
            at += length;
        } else {
            filled += text[at];
            ++at;
        }
    }
    return filled;
}

/// Replaces `word` (lower case) as a whole word in any letter case.
std::string replace_word(std::string_view text, std::string_view word, std::string_view by)
{
    std::string replaced;
    for (std::size_t at = 0; at < text.size();) {
        const bool found = word_begins(text, at) && to_lower(text.substr(at, word.size())) == word &&
                           word_ends(text, at + word.size());
        replaced += found ? by : text.substr(at, 1);
        at += found ? word.size() : 1;
    }
    return replaced;
}

std::string new_picture(std::string_view path, const Review& review)
{
    return is_graph(path) ? figure_image(review) : "TODO: picture";
}

} // namespace

SampleProduct sample_product(std::string_view yaml)
{
    SampleProduct sample{{}, {"crimson", "helios"}};
    const auto root = yaml.find(pictures_root);
    if (root == std::string_view::npos) {
        return sample;
    }
    const auto path = yaml.substr(root + pictures_root.size());
    const auto end = path.find_first_of("/\"'\n");
    if (end != std::string_view::npos && path[end] == '/') {
        sample.folder = path.substr(0, end);
        const auto model = to_lower(sample.folder.substr(sample.folder.rfind('-') + 1));
        if (!model.empty()) {
            std::erase(sample.names, model);
            sample.names.insert(sample.names.begin(), model);
        }
    }
    return sample;
}

bool is_picture_of(std::string_view text, const SampleProduct& sample)
{
    if (text.find('/') == std::string_view::npos) {
        return false;
    }
    if (!sample.folder.empty() && text.find("/" + sample.folder + "/") != std::string_view::npos) {
        return true;
    }
    const auto name = replace_all(to_lower(base_name(text)), "_", " ");
    return std::any_of(sample.names.begin(), sample.names.end(),
                       [&](const auto& word) { return has_word(name, word); });
}

std::optional<Source> disclosed_source(std::string_view line)
{
    const auto lower = to_lower(line);
    const bool template_text = line.find("XXX") != std::string_view::npos;
    const bool sentence = has_any_word(
        lower, {"this review is based", "this review is possible", "this unit was", "the unit was",
                "the unit is on", "review unit", "i bought", "i purchased", "disclaimer", "disclosure"});
    if (!template_text && !sentence) {
        return std::nullopt;
    }
    if (has_word(lower, "tour")) {
        return Source::tour;
    }
    if (has_any_word(lower, {"loan", "lent", "borrow"})) {
        return Source::loan;
    }
    if (has_any_word(lower, {"purchas", "bought", "own money"})) {
        return Source::purchase;
    }
    if (has_any_word(lower, {"sample", "provided by", "sent by", "sent to me"})) {
        return Source::sample;
    }
    return std::nullopt;
}

bool is_rating_line(std::string_view line, RatingLabel label)
{
    const auto text = after_label(line, label);
    if (!text) {
        return false;
    }
    const bool placeholder = text->find_first_of("xX?N_") == 0 && text->find("/5") != std::string::npos;
    return text->empty() || read_rating(*text) || placeholder || run_of_x(*text, 0) >= 2 ||
           text->starts_with("TODO");
}

std::string rating_line_marks(std::string_view line)
{
    const auto marks = line.substr(0, std::min(line.find_first_not_of(" \t-+#*"), line.size()));
    // Emphasis is part of the label, which is written anew; a list mark has a blank after it.
    const auto last = marks.find_last_of(" \t");
    return std::string(marks.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

std::optional<std::string> sub_rating_line(std::string_view line, const Review& review)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    const auto name = to_lower(content_of(line.substr(0, colon)));
    auto value = line.substr(colon + 1);
    const auto marks = value.substr(0, std::min(value.find_first_not_of("*_"), value.size()));
    value.remove_prefix(marks.size());
    constexpr std::size_t longest_name_bytes = 40;
    if (name.size() > longest_name_bytes || !read_rating(value) ||
        value.find("/5") == std::string_view::npos) {
        return std::nullopt;
    }
    const std::optional<double>* part = nullptr;
    if (has_any_word(name, {"tonality", "timbre"})) {
        part = &review.parts.tonality;
    } else if (has_any_word(name, {"bass", "percussion"})) {
        part = &review.parts.bass;
    } else if (has_any_word(name, {"resolution", "detail"})) {
        part = &review.parts.resolution;
    } else if (has_any_word(name, {"stag", "imaging", "spatial", "soundstage", "stereo"})) {
        part = &review.parts.staging;
    } else {
        return std::nullopt;
    }
    return std::string(line.substr(0, colon + 1)) + std::string(marks) + " " + rating_or_todo(*part, "sub");
}

std::optional<std::string> setup_line(std::string_view line, const Review& review)
{
    const auto text = trim(line);
    const auto label = to_lower(content_of(text));
    const bool item = text.starts_with("- ") || text.starts_with("* ");
    const auto end = label.find_last_not_of(" *_");
    if (!item || end == std::string::npos || label.find(':') == std::string::npos ||
        label.find(':') + 1 < std::min(label.find_last_of(':') + 1, end + 1)) {
        return std::nullopt;
    }
    const auto put = [&](const std::string& value, std::string_view what) {
        return std::string(line.substr(0, line.find_last_not_of(" \t") + 1)) + " " +
               markdown_or_todo(value, what);
    };
    if (label.starts_with("source")) {
        return put(review.playback, "sources");
    }
    if (label.starts_with("cable")) {
        return put(review.cable, "cable");
    }
    if (label.starts_with("ear tip") || label.starts_with("eartip") || label.starts_with("tip")) {
        return put(review.tips, "ear tips");
    }
    return std::nullopt;
}

std::string fill_tokens(std::string_view text, const Review& review, std::string_view someone)
{
    return replace_tokens(text,
                          {markdown_escaped(post_title(review)), markdown_escaped(tagline_or_todo(review)),
                           markdown_or_todo(review.price, "price"), std::string(someone)});
}

std::string fill_plain_tokens(std::string_view text, const Review& review)
{
    return replace_tokens(text, {post_title(review), tagline_or_todo(review),
                                 review.price.empty() ? "TODO: price" : review.price, "TODO"});
}

std::string fill_caption(std::string_view line, const Review& review, const SampleProduct& sample)
{
    const auto text = trim(line);
    const bool italics = text.size() > 2 && (text.front() == '*' || text.front() == '_') &&
                         text.back() == text.front() && text[1] != '*';
    if (!italics) {
        return std::string(line);
    }
    constexpr std::string_view opening = "requency response of ";
    std::string filled(line);
    const auto begin = filled.find(opening);
    const auto against = begin == std::string::npos ? begin : filled.find(" against ", begin);
    const auto end =
        against == std::string::npos
            ? against
            : std::min({filled.find(". ", against), filled.find(".*", against), filled.find("._", against)});
    if (end != std::string::npos) {
        const auto from = begin + opening.size();
        filled.replace(from, end - from, compared_curves(review));
        return filled;
    }
    for (const auto& name : sample.names) {
        const bool product = &name == &sample.names.front();
        filled = replace_word(filled, name,
                              product ? markdown_escaped(product_name(review)) : "TODO: compared IEM");
    }
    return filled;
}

bool fill_pictures(std::string& line, const Review& review, const SampleProduct& sample)
{
    bool has_figure = false;
    std::string filled;
    std::string_view rest = line;
    for (;;) {
        const auto begin = rest.find("![");
        const auto middle = begin == std::string_view::npos ? begin : rest.find("](", begin);
        const auto end = middle == std::string_view::npos ? middle : rest.find(')', middle);
        if (end == std::string_view::npos) {
            break;
        }
        const auto path = rest.substr(middle + 2, end - middle - 2);
        const bool replaced = is_picture_of(path, sample);
        filled += rest.substr(0, begin);
        filled += replaced ? new_picture(path, review) : std::string(rest.substr(begin, end + 1 - begin));
        has_figure |= replaced && is_graph(path) && review.figure.has_value();
        rest.remove_prefix(end + 1);
    }
    filled += rest;
    line = filled;
    return has_figure;
}

} // namespace earbench
