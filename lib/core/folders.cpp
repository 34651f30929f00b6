#include "core/folders.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace earbench {

namespace {

void collect(const std::string& folder, const std::vector<std::string>& endings,
             std::vector<std::string>& files)
try {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto path = entry.path().string();
        const auto name = base_name(path);
        if (name.starts_with('.')) {
            continue;
        }
        std::error_code vanished;
        if (is_directory(entry.symlink_status(vanished))) {
            collect(path, endings, files);
            continue;
        }
        if (is_other(entry.status(vanished))) { // a pipe that nobody writes to would be waited for
            continue;
        }
        const auto lower = to_lower(name);
        if (std::any_of(endings.begin(), endings.end(),
                        [&](const auto& ending) { return lower.ends_with(ending); })) {
            files.push_back(path);
        }
    }
} catch (const std::filesystem::filesystem_error& error) {
    throw Error(Fault::no_input, Place{folder}, "cannot read the folder: " + error.code().message());
}

} // namespace

bool is_folder(const std::string& path)
{
    std::error_code unreachable;
    return std::filesystem::is_directory(path, unreachable);
}

bool is_file(const std::string& path)
{
    std::error_code unreachable;
    return std::filesystem::is_regular_file(path, unreachable);
}

bool exists(const std::string& path)
{
    std::error_code unreachable;
    return std::filesystem::exists(std::filesystem::symlink_status(path, unreachable));
}

void create_folders(const std::string& path)
{
    // One by one rather than create_directories, so that the message names the folder that cannot be created.
    for (auto slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        const auto folder = path.substr(0, slash);
        std::error_code error;
        std::filesystem::create_directory(folder, error);
        if (error) {
            throw Error(Fault::cannot_create, Place{folder}, "cannot create the folder: " + error.message());
        }
        if (slash == std::string::npos) {
            return;
        }
    }
}

std::vector<std::string> files_below(const std::string& folder, const std::vector<std::string>& endings)
{
    std::vector<std::string> files;
    collect(folder, endings, files);
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> files_in(const std::string& folder, std::span<const std::string_view> endings)
try {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const auto name = entry.path().filename().string();
        const auto lower = to_lower(name);
        if (!name.starts_with('.') && is_file(entry.path().string()) &&
            std::any_of(endings.begin(), endings.end(),
                        [&](std::string_view ending) { return lower.ends_with(ending); })) {
            files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
} catch (const std::filesystem::filesystem_error& error) {
    throw Error(Fault::no_input, Place{folder}, "cannot read the folder: " + error.code().message());
}

} // namespace earbench
