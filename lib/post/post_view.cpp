#include "post/post_view.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "post/visible_text.hpp"
#include "text/escape.hpp"
#include "text/slug.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench {

namespace {

/// "{{ site.baseurl }}/a.png" and "{{ '/a.png' | relative_url }}" are /a.png.
std::string without_liquid(std::string_view target)
{
    const auto open = target.find("{{");
    const auto close = target.find("}}", open);
    if (close == std::string_view::npos) {
        return std::string(target);
    }
    const auto inner = target.substr(open + 2, close - open - 2);
    const auto quote = inner.find_first_of("\"'");
    const auto end = quote == std::string_view::npos ? quote : inner.find(inner[quote], quote + 1);
    const auto text =
        end == std::string_view::npos ? std::string_view{} : inner.substr(quote + 1, end - quote - 1);
    return std::string(target.substr(0, open)) + std::string(text) + std::string(target.substr(close + 2));
}

/// Beyond what browsers take; it bounds the work on openings without an end.
constexpr std::size_t longest_address = 2000;

/// The target of `(target "title")` or `(<target>)` behind `](`; nothing where it does not end on the line.
std::optional<std::string> target_at(std::string_view line, std::size_t begin)
{
    line = line.substr(0, begin + longest_address);
    std::size_t depth = 1;
    std::size_t end = begin;
    while (end < line.size() && depth > 0) {
        depth += line[end] == '(' ? 1U : 0U;
        depth -= line[end] == ')' ? 1U : 0U;
        ++end;
    }
    if (depth > 0) {
        return std::nullopt;
    }
    const auto inside = trim(line.substr(begin, end - begin - 1));
    if (inside.starts_with('<')) {
        return std::string(inside.substr(1, inside.find('>') - 1));
    }
    const auto plain = without_liquid(inside); // first: its quotes begin no title
    const auto title = std::min(plain.find(" \""), plain.find(" '"));
    return std::string(trim(std::string_view(plain).substr(0, title)));
}

void find_markdown_links(std::string_view line, std::size_t number, std::vector<PostLink>& links)
{
    for (auto middle = line.find("]("); middle != std::string_view::npos;
         middle = line.find("](", middle + 2)) {
        const auto first = middle - std::min(middle, longest_address);
        const auto back = line.substr(first, middle - first).rfind('[');
        const auto open = back == std::string_view::npos ? back : first + back;
        const auto target = target_at(line, middle + 2);
        if (open == std::string_view::npos || !target) {
            continue;
        }
        const bool is_picture = byte_at(line, open - 1) == '!';
        links.push_back({*target, std::string(line.substr(open + 1, middle - open - 1)), number, is_picture});
    }
}

std::optional<std::string> attribute(std::string_view tag, std::string_view name)
{
    for (const char quote : {'"', '\''}) {
        const auto begin = tag.find(" " + std::string(name) + "=" + quote);
        if (begin != std::string_view::npos) {
            const auto text = tag.substr(begin + name.size() + 3);
            return std::string(text.substr(0, text.find(quote)));
        }
    }
    return std::nullopt;
}

void find_html_links(std::string_view line, std::size_t number, std::vector<PostLink>& links)
{
    for (auto open = line.find('<'); open != std::string_view::npos; open = line.find('<', open + 1)) {
        const auto tag = line.substr(open, line.substr(open, longest_address).find('>') + 1); // maybe nothing
        if (const auto source = tag.starts_with("<img ") ? attribute(tag, "src") : std::nullopt) {
            links.push_back({without_liquid(*source), attribute(tag, "alt").value_or(""), number, true});
        } else if (const auto target = tag.starts_with("<a ") ? attribute(tag, "href") : std::nullopt) {
            links.push_back({without_liquid(*target), "", number, false});
        }
    }
}

/// Addresses that stand in the text as they are.
void find_bare_links(std::string_view line, std::size_t number, std::vector<PostLink>& links)
{
    for (const auto scheme : {std::string_view("https://"), std::string_view("http://")}) {
        for (auto begin = line.find(scheme); begin != std::string_view::npos;
             begin = line.find(scheme, begin + 1)) {
            const char before = byte_at(line, begin - 1);
            if (before == '(' || before == '"' || before == '\'') {
                continue; // found as the target of a link
            }
            const auto rest = line.substr(begin, longest_address);
            const auto text = rest.substr(0, rest.find_first_of(" \t<>\"')]"));
            links.push_back(
                {std::string(text.substr(0, text.find_last_not_of(".,;:!*_") + 1)), "", number, false});
        }
    }
}

void find_front_pictures(const Yaml& front, std::vector<PostLink>& links)
{
    const auto add = [&](const Yaml* value) {
        if (value != nullptr && value->kind == Yaml::Kind::scalar && !trim(value->text).empty()) {
            links.push_back({without_liquid(trim(value->text)), "front matter", value->line, true});
        }
    };
    add(front.find("image"));
    if (const auto* const header = front.find("header")) {
        for (const auto key : {"image", "overlay_image", "teaser"}) {
            add(header->find(key));
        }
    }
}

/// Of a word: a letter or digit of ASCII, or part of another character.
bool is_word_byte(char c)
{
    return is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool share_a_word_as_written(std::string_view one, std::string_view other)
{
    constexpr std::size_t shortest_word = 3;
    const auto first = letters_of(one);
    const auto second = letters_of(other);
    if (first.empty() || second.empty()) {
        return false;
    }
    if (first.find(second) != std::string::npos || second.find(first) != std::string::npos) {
        return true;
    }
    const auto shared = [&](std::string_view from, const std::string& in) {
        auto text = to_lower(from);
        std::replace_if(
            text.begin(), text.end(), [](char c) { return !is_word_byte(c); }, ' ');
        const auto words = split(text, ' ');
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
            return word.size() >= shortest_word && in.find(word) != std::string::npos;
        });
    };
    return shared(one, second) || shared(other, first);
}

} // namespace

PostView view_post(std::string_view bytes, const std::string& file, const SiteView& site)
{
    auto post = read_post(bytes, file);
    auto parts = split_front_matter(normal_text(bytes, file));
    auto front = parse_front_matter(parts, file);
    PostView view{std::move(post), std::move(parts), std::move(front), {}, {}, site};
    const auto body = visible_text(view.parts.body);
    for (const auto line : split_lines(body)) {
        view.lines.emplace_back(line);
    }
    find_front_pictures(view.front, view.links);
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
        find_markdown_links(view.lines[i], view.line_of(i), view.links);
        find_html_links(view.lines[i], view.line_of(i), view.links);
        find_bare_links(view.lines[i], view.line_of(i), view.links);
    }
    return view;
}

std::string quoted_text(std::string_view text)
{
    constexpr std::size_t longest_quote_columns = 60;
    return "'" + shorten(one_line(text), longest_quote_columns) + "'";
}

std::string letters_of(std::string_view name)
{
    std::string letters;
    for (const char c : to_lower(name)) {
        if (is_word_byte(c)) {
            letters += c;
        }
    }
    return letters;
}

bool rates(std::string_view lower)
{
    for (const auto word : {std::string_view("rate"), std::string_view("rating")}) {
        for (auto at = lower.find(word); at != std::string_view::npos; at = lower.find(word, at + 1)) {
            if (!is_letter(byte_at(lower, at - 1))) {
                return true;
            }
        }
    }
    return false;
}

std::optional<PlacedMark> only_mark(std::string_view text)
{
    const auto slash = text.find("/5");
    if (slash == std::string_view::npos || text.rfind("/5") != slash) {
        return std::nullopt;
    }
    const auto before = text.substr(0, slash);
    const auto begin = before.find_last_not_of("0123456789.") + 1; // 0 where there is nothing else
    const auto value = parse_number(before.substr(begin));
    return value ? std::optional(PlacedMark{*value, begin}) : std::nullopt;
}

bool share_a_word(std::string_view one, std::string_view other)
{
    // Else "A & B" and "C & D" had a word in common, "and".
    const auto plain = [](std::string_view name) {
        return slug_of(replace_all(replace_all(name, "&", " "), "+", " "));
    };
    return share_a_word_as_written(one, other) || share_a_word_as_written(plain(one), plain(other));
}

} // namespace earbench
