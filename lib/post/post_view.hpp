#pragma once

#include "post/post.hpp"
#include "post/site_view.hpp"
#include "text/front_matter.hpp"
#include "text/yaml.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// A picture or link in a post, and its line.
struct PostLink {
    std::string target; ///< the address, without title
    std::string text;   ///< of a picture what stands in for it
    std::size_t line;
    bool is_picture;
};

/// A post as its checks see it.
struct PostView {
    Post post;
    FrontMatter parts;
    Yaml front;
    std::vector<std::string> lines; ///< of the visible body
    std::vector<PostLink> links;    ///< of the visible body, and the pictures of the front matter
    const SiteView& site;

    /// The line of the file where the body's line `index` stands.
    [[nodiscard]] std::size_t line_of(std::size_t index) const { return parts.body_line + index; }
};

/// @throws Error as read_post does.
[[nodiscard]] PostView view_post(std::string_view bytes, const std::string& file, const SiteView& site);

/// Collects what a check finds in one post.
class Findings {
public:
    explicit Findings(std::string file) : m_file(std::move(file)) {}

    void error(std::size_t line, const std::string& code, const std::string& text)
    {
        m_findings.push_back({Severity::error, m_file, line, code, text});
    }
    void note(std::size_t line, const std::string& code, const std::string& text)
    {
        m_findings.push_back({Severity::note, m_file, line, code, text});
    }
    [[nodiscard]] std::vector<CheckFinding>& all() { return m_findings; }

private:
    std::string m_file;
    std::vector<CheckFinding> m_findings;
};

/// `text` in single quotes, on one line and not too long, as messages have it.
[[nodiscard]] std::string quoted_text(std::string_view text);

/// Letters and digits of ASCII in lower case, and other characters as they are: what two spellings of a name
/// share.
[[nodiscard]] std::string letters_of(std::string_view name);

/// True where `lower` has "rate", "rated", "rating" or "rates": a sentence that gives a mark, not one of
/// something separate or accurate.
[[nodiscard]] bool rates(std::string_view lower);

/// A mark in a text, and where it begins.
struct PlacedMark {
    double value;
    std::size_t begin;
};

/// The only `N/5` of `text`; nothing where there are several.
[[nodiscard]] std::optional<PlacedMark> only_mark(std::string_view text);

/// True where both names share a word of at least three letters, or one contains the other, whatever the
/// marks between, as they are written or in the letters of file names ("Café" and "Cafe").
[[nodiscard]] bool share_a_word(std::string_view one, std::string_view other);

} // namespace earbench
