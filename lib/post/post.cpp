#include "post/post.hpp"

#include "core/strings.hpp"
#include "post/date.hpp"
#include "post/rating.hpp"
#include "text/escape.hpp"
#include "text/front_matter.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

#include <algorithm>
#include <array>

namespace earbench {

namespace {

void blank_out(std::string& text, std::size_t begin, std::size_t end)
{
    std::replace_if(
        text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end),
        [](char c) { return c != '\n'; }, ' ');
}

/// An opening without its end is text, for Markdown as for us.
void blank_out_spans(std::string& text, std::string_view open, std::string_view close)
{
    for (std::size_t at = 0;;) {
        const auto begin = text.find(open, at);
        const auto end = begin == std::string::npos ? begin : text.find(close, begin + open.size());
        if (end == std::string::npos) {
            return;
        }
        at = end + close.size();
        blank_out(text, begin, at);
    }
}

std::string_view fence_of(std::string_view line)
{
    const auto text = line.substr(std::min(line.find_first_not_of(' '), line.size()));
    for (const auto fence : {std::string_view("```"), std::string_view("~~~")}) {
        if (text.starts_with(fence)) {
            return fence;
        }
    }
    return {};
}

void blank_out_fenced_code(std::string& text)
{
    const std::string copy = text;
    std::size_t open_at = 0;
    std::string_view open;
    for (const auto line : split_lines(copy)) {
        const auto at = static_cast<std::size_t>(line.data() - copy.data());
        const auto fence = fence_of(line);
        if (open.empty()) {
            open = fence;
            open_at = at;
        } else if (fence == open) {
            blank_out(text, open_at, at + line.size());
            open = {};
        }
    }
}

/// A rating and where it stands.
struct FoundRating {
    WrittenRating rating;
    std::size_t line;
    std::string text;
};

std::string quoted(std::string_view text)
{
    constexpr std::size_t longest_quote_columns = 40;
    return "'" + shorten(text, longest_quote_columns) + "'";
}

/// The last line with the label and a mark; the mark may begin the next line of the same paragraph.
///
/// A line with the label and something else is a finding, unless that is still to be done.
std::optional<FoundRating> closing_rating(const std::vector<std::string_view>& lines, std::size_t first_line,
                                          RatingLabel label, const std::string& file,
                                          std::vector<Finding>& findings)
{
    std::optional<FoundRating> found;
    std::optional<Finding> unreadable;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto text = after_label(lines[i], label);
        if (text && text->empty() && i + 1 < lines.size()) {
            const auto next = trim(lines[i + 1]);
            text = read_rating(next) ? next : std::string_view{};
        }
        if (const auto rating = text ? read_rating(*text) : std::nullopt) {
            found = FoundRating{*rating, first_line + i, *text};
        } else if (text && !text->empty() && !to_lower(*text).starts_with("todo")) {
            unreadable = Finding{Place{file, first_line + i},
                                 "expected a rating from 1 to 5 but found " + quoted(*text)};
        }
    }
    if (!found && unreadable) {
        findings.push_back(*unreadable);
    }
    return found;
}

double checked(const FoundRating& found, std::string_view what, const std::string& file)
{
    if (!is_rating(found.rating.value) || found.rating.out_of != 5.0) {
        throw Error(Fault::data, Place{file, found.line},
                    "expected the " + std::string(what) + " rating from 1 to 5 in half points but found " +
                        quoted(found.text));
    }
    return found.rating.value;
}

/// The rating that the front matter has under `key`; nothing where it is empty or still to be done.
std::optional<FoundRating> front_rating(const Yaml& front, std::string_view key, const std::string& file)
{
    const auto* value = front.find(key);
    if (value == nullptr || value->kind == Yaml::Kind::nothing) {
        return std::nullopt;
    }
    if (value->kind == Yaml::Kind::scalar &&
        (trim(value->text).empty() || to_lower(value->text).starts_with("todo"))) {
        return std::nullopt;
    }
    const auto rating = read_rating(value->text);
    if (!rating) {
        throw Error(Fault::data, Place{file, value->line},
                    "expected a number for " + std::string(key) + " but found " + quoted(value->text));
    }
    return FoundRating{*rating, value->line, value->text};
}

std::string title_of(const Yaml& front)
{
    const auto* title = front.find("title");
    return title == nullptr ? std::string() : one_line(title->text);
}

std::string date_of(Post& post, const std::string& file)
{
    constexpr std::size_t date_bytes = 10;
    const auto date = std::string_view(post.file).substr(0, date_bytes);
    const bool looks_like_date = date.size() == date_bytes && date[4] == '-' && date[7] == '-' &&
                                 date.find_first_not_of("0123456789-") == std::string_view::npos;
    if (is_date(date)) {
        return std::string(date);
    }
    if (looks_like_date) {
        post.findings.push_back({Place{file}, "expected a day as YYYY-MM-DD in the file name but found '" +
                                                  std::string(date) + "'"});
    }
    return {};
}

void find_template_text(Post& post, const std::vector<std::string_view>& lines, std::size_t first_line,
                        const std::string& file)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        for (const auto text : {std::string_view("XXXX"), std::string_view("$xxxx")}) {
            if (lines[i].find(text) != std::string_view::npos) {
                post.findings.push_back({Place{file, first_line + i},
                                         "template text '" + std::string(text) + "' is still there"});
                return;
            }
        }
    }
}

} // namespace

std::string visible_text(std::string_view body)
{
    std::string text(body);
    blank_out_spans(text, "<!--", "-->");
    blank_out_fenced_code(text);
    for (const auto dash : {"", "-"}) {
        for (const auto blank : {"", " "}) {
            const auto open = std::string("{%") + dash + blank + "comment";
            for (auto begin = text.find(open); begin != std::string::npos;
                 begin = text.find(open, begin + 1)) {
                const auto last = text.find("endcomment", begin);
                const auto end = last == std::string::npos ? last : text.find("%}", last);
                if (end == std::string::npos) {
                    break; // nor has any that begins later
                }
                blank_out(text, begin, end + 2);
            }
        }
    }
    return text;
}

Post read_post(std::string_view bytes, const std::string& file)
{
    const auto text = normal_text(bytes, file);
    const auto parts = split_front_matter(text);
    const auto front = parse_yaml(parts.yaml, file, 2);
    if (front.kind == Yaml::Kind::scalar || front.kind == Yaml::Kind::list) {
        throw Error(Fault::data, Place{file, front.line}, "expected a map (title: ...) as front matter");
    }
    const auto body = visible_text(parts.body);
    const auto lines = split_lines(body);

    Post post;
    post.file = file == "standard input" ? "-" : one_line(to_utf8(base_name(file)));
    post.date = date_of(post, file);
    const auto title = title_of(front);
    post.name = std::string(trim(title.substr(0, title.find(" - "))));
    if (post.name.empty()) {
        post.name = stem(post.file);
    }
    const auto rating = [&](std::string_view key, RatingLabel label,
                            std::string_view what) -> std::optional<double> {
        const auto closing = closing_rating(lines, parts.body_line, label, file, post.findings);
        const auto stated = front_rating(front, key, file);
        if (stated && closing && stated->rating.value != closing->rating.value) {
            post.findings.push_back({Place{file, closing->line},
                                     "expected the " + std::string(what) + " rating of the front matter, " +
                                         rating_text(stated->rating.value) + ", but found " +
                                         rating_text(closing->rating.value)});
        }
        const auto& counting = stated ? stated : closing;
        return counting ? std::optional(checked(*counting, what, file)) : std::nullopt;
    };
    post.sonic = rating("rating", RatingLabel::sonic, "sonic");
    post.bias = rating("bias", RatingLabel::bias, "bias");
    post.price = retail_price(body);
    find_template_text(post, lines, parts.body_line, file);
    return post;
}

} // namespace earbench
