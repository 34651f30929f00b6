#include "core/same_file.hpp"

#include "core/descriptor.hpp"

#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace earbench {

namespace {

namespace fs = std::filesystem;

using Status = struct stat;

std::optional<Status> status_of(const std::string& path)
{
    Status status{};
    const int failure = path == "-" ? fstat(STDIN_FILENO, &status) : stat(path.c_str(), &status);
    return failure == 0 ? std::optional(status) : std::nullopt;
}

bool are_one(const Status& one, const Status& other)
{
    return S_ISREG(one.st_mode) && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

/// Where the file will be once it is written: symbolic links are followed, also one whose file is missing.
fs::path place_of(fs::path path)
{
    constexpr int longest_chain = 40; // as the kernel has it
    std::error_code error;
    for (int step = 0; step < longest_chain; ++step) {
        const auto target = fs::read_symlink(path, error);
        if (error) {
            break; // it is no link
        }
        path = path.parent_path() / target;
    }
    const auto absolute = fs::absolute(path, error);
    const auto place = fs::weakly_canonical(absolute, error);
    return error ? absolute.lexically_normal() : place;
}

} // namespace

bool is_same_file(const std::string& one, const std::string& other)
{
    const auto first = status_of(one);
    const auto second = status_of(other);
    if (first && second) {
        return are_one(*first, *second);
    }
    return !first && !second && place_of(one) == place_of(other);
}

bool is_standard_output(const std::string& path)
{
    Status output{};
    const auto file = status_of(path);
    return file && fstat(STDOUT_FILENO, &output) == 0 && are_one(*file, output);
}

bool is_terminal(const std::string& path)
{
    if (path == "-") {
        return isatty(STDOUT_FILENO) == 1;
    }
    const auto status = status_of(path);
    if (!status || !S_ISCHR(status->st_mode)) {
        return false;
    }
    const Descriptor device(open(path.c_str(), O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
    return isatty(device.get()) == 1;
}

} // namespace earbench
