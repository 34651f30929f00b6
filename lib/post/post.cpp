#include "post/post.hpp"

#include "core/strings.hpp"
#include "post/date.hpp"
#include "post/product_name.hpp"
#include "post/rating_line.hpp"
#include "post/visible_text.hpp"
#include "text/escape.hpp"
#include "text/front_matter.hpp"
#include "text/utf8.hpp"
#include "text/yaml.hpp"

#include <algorithm>
#include <utility>

namespace earbench {

namespace {

using Lines = std::vector<std::string_view>;

std::string quoted(std::string_view text)
{
    constexpr std::size_t longest_quote_columns = 40;
    return "'" + shorten(one_line(text), longest_quote_columns) + "'";
}

/// Puts together what the places of one post say.
class PostReader {
public:
    PostReader(const FrontMatter& parts, const std::string& file, const Scale& scale)
        : m_front(parse_front_matter(parts, file)), m_body(visible_text(parts.body)),
          m_lines(split_lines(m_body)), m_first_line(parts.body_line), m_file(file), m_scale(scale)
    {
    }

    Post read()
    {
        m_post.source = {m_file, 0};
        const auto folder = folder_name();
        m_post.file =
            m_file == "standard input" ? "-" : one_line(to_utf8(folder + std::string(base_name(m_file))));
        read_date();
        m_post.name = name_of_title(text_of("title"));
        if (m_post.name.empty()) {
            m_post.name = name_of_title(first_heading(m_lines));
        }
        if (m_post.name.empty()) {
            m_post.name =
                folder.empty() ? std::string(stem(m_post.file)) : folder.substr(0, folder.size() - 1);
        }
        m_post.sonic = rating("rating", RatingLabel::sonic, "sonic");
        m_post.bias = rating("bias", RatingLabel::bias, "bias");
        const auto price = text_of("price");
        m_post.price = price.empty() ? retail_price(m_body) : read_price(price);
        m_post.kind = text_of("kind");
        m_post.link = text_of("permalink");
        read_standing();
        find_template_text();
        return std::move(m_post);
    }

private:
    /// Of a page bundle, whose file's name says nothing: "orchid/" of "orchid/index.md".
    [[nodiscard]] std::string folder_name() const
    {
        const auto slash = m_file.rfind('/');
        if (stem(m_file) != "index" || slash == std::string::npos || slash == 0) {
            return {};
        }
        return std::string(base_name(std::string_view(m_file).substr(0, slash))) + "/";
    }

    void find(std::size_t line, const std::string& code, const std::string& message,
              Severity severity = Severity::error)
    {
        m_post.findings.push_back({severity, m_file, line, code, message});
    }

    /// A key that counts counts once: which of two is meant nobody can tell.
    [[nodiscard]] const Yaml* value_of(std::string_view key) const
    {
        const Yaml* found = nullptr;
        for (const auto& item : m_front.items) {
            if (item.key != key) {
                continue;
            }
            if (found != nullptr) {
                throw Error(Fault::data, Place{m_file, item.line},
                            "expected " + std::string(key) + " once in the front matter but found it twice");
            }
            found = &item;
        }
        return found;
    }

    [[nodiscard]] std::string text_of(std::string_view key) const
    {
        const auto* value = value_of(key);
        return value == nullptr ? std::string() : one_line(value->text);
    }

    void read_date()
    {
        const auto* const value = value_of("date");
        const auto stated = value == nullptr ? std::string() : day_of(value->text);
        if (value != nullptr && !value->text.empty() && stated.empty()) {
            find(value->line, "bad-date",
                 "expected a day as YYYY-MM-DD for date but found " + quoted(value->text));
        }
        constexpr std::size_t date_bytes = 10;
        const auto date = base_name(m_post.file == "-" ? std::string_view{} : std::string_view(m_post.file))
                              .substr(0, date_bytes);
        const bool looks_like_date = date.size() == date_bytes && date[4] == '-' && date[7] == '-' &&
                                     date.find_first_not_of("0123456789-") == std::string_view::npos;
        if (looks_like_date && !is_date(date)) {
            find(0, "bad-date",
                 "expected a day as YYYY-MM-DD in the file name but found '" + std::string(date) + "'");
        }
        m_post.date = is_date(date) ? std::string(date) : stated;
    }

    /// The rating that the front matter has under `key`; nothing where it is empty or still to be done.
    std::optional<StatedRating> front_rating(std::string_view key)
    {
        const auto* const value = value_of(key);
        if (value == nullptr || value->kind == Yaml::Kind::nothing || trim(value->text).empty()) {
            if (value != nullptr && (value->kind == Yaml::Kind::list || value->kind == Yaml::Kind::map)) {
                throw Error(Fault::data, Place{m_file, value->line},
                            "expected a rating " + m_scale.span() + " for " + std::string(key) +
                                " but found a " + (value->kind == Yaml::Kind::list ? "list" : "map"));
            }
            return std::nullopt;
        }
        StatedRating stated{m_scale.read(value->text), value->text, value->line};
        return stated.read.kind == ReadRating::Kind::to_do ? std::nullopt : std::optional(stated);
    }

    std::optional<Rating> rating(std::string_view key, RatingLabel label, const std::string& what)
    {
        auto closing = closing_rating(m_lines, label, m_scale);
        if (closing) {
            if (label == RatingLabel::sonic) {
                m_post.parts = closing_sub_ratings(m_lines, *closing);
            }
            closing->index += m_first_line;
        }
        const auto stated = front_rating(key);
        const bool disagree = stated && closing && stated->read.kind == ReadRating::Kind::rating &&
                              closing->read.kind == ReadRating::Kind::rating &&
                              stated->read.rating.value != closing->read.rating.value;
        if (disagree) {
            find(closing->index, "ratings-differ",
                 "expected the " + what + " rating of the front matter, " + shown(*stated) + ", but found " +
                     shown(*closing));
        }
        const auto& counting = stated ? stated : closing;
        return counting ? checked(*counting, what, stated.has_value()) : std::nullopt;
    }

    static std::string shown(const StatedRating& stated)
    {
        const auto& rating = stated.read.rating;
        return rating.text.empty() ? rating_text(rating.value) : rating.text;
    }

    /// Front matter is there to be read: what is no rating there is an error, in a closing line it is a
    /// finding.
    std::optional<Rating> checked(const StatedRating& stated, const std::string& what, bool is_front)
    {
        const Place place{m_file, stated.index};
        const auto range =
            m_scale.span() + " but found " + quoted(stated.text) + "; another scale needs --scale";
        switch (stated.read.kind) {
        case ReadRating::Kind::rating:
            return stated.read.rating;
        case ReadRating::Kind::none:
            find(stated.index, "not-rated", "no " + what + " rating: " + quoted(stated.text), Severity::note);
            break;
        case ReadRating::Kind::to_do:
            break;
        case ReadRating::Kind::off_scale:
            throw Error(Fault::data, place, "expected the " + what + " rating " + range);
        case ReadRating::Kind::unreadable:
            if (is_front) {
                throw Error(Fault::data, place, "expected the " + what + " rating " + range);
            }
            find(stated.index, "unreadable-rating", "expected a rating " + range);
            break;
        }
        return std::nullopt;
    }

    void read_standing()
    {
        const auto says = [&](std::string_view key, std::string_view text, std::string_view other) {
            const auto value = to_lower(text_of(key));
            return value == text || value == other;
        };
        const bool in_drafts = ("/" + m_file).find("/_drafts/") != std::string::npos;
        if (in_drafts || says("draft", "true", "yes")) {
            m_post.is_published = false;
            const auto* const value = value_of("draft");
            find(value == nullptr ? 0 : value->line, "draft", "is a draft, and not ranked", Severity::note);
        } else if (says("published", "false", "no")) {
            m_post.is_published = false;
            find(value_of("published")->line, "unpublished", "is not published, and not ranked",
                 Severity::note);
        }
    }

    void find_template_text()
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            for (const auto text : {std::string_view("XXXX"), std::string_view("$xxxx")}) {
                if (m_lines[i].find(text) != std::string_view::npos) {
                    find(m_first_line + i, "placeholder",
                         "template text '" + std::string(text) + "' is still there");
                    return;
                }
            }
        }
    }

    Post m_post;
    Yaml m_front;
    std::string m_body;
    Lines m_lines;
    std::size_t m_first_line;
    const std::string& m_file;
    const Scale& m_scale;
};

} // namespace

Post read_post(std::string_view bytes, const std::string& file, const Scale& scale)
{
    const auto text = normal_text(bytes, file);
    return PostReader(split_front_matter(text), file, scale).read();
}

} // namespace earbench
