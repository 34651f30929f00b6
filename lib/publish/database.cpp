#include "publish/database.hpp"

#include "core/files.hpp"
#include "core/folders.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

namespace earbench {

namespace {

namespace fs = std::filesystem;

/// `address` as a page in `root` would ask for it, as a path.
std::string below(const std::string& root, const std::string& address)
{
    auto path = (fs::path(root) / address).lexically_normal().string();
    while (path.size() > 1 && path.ends_with('/')) {
        path.pop_back();
    }
    return path;
}

bool is_elsewhere(const std::string& address)
{
    return address.find("://") != std::string::npos || address.starts_with("//");
}

std::string folder_of(const std::string& path)
{
    const auto folder = fs::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

bool same_place(const std::string& one, const std::string& other)
{
    std::error_code unreachable;
    return fs::weakly_canonical(one, unreachable) == fs::weakly_canonical(other, unreachable);
}

/// The folder `name` beside the curves where there is one, else that of the curves.
std::string targets_beside(const std::string& curves)
{
    return is_folder(curves + "/targets") ? curves + "/targets" : curves;
}

Database of_config(const std::string& root, const std::string& path, SiteConfig config)
{
    Database database;
    database.config = path;
    database.is_modern = config.is_modern();
    if (config.is_modern()) {
        database.curves = below(root, *config.phones_folder);
        database.targets = below(root, config.targets_folder.value_or("data/target"));
        database.book = below(root, config.book.value_or("data/phone_book.json"));
    } else {
        const auto directory = config.directory.value_or("");
        database.curves = below(root, directory);
        database.targets = targets_beside(database.curves);
        database.book = config.book ? below(root, *config.book) : below(database.curves, "phone_book.json");
    }
    if (!config.channels.empty()) {
        database.channels = std::move(config.channels);
    }
    database.samples = config.samples;
    database.named_targets = std::move(config.targets);
    return database;
}

/// The configurations of the site in `root`: that of index.html first, then config.js, then the others.
std::vector<Database> configured(const std::string& root)
{
    std::string page;
    if (is_file(root + "/index.html")) {
        page = read_file(root + "/index.html");
    }
    std::vector<std::pair<int, std::string>> paths;
    constexpr std::array<std::string_view, 1> scripts{".js"};
    for (const auto* folder : {"", "assets/js", "scripts", "js"}) {
        const auto place = below(root, folder);
        if (!is_folder(place)) {
            continue;
        }
        for (const auto& path : files_in(place, scripts)) {
            const auto name = std::string(base_name(path));
            if (name.starts_with("config")) {
                const bool is_shown =
                    page.find("/" + name) != std::string::npos || page.find("\"" + name) != std::string::npos;
                paths.emplace_back(is_shown ? 0 : name == "config.js" ? 1 : 2, below(path, ""));
            }
        }
    }
    std::ranges::stable_sort(paths, {}, [](const auto& one) { return one.first; });
    std::vector<Database> databases;
    for (const auto& [order, path] : paths) {
        auto config = read_site_config(read_file(path));
        if (config.names_database() && !is_elsewhere(config.book.value_or("")) &&
            !is_elsewhere(config.directory.value_or(config.phones_folder.value_or("")))) {
            databases.push_back(of_config(root, path, std::move(config)));
        }
    }
    return databases;
}

/// A database that no configuration describes, with its book at `book`.
Database unconfigured(const std::string& book)
{
    Database database;
    database.book = book;
    database.curves = folder_of(book);
    if (is_folder(database.curves + "/phones")) {
        database.is_modern = true;
        database.targets = below(database.curves, "target");
        database.curves = below(database.curves, "phones");
        return database;
    }
    if (is_file(database.curves + "/index.html") && is_folder(database.curves + "/data")) {
        database.curves = below(database.curves, "data");
    }
    database.targets = targets_beside(database.curves);
    return database;
}

/// The first of `databases` that `fits`, which knows of the other books that are there.
template <typename Fits>
std::optional<Database> first(std::vector<Database> databases, Fits fits)
{
    const auto found = std::find_if(databases.begin(), databases.end(), fits);
    if (found == databases.end()) {
        return std::nullopt;
    }
    auto database = *found;
    for (const auto& other : databases) {
        if (other.book != database.book && is_file(other.book) &&
            std::find(database.others.begin(), database.others.end(), other.book) == database.others.end()) {
            database.others.push_back(other.book);
        }
    }
    return database;
}

} // namespace

Database find_database(const std::string& folder)
{
    const auto has_book = [](const Database& database) { return is_file(database.book); };
    const auto own = configured(folder);
    if (auto database = first(own, has_book)) {
        return *database;
    }
    const auto above = configured(below(folder, ".."));
    if (auto database = first(above, [&](const Database& candidate) {
            return has_book(candidate) &&
                   (same_place(folder_of(candidate.book), folder) || same_place(candidate.curves, folder));
        })) {
        database->others.clear();
        return *database;
    }
    for (const auto* place : {"phone_book.json", "data/phone_book.json"}) {
        if (is_file(below(folder, place))) {
            return unconfigured(below(folder, place));
        }
    }
    if (!own.empty()) {
        return own.front();
    }
    return unconfigured(below(folder, "phone_book.json"));
}

} // namespace earbench
