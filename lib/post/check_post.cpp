#include "core/strings.hpp"
#include "post/heading_line.hpp"
#include "post/post_checks.hpp"
#include "post/visible_text.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

namespace earbench {

namespace {

auto order_key(const CheckFinding& finding)
{
    return std::tie(finding.line, finding.code, finding.text);
}

/// What reading found, without what a check says better.
std::vector<CheckFinding> reading_findings(const Post& post)
{
    auto findings = post.findings;
    std::erase_if(findings, [](const CheckFinding& finding) { return finding.code == "placeholder"; });
    for (auto& finding : findings) {
        finding.text = replace_all(finding.text, ", and not ranked", "");
    }
    return findings;
}

std::string with_blank_lines(std::string_view text, std::string_view line_end)
{
    const auto parts = split_front_matter(text);
    const auto body = visible_text(parts.body);
    std::vector<std::string> visible;
    for (const auto line : split_lines(body)) {
        visible.emplace_back(line);
    }
    const auto body_begin = text.size() - parts.body.size();
    std::string mended(text.substr(0, body_begin));
    auto rest = text.substr(body_begin);
    for (std::size_t i = 0; i < visible.size(); ++i) {
        const auto end = std::min(rest.find('\n'), rest.size() - 1) + 1;
        mended += is_hidden_heading(visible, i) ? line_end : "";
        mended += rest.substr(0, end);
        rest.remove_prefix(end);
    }
    return mended + std::string(rest);
}

} // namespace

std::vector<CheckFinding> check_post(std::string_view bytes, const std::string& file, const SiteView& site)
{
    Findings findings(file);
    try {
        if (trim(bytes).find_first_not_of('\n') == std::string_view::npos) {
            throw Error(Fault::data, Place{file}, "expected a post but found nothing");
        }
        const auto view = view_post(bytes, file, site);
        findings.all() = reading_findings(view.post);
        check_wording(view, findings);
        check_ratings(view, findings);
        check_sections(view, findings);
        check_disclosure(view, findings);
        check_links(view, findings);
        check_names(view, findings);
    } catch (const Error& error) {
        findings.error(error.place().value_or(Place{}).line, "unreadable", error.what());
    }
    auto& all = findings.all();
    std::ranges::stable_sort(all, {}, order_key);
    all.erase(std::unique(all.begin(), all.end(),
                          [](const auto& a, const auto& b) { return order_key(a) == order_key(b); }),
              all.end());
    return std::move(all);
}

std::string mend_post(std::string_view bytes, const std::string& file, const SiteView& site)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size()); // Jekyll finds no front matter behind it
    }
    std::string text(bytes);
    const auto view = [&]() -> std::optional<PostView> {
        try {
            return view_post(bytes, file, site);
        } catch (const Error&) {
            return std::nullopt; // check_post says why
        }
    }();
    if (!view) {
        return text;
    }
    for (const auto& link : view->links) {
        const auto path = link.is_picture ? site_path(link.target, site.post) : std::string();
        const auto other = site.look_alike(path);
        // The same bytes at the same place of the address: only letters change their case.
        if (!other.empty() && link.target == path) {
            text = replace_all(text, link.target, other);
        }
    }
    if (view->front.find("excerpts") != nullptr && view->front.find("excerpt") == nullptr &&
        !view->parts.is_toml) {
        const auto at = text.find("\nexcerpts:");
        if (at != std::string::npos && at < text.size() - view->parts.body.size()) {
            text.erase(at + std::string_view("\nexcerpt").size(), 1);
        }
    }
    // Its lines are those of the text as it is read only where nothing but LF or CRLF ends them.
    const bool has_cr = text.find('\r') != std::string::npos;
    const bool only_crlf = replace_all(text, "\r\n", "").find('\r') == std::string::npos;
    return only_crlf ? with_blank_lines(text, has_cr ? "\r\n" : "\n") : text;
}

} // namespace earbench
