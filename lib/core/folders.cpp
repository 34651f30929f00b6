#include "core/folders.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <memory>
#include <sys/stat.h>

namespace earbench {

namespace {

struct CloseFolder {
    void operator()(DIR* folder) const { closedir(folder); }
};

void collect(const std::string& folder, const std::vector<std::string>& endings,
             std::vector<std::string>& files)
{
    const std::unique_ptr<DIR, CloseFolder> open(opendir(folder.c_str()));
    if (!open) {
        throw Error(Fault::no_input, Place{folder},
                    std::string("cannot read the folder: ") + std::strerror(errno));
    }
    while (const auto* entry = readdir(open.get())) {
        const std::string name = entry->d_name;
        if (name.starts_with('.')) {
            continue;
        }
        const auto path = folder.ends_with('/') ? folder + name : folder + "/" + name;
        struct stat status {};
        if (lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
            collect(path, endings, files);
            continue;
        }
        const auto lower = to_lower(name);
        if (std::any_of(endings.begin(), endings.end(),
                        [&](const auto& ending) { return lower.ends_with(ending); })) {
            files.push_back(path);
        }
    }
}

} // namespace

bool is_folder(const std::string& path)
{
    struct stat status {};
    return stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

bool is_file(const std::string& path)
{
    struct stat status {};
    return stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

bool exists(const std::string& path)
{
    struct stat status {};
    return lstat(path.c_str(), &status) == 0;
}

void create_folders(const std::string& path)
{
    for (auto slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
        const auto folder = path.substr(0, slash);
        constexpr mode_t everything_umask_allows = 0777;
        if (mkdir(folder.c_str(), everything_umask_allows) != 0 && !is_folder(folder)) {
            throw Error(Fault::cannot_create, Place{folder},
                        std::string("cannot create the folder: ") + std::strerror(errno));
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

} // namespace earbench
