#include "draft/earlier_lines.hpp"

#include "core/ascii.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "draft/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace earbench {

namespace {

std::string_view without_blanks_behind(std::string_view line)
{
    return line.substr(0, line.find_last_not_of(" \t") + 1);
}

std::string_view without_list_marks(std::string_view line)
{
    line.remove_prefix(std::min(line.find_first_not_of(" \t-+*_"), line.size()));
    return line;
}

/// Length of the run of one of `x`, `X` at `at`.
std::size_t run_of_x(std::string_view text, std::size_t at)
{
    const char x = byte_at(text, at);
    return x == 'x' || x == 'X' ? std::min(text.find_first_not_of(x, at), text.size()) - at : 0;
}

/// Blanks, "- " and "## " before the label; emphasis is part of the label, which is written anew.
std::string marks_before_label(std::string_view line)
{
    const auto marks = line.substr(0, std::min(line.find_first_not_of(" \t-+#*"), line.size()));
    const auto last = marks.find_last_of(" \t");
    return std::string(marks.substr(0, last == std::string_view::npos ? 0 : last + 1));
}

/// The field of the part of a sonic rating that `label` (lower case) is about, or empty.
std::string_view part_field(std::string_view label)
{
    if (has_any_word(label, {"tonality", "timbre"})) {
        return "tonality";
    }
    if (has_any_word(label, {"bass", "percussion"})) {
        return "bass";
    }
    if (has_any_word(label, {"resolution", "detail"})) {
        return "resolution";
    }
    if (has_any_word(label, {"stag", "imaging", "spatial", "soundstage", "stereo"})) {
        return "staging";
    }
    return {};
}

bool is_graph(std::string_view path)
{
    const auto name = to_lower(base_name(path));
    return has_any_word(replace_all(name, "_", " "),
                        {"graph", "harman", "fr", "frequency", "response", "measure", "squig"});
}

} // namespace

std::string mark_placeholders(std::string_view text, std::string_view someone)
{
    std::string marked;
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = text.substr(at);
        const bool begins = word_begins(text, at);
        const auto is_word = [&](std::string_view word) {
            return begins && rest.starts_with(word) && word_ends(text, at + word.size());
        };
        const auto put = [&](std::string_view mark, std::size_t length) {
            marked += mark;
            at += length;
        };
        if (constexpr std::string_view title = "IEM - Tagline"; is_word(title)) {
            put("[[title]]", title.size());
        } else if (constexpr std::string_view tagline = "Tagline"; is_word(tagline)) {
            put("[[tagline]]", tagline.size());
        } else if (const auto run = rest.front() == '$' ? run_of_x(text, at + 1) : 0;
                   run >= 2 && word_ends(text, at + 1 + run)) {
            while (!marked.empty() && is_upper(marked.back())) {
                marked.pop_back(); // the country of a currency, as in A$xxxx
            }
            put("[[price]]", 1 + run);
        } else if (const auto length = run_of_x(text, at);
                   begins && length >= 3 && word_ends(text, at + length)) {
            put(someone, length);
        } else {
            put(rest.substr(0, 1), 1);
        }
    }
    return marked;
}

std::optional<Source> disclosed_source(std::string_view line)
{
    const auto lower = to_lower(line);
    const bool has_placeholder = line.find("XXX") != std::string_view::npos;
    const bool is_disclosure = has_any_word(
        lower, {"this review is based", "this review is possible", "this unit was", "the unit was",
                "the unit is on", "review unit", "i bought", "i purchased", "disclaimer", "disclosure"});
    if (!has_placeholder && !is_disclosure) {
        return std::nullopt;
    }
    if (has_any_word(lower, {"tour"})) {
        return has_any_word(lower, {"group"}) ? Source::group_tour : Source::tour;
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

std::string marked_rating_line(RatingLabel label)
{
    return label == RatingLabel::sonic ? "**Absolute Sonic Quality Rating:** [[sonic-rating]]"
                                       : "**Bias Score:** [[bias-rating]]";
}

std::optional<std::string> mark_rating_line(std::string_view line, RatingLabel label)
{
    const auto text = after_label(line, label);
    if (!text) {
        return std::nullopt;
    }
    const bool is_placeholder =
        (text->find_first_of("xX?N_") == 0 && text->find("/5") != std::string::npos) ||
        run_of_x(*text, 0) >= 2 || text->starts_with("TODO");
    if (!text->empty() && !read_rating(*text) && !is_placeholder) {
        return std::nullopt;
    }
    return marks_before_label(line) + marked_rating_line(label);
}

std::optional<std::string> mark_sub_rating(std::string_view line)
{
    constexpr std::size_t longest_label_bytes = 40;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    const auto label = to_lower(without_list_marks(line.substr(0, colon)));
    const auto field = label.size() > longest_label_bytes ? std::string_view() : part_field(label);
    const auto value = std::min(line.find_first_not_of("*_", colon + 1), line.size());
    const auto text = line.substr(value);
    if (field.empty() || !read_rating(text) || text.find("/5") == std::string_view::npos) {
        return std::nullopt;
    }
    return std::string(line.substr(0, value)) + " [[" + std::string(field) + "]]";
}

std::optional<std::string> mark_setup_item(std::string_view line)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> items{
        {{"source", "source"}, {"cable", "cable"}, {"ear tip", "tips"}, {"eartip", "tips"}, {"tip", "tips"}}};
    const auto text = trim(line);
    const bool is_item = text.starts_with("- ") || text.starts_with("* ");
    const auto label = to_lower(without_list_marks(text));
    const auto colon = label.find(':');
    if (!is_item || colon == std::string::npos ||
        label.find_first_not_of(" *_", colon + 1) != std::string::npos) {
        return std::nullopt;
    }
    for (const auto& [beginning, field] : items) {
        if (label.starts_with(beginning)) {
            return std::string(without_blanks_behind(line)) + " [[" + std::string(field) + "]]";
        }
    }
    return std::nullopt;
}

std::optional<std::string> mark_instruction(std::string_view line)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> instructions{
        {{"Opening phrase", "[[opening]]"},
         {"Technology highlights and discussions.", "[[technology]]"},
         {"Packaging and accessories", "[[packaging]]"},
         {"Ear pieces design", "[[earpieces]]"},
         {"Fit, comfort and isolation", "[[fit]]"},
         {"Summary", "TODO: summary"}}};
    const auto text = trim(line);
    for (const auto& [words, mark] : instructions) {
        if (text == words) {
            return std::string(mark);
        }
    }
    const auto lower = to_lower(text);
    const bool is_label = text.ends_with(':') || text.ends_with(":**") || text.ends_with("**:");
    const bool recommends =
        is_label && has_any_word(lower, {"ear tip", "eartip"}) && has_any_word(lower, {"recommend"});
    return recommends ? std::optional(std::string(text) + " [[recommended-tips]]") : std::nullopt;
}

std::optional<std::string> mark_empty_item(std::string_view line, std::string_view heading)
{
    const auto text = trim(line);
    const auto lower = to_lower(heading);
    if (text != "-" && text != "*" && text != "+") {
        return std::nullopt;
    }
    return has_any_word(lower, {"improve"}) ? std::optional<std::string>("[[improvements]]")
           : has_any_word(lower, {"like"})  ? std::optional<std::string>("[[likes]]")
                                            : std::nullopt;
}

std::vector<std::string> with_conditions(const std::string& marked)
{
    const auto has = [&](std::string_view mark) { return marked.find(mark) != std::string::npos; };
    const std::string if_price = has("[[price]]") ? "[[?price]]" : "";
    std::vector<std::string> lines;
    const bool denies = has("[[links]]") && (has("Unaffiliated") || has("unaffiliated"));
    lines.push_back(if_price + (denies ? "[[!affiliate]]" : "") + marked);
    if (denies) {
        lines.push_back(
            if_price + "[[?affiliate]]" +
            replace_all(replace_all(marked, "Unaffiliated", "Affiliate"), "unaffiliated", "affiliate"));
    }
    if (!if_price.empty() && has("[[links]]")) {
        lines.push_back("[[!price]][[?links]]" + marks_before_label(marked) + "[[link-label]]: [[links]]");
    }
    return lines;
}

std::string mark_links(std::string_view line)
{
    const auto text = to_lower(trim(line));
    return text.ends_with("link:") || text.ends_with("links:")
               ? std::string(without_blanks_behind(line)) + " [[links]]"
               : std::string(line);
}

std::string mark_caption(std::string_view line, const EarlierProduct& product)
{
    std::string marked(line);
    if (!is_caption(line)) {
        return marked;
    }
    if (const auto comparison = find_comparison(line)) {
        return marked.replace(comparison->begin, comparison->end - comparison->begin, "[[curves]]");
    }
    for (const auto& name : product.names) {
        marked = replace_word(marked, name, "[[product]]");
    }
    for (const auto& name : product.compared) {
        marked = replace_word(marked, name, "TODO: compared IEM");
    }
    return marked;
}

std::string mark_pictures(std::string_view line, const EarlierProduct& product)
{
    std::string marked;
    for (;;) {
        const auto begin = line.find("![");
        const auto middle = line.find("](", begin);
        const auto end = line.find(')', middle); // nowhere behind nowhere
        if (end == std::string_view::npos) {
            return marked.append(line);
        }
        const auto path = line.substr(middle + 2, end - middle - 2);
        marked += line.substr(0, begin);
        if (!is_picture_of(path, product)) {
            marked += line.substr(begin, end + 1 - begin);
        } else {
            marked += is_graph(path) ? "[[figure]]" : "TODO: picture";
        }
        line.remove_prefix(end + 1);
    }
}

} // namespace earbench
