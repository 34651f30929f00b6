#include "core/nearest.hpp"
#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "post/date.hpp"
#include "post/post_checks.hpp"

#include <algorithm>
#include <array>

namespace earbench {

namespace {

bool is_elsewhere(std::string_view target)
{
    return target.find("://") != std::string_view::npos || target.starts_with("//") ||
           target.starts_with("data:") || target.starts_with("mailto:") || target.starts_with("tel:");
}

/// The folder of a picture that says whose it is: "Acme-One" of "/assets/images/Acme-One/graph.png". Empty
/// where folders are not by product.
std::string product_folder(std::string_view path)
{
    constexpr std::array<std::string_view, 19> general{
        "earbench", "assets", "images", "image",  "img",  "uploads", "media",   "figures", "graphs", "graph",
        "posts",    "_posts", "common", "shared", "site", "headers", "banners", "logos",   "icons"};
    const auto slash = path.rfind('/');
    const auto folder = std::string(base_name(path.substr(0, slash == std::string_view::npos ? 0 : slash)));
    const auto lower = to_lower(folder);
    const bool is_number = lower.find_first_not_of("0123456789-_") == std::string::npos;
    return is_number || std::find(general.begin(), general.end(), lower) != general.end() ? std::string()
                                                                                          : folder;
}

/// For every line of the body, whether it stands below a heading about other products.
std::vector<bool> comparing_lines(const PostView& view)
{
    std::vector<bool> comparing;
    bool inside = false;
    for (std::size_t i = 0; i < view.lines.size(); ++i) {
        const auto text = trim(view.lines[i]);
        const bool is_underlined = !text.empty() && trim(line_at(view.lines, i + 1)).starts_with("===");
        if (text.starts_with('#') || is_underlined) {
            const auto lower = to_lower(text);
            inside = lower.find("compar") != std::string::npos || lower.find(" vs") != std::string::npos ||
                     lower.find("rating") != std::string::npos;
        }
        comparing.push_back(inside);
    }
    return comparing;
}

void check_owner(const PostView& view, const PostLink& picture, Findings& findings)
{
    const auto folder = product_folder(picture.target);
    // 宵月 has no name that can be told from the title, so that post and folder share one that the writer
    // chose.
    const bool is_named_alike =
        to_lower(stem(base_name(view.post.source.file))).ends_with("-" + to_lower(folder));
    if (folder.empty() || is_named_alike || share_a_word(folder, view.post.name)) {
        return;
    }
    findings.error(picture.line, "template-image",
                   "expected a picture of " + quoted_text(view.post.name) + " but found one of '" + folder +
                       "': " + quoted_text(picture.target));
}

void check_file(const PostView& view, const PostLink& link, const std::string& code, Findings& findings)
{
    const auto path = site_path(link.target, view.site.post);
    if (!path.empty() && view.site.has(path)) {
        return;
    }
    const auto other = path.empty() ? std::string() : view.site.look_alike(path);
    findings.error(link.line, code,
                   quoted_text(link.target) +
                       (other.empty() ? " is not there" : " is not there, " + quoted_text(other) + " is"));
}

void check_picture(const PostView& view, const PostLink& picture, bool compares, Findings& findings)
{
    const auto target = trim(picture.target);
    if (target.empty()) {
        findings.error(picture.line, "missing-image", "expected the path of a picture but found none");
        return;
    }
    if (picture.text.empty()) {
        findings.note(picture.line, "no-alt", "the picture has no words for those who cannot see it");
    }
    if (is_elsewhere(target) || target.starts_with("TODO")) {
        return;
    }
    if (!compares) {
        check_owner(view, picture, findings);
    }
    check_file(view, picture, "missing-image", findings);
}

bool has_post(const SiteView& site, std::string_view name)
{
    return std::any_of(site.files.begin(), site.files.end(), [&](const std::string& file) {
        return file.find("/_posts/") != std::string::npos && stem(file) == name;
    });
}

/// "/2025/01/02/review-A.html", with or without the ending, is the post of that day and name.
bool is_post_address(const SiteView& site, std::string_view path)
{
    auto parts = split(path, '/');
    std::erase_if(parts, [](std::string_view part) { return part.empty(); });
    if (parts.size() < 4) {
        return false;
    }
    const auto first = parts.size() - 4; // categories may stand before
    const auto day =
        std::string(parts[first]) + "-" + std::string(parts[first + 1]) + "-" + std::string(parts[first + 2]);
    auto name = parts.back();
    name.remove_suffix(name.ends_with(".html") ? 5 : 0);
    return is_date(day) && has_post(site, day + "-" + std::string(name));
}

bool is_page(const SiteView& site, std::string_view path)
{
    std::string page(path);
    if (page.ends_with('/')) {
        page += "index.html";
    }
    const auto base = page.substr(0, page.ends_with(".html") ? page.size() - 5 : page.size());
    const auto folder = base + "/index";
    for (const auto& candidate :
         {page, base + ".html", base + ".md", base + ".markdown", folder + ".html", folder + ".md"}) {
        if (site.has(candidate)) {
            return true;
        }
    }
    const auto folder_md = replace_all(page, "/index.html", ".md");
    return site.has(folder_md) || (page == "/index.html");
}

void check_page(const PostView& view, const PostLink& link, Findings& findings)
{
    constexpr std::string_view tag = "post_url ";
    if (const auto at = link.target.find(tag); at != std::string::npos) {
        const auto rest = trim(std::string_view(link.target).substr(at + tag.size()));
        const auto name = rest.substr(0, rest.find_first_of(" %"));
        if (view.site.is_site && !has_post(view.site, name)) {
            findings.error(link.line, "broken-link", "there is no post " + quoted_text(name));
        }
        return;
    }
    const auto target = trim(link.target);
    if (target.empty()) {
        findings.error(link.line, "broken-link", "expected an address but found none");
        return;
    }
    if (is_elsewhere(target) || target.starts_with('#') || target.find('{') != std::string_view::npos ||
        target.starts_with("TODO")) {
        return;
    }
    const auto path = site_path(target, view.site.post);
    const bool is_file = base_name(path).find('.') != std::string_view::npos && !path.ends_with(".html");
    if (is_file) {
        check_file(view, link, "broken-link", findings);
    } else if (view.site.is_site && !is_post_address(view.site, path) && !is_page(view.site, path)) {
        findings.error(link.line, "broken-link", quoted_text(link.target) + " is not there");
    }
}

/// The names that a link opens in a graph tool: `?share=A,B_One_Target`, decoded as browsers do.
std::vector<std::string> shared_names(std::string_view address)
{
    const auto begin = std::min(address.find("?share="), address.find("&share="));
    if (begin == std::string_view::npos) {
        return {};
    }
    auto value = address.substr(begin + 7);
    value = value.substr(0, value.find_first_of("&#"));
    std::vector<std::string> names;
    for (const auto name : split(value, ',')) {
        names.push_back(percent_decoded(replace_all(replace_all(name, "_", " "), "+", " ")));
    }
    return names;
}

void check_graph(const PostView& view, const PostLink& link, Findings& findings)
{
    if (!view.site.curves) {
        return;
    }
    for (const auto& name : shared_names(link.target)) {
        const auto& curves = *view.site.curves;
        const bool is_target = name.ends_with(" Target") || name == "Custom Tilt";
        if (name.empty() || is_target || std::find(curves.begin(), curves.end(), name) != curves.end()) {
            continue;
        }
        findings.error(link.line, "broken-link",
                       "the graph database has no " + quoted_text(name) + did_you_mean(name, curves));
    }
}

} // namespace

void check_links(const PostView& view, Findings& findings)
{
    const auto comparing = comparing_lines(view);
    for (const auto& link : view.links) {
        if (link.is_picture) {
            const bool in_body = link.line >= view.parts.body_line;
            check_picture(view, link, in_body && comparing[link.line - view.parts.body_line], findings);
        } else {
            check_page(view, link, findings);
            check_graph(view, link, findings);
        }
    }
}

} // namespace earbench
