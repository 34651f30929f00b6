#include "draft/convert_template.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "draft/earlier_lines.hpp"
#include "draft/earlier_product.hpp"
#include "draft/template_fields.hpp"
#include "draft/words.hpp"
#include "post/empty_part.hpp"
#include "post/heading_line.hpp"
#include "text/escape.hpp"
#include "text/front_matter.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace earbench {

namespace {

using Lines = std::vector<std::string>;

bool names_a_field(std::string_view text)
{
    const auto fields = template_fields({});
    for (auto mark = next_mark(text, 0); mark; mark = next_mark(text, mark->end)) {
        if (find_field(fields, mark->name) != nullptr) {
            return true;
        }
    }
    return false;
}

/// What looks like a mark in a template without any is text.
std::string with_text_escaped(std::string_view line)
{
    std::string escaped;
    std::size_t at = 0;
    for (auto mark = next_mark(line, 0); mark; mark = next_mark(line, mark->end)) {
        escaped.append(line.substr(at, mark->begin - at)).append("\\");
        at = mark->begin;
    }
    return escaped.append(line.substr(at));
}

std::string marked_front_line(std::string_view line, const EarlierProduct& product)
{
    const auto colon = line.find(':');
    const auto key = to_lower(trim(line.substr(0, colon)));
    const auto value = colon == std::string_view::npos ? std::string_view{} : trim(line.substr(colon + 1));
    const auto with_value = [&](const std::string& text) {
        return std::string(line.substr(0, colon)) + ": " + text;
    };
    const bool is_empty = value.size() <= 2; // nothing, or two quotes
    if (key == "title") {
        return with_value("\"[[title]]\"");
    }
    if ((key == "excerpt" || key == "excerpts") &&
        (is_empty || value.find("Tagline") != std::string_view::npos)) {
        return with_value("\"[[excerpt]]\"");
    }
    if (is_picture_of(value, product)) {
        return with_value("\"[[image]]\"");
    }
    if (key == "rating") {
        return with_value("[[sonic]]");
    }
    if (key == "bias") {
        return with_value("[[bias]]");
    }
    const auto marked = mark_placeholders(value, "TODO");
    return marked == value ? std::string(line) : with_value(yaml_quoted(trim(replace_all(marked, "\"", ""))));
}

std::string marked_front_matter(std::string_view yaml, const EarlierProduct& product)
{
    std::string marked;
    for (const auto line : split_lines(yaml)) {
        marked += marked_front_line(line, product) + "\n";
    }
    for (const auto& [mark, line] : {std::pair("[[sonic]]", "[[?sonic]]rating: [[sonic]]\n"),
                                     std::pair("[[bias]]", "[[?bias]]bias: [[bias]]\n")}) {
        marked += marked.find(mark) == std::string::npos ? line : "";
    }
    return marked;
}

std::string_view source_name(Source source)
{
    return source == Source::tour         ? "tour"
           : source == Source::group_tour ? "group-tour"
           : source == Source::loan       ? "loan"
           : source == Source::purchase   ? "purchase"
                                          : "sample";
}

std::string marked_line(std::string_view text, std::string_view heading, const EarlierProduct& product)
{
    const auto line = with_text_escaped(text);
    if (const auto instruction = mark_instruction(line)) {
        return *instruction;
    }
    if (const auto items = mark_empty_item(line, heading)) {
        return *items;
    }
    for (const auto label : {RatingLabel::sonic, RatingLabel::bias}) {
        if (const auto rating = mark_rating_line(line, label)) {
            return *rating;
        }
    }
    if (const auto part = mark_sub_rating(line)) {
        return *part;
    }
    if (const auto item = mark_setup_item(line)) {
        return *item;
    }
    return mark_pictures(mark_caption(mark_links(mark_placeholders(line, "TODO")), product), product);
}

/// Our own sentence in the form of `line`, for the sources that no line of the template discloses.
std::string other_disclosure(std::string_view line, const std::vector<Source>& disclosed)
{
    std::string conditions;
    for (const auto source : disclosed) {
        conditions += "[[!" + std::string(source_name(source)) + "]]";
    }
    const auto begin = std::min(line.find_first_not_of(" \t"), line.size());
    const auto text = line.substr(begin);
    const bool is_item = text.starts_with("- ") || text.starts_with("* ");
    return conditions + std::string(line.substr(0, begin + (is_item ? 2 : 0))) + "[[disclosure]]";
}

/// Exactly one disclosure stays in a draft: that of the source, the first where a source has several.
Lines marked_lines(const std::vector<std::string_view>& lines, const EarlierProduct& product)
{
    Lines marked;
    std::vector<Source> disclosed;
    std::size_t first_at = 0;
    std::string_view first;
    std::string_view heading; // the last line with text
    for (const auto line : lines) {
        const auto above = heading;
        heading = trim(line).empty() ? heading : line;
        const auto source = disclosed_source(line);
        if (!source) {
            const auto more = with_conditions(marked_line(line, above, product));
            marked.insert(marked.end(), more.begin(), more.end());
            continue;
        }
        if (std::find(disclosed.begin(), disclosed.end(), *source) != disclosed.end()) {
            continue;
        }
        if (disclosed.empty()) {
            first_at = marked.size();
            first = line;
        }
        disclosed.push_back(*source);
        const std::string name(source_name(*source));
        marked.push_back("[[?" + name + "]]" +
                         mark_placeholders(with_text_escaped(line), "[[" + name + "]]"));
    }
    if (disclosed.empty()) {
        const bool is_blank_next = lines.empty() || trim(lines.front()).empty();
        marked.insert(marked.begin(), {"", "[[disclosure]]"});
        marked.insert(marked.begin() + 2, is_blank_next ? 0 : 1, "");
    } else {
        marked.insert(marked.begin() + static_cast<std::ptrdiff_t>(first_at),
                      other_disclosure(first, disclosed));
    }
    return marked;
}

/// `added` at the beginning of the first section whose heading has a word that begins as `word` does.
void add_to_section(Lines& lines, std::string_view word, const Lines& added)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_heading(lines, i) && has_any_word(to_lower(lines[i]), {word})) {
            const auto below = i + (trim(lines[i]).starts_with('#') ? 1 : 2);
            lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(below), added.begin(), added.end());
            return;
        }
    }
}

bool has_mark(const Lines& lines, std::string_view mark)
{
    return std::any_of(lines.begin(), lines.end(),
                       [&](const auto& line) { return line.find(mark) != std::string::npos; });
}

/// What belongs to the figure follows its caption, or the picture where that is the last of the two.
void add_below_figure(Lines& lines)
{
    const auto is_part = [](const auto& line) {
        return line.find("[[figure]]") != std::string::npos || line.find("[[curves]]") != std::string::npos;
    };
    const auto last = std::find_if(lines.rbegin(), lines.rend(), is_part).base();
    Lines added;
    for (const auto& [condition, text] :
         {std::pair("[[?smoothing]]", "*[[smoothing]]*"), std::pair("[[?graph-link]]", "[[graph-link]]."),
          std::pair("[[?facts]]", "[[facts]]")}) {
        added.insert(added.end(), {condition, condition + std::string(text)});
    }
    if (last != lines.end() && !trim(*last).empty()) {
        added.insert(added.end(), {"[[?figure]]"}); // or the text would go on in it
    }
    lines.insert(last, added.begin(), added.end());
}

/// What the review knows and the template has no place for goes to its section, or to the end.
void add_missing_places(Lines& lines)
{
    const auto add = [&](const std::string& condition, const std::string& line) {
        lines.insert(lines.end(), {condition, condition + line});
    };
    if (!has_mark(lines, "[[figure]]")) {
        add("[[?figure]]", "[[figure]]");
        add("[[?figure]]", "*Frequency response of [[curves]]. [[rig]]*");
    }
    add_below_figure(lines);
    add_to_section(lines, "driv",
                   {"[[?impedance]]", "[[?impedance]]Impedance: [[impedance]]", "[[?sensitivity]]",
                    "[[?sensitivity]]Sensitivity: [[sensitivity]]"});
    add_to_section(lines, "compar", {"[[?comparisons]]", "[[?comparisons]][[comparisons]]"});
    if (!has_mark(lines, "[[comparisons]]")) {
        add("[[?comparisons]]", "[[comparisons]]");
    }
    if (!has_mark(lines, "[[links]]")) {
        add("[[?links]]", "[[link-label]]: [[links]]");
    }
    if (!has_mark(lines, "[[sonic-rating]]")) {
        add("[[?sonic]]", marked_rating_line(RatingLabel::sonic));
    }
    if (!has_mark(lines, "[[bias-rating]]")) {
        add("[[?bias]]", marked_rating_line(RatingLabel::bias));
    }
}

/// What a template asks for by leaving room for it is to do, and can be seen to be.
void fill_empty_parts(Lines& lines)
{
    auto words = lines; // a picture between two labels is none of the first one's text, nor is its caption
    for (auto& line : words) {
        if (trim(line).starts_with("![") || trim(line) == "[[figure]]" ||
            line.find("[[curves]]") != std::string::npos) {
            line.clear();
        }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (is_empty_item(lines[i]) || is_empty_label(words, i)) {
            lines[i].erase(lines[i].find_last_not_of(" \t") + 1);
            lines[i] += " TODO";
        }
    }
}

bool is_setext_underline(std::string_view line)
{
    const auto text = trim(line);
    return text.size() >= 2 && text.find_first_not_of('=') == std::string_view::npos;
}

/// kramdown takes a heading that follows text without a blank line for more of the text.
std::string with_blank_lines_before_headings(const Lines& lines)
{
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool is_heading = !trim(lines[i]).empty() && is_setext_underline(line_at(lines, i + 1));
        const bool has_text_before = !trim(line_at(lines, i - 1)).empty();
        text += is_heading && has_text_before ? "\n" : "";
        text += lines[i] + "\n";
    }
    return text;
}

} // namespace

std::string template_with_marks(std::string_view bytes, const std::string& file)
{
    auto text = normal_text(bytes, file);
    const auto parts = split_front_matter(text);
    if (!parts.present || parts.is_toml) {
        throw Error(Fault::data, Place{file, 1}, "expected front matter between two lines of ---");
    }
    if (names_a_field(text)) {
        return text;
    }
    const auto product = earlier_product(file, parts.yaml, parts.body);
    auto lines = marked_lines(split_lines(parts.body), product);
    fill_empty_parts(lines);
    add_missing_places(lines);
    return "---\n" + marked_front_matter(parts.yaml, product) + "---\n" +
           with_blank_lines_before_headings(lines);
}

} // namespace earbench
