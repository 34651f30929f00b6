#include "common/sites.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"

#include <algorithm>
#include <filesystem>

namespace earbench::cli {

namespace {

namespace fs = std::filesystem;

bool is_root(const fs::path& folder)
{
    return is_folder((folder / "_posts").string()) || exists((folder / "_config.yml").string());
}

fs::path root_above(const fs::path& folder)
{
    for (auto at = folder; at.has_relative_path(); at = at.parent_path()) {
        if (is_root(at)) {
            return at;
        }
    }
    return folder;
}

void add_below(std::vector<std::string>& files, const std::string& folder)
{
    if (is_folder(folder)) {
        const auto found = files_below(folder, {""});
        files.insert(files.end(), found.begin(), found.end());
    }
}

/// Around a post without a site may be anything, a home folder too: only where pictures are kept.
std::vector<std::string> files_near(const std::string& folder)
{
    constexpr std::string_view any_ending;
    auto files = files_in(folder, std::span(&any_ending, 1));
    for (const auto pictures : {"assets", "images", "img", "figures"}) {
        add_below(files, folder + "/" + pictures);
    }
    return files;
}

SiteView look_at(const std::string& root)
{
    SiteView site;
    site.is_site = is_root(root);
    std::vector<std::string> files;
    if (site.is_site) {
        add_below(files, root);
    } else {
        files = files_near(root);
    }
    for (const auto& file : files) {
        const auto path = file.substr(root.size());
        if (!path.starts_with("/_site/") && !path.starts_with("/node_modules/")) {
            site.files.push_back(path);
        }
    }
    std::sort(site.files.begin(), site.files.end());
    for (const auto& path : site.files) {
        if (!site.is_site || path.find("/_posts/") == std::string::npos || !path.ends_with(".md")) {
            continue;
        }
        try {
            site.products.push_back(read_post(read_file(root + path), path).name);
        } catch (const Error&) {
            continue; // its own check says why
        }
    }
    return site;
}

} // namespace

SiteView Sites::around(const std::string& file)
{
    if (file.empty()) {
        throw Error(Fault::no_input, "expected the name of a file but found none");
    }
    const auto path = file == "-" ? fs::current_path() / "-" : fs::absolute(file).lexically_normal();
    const auto root = root_above(path.parent_path()).string();
    auto found = m_by_root.find(root);
    if (found == m_by_root.end()) {
        found = m_by_root.emplace(root, look_at(root)).first;
    }
    auto site = found->second;
    site.post = path.string().substr(root.size());
    site.curves = curves;
    site.ranking = ranking;
    return site;
}

} // namespace earbench::cli
