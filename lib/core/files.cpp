#include "core/files.hpp"

#include "core/error.hpp"
#include "core/signals.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace earbench {

namespace {

/// An open file descriptor, closed at the end of its scope.
class Descriptor {
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const noexcept { return m_value; }

    /// True when the file system took everything that was written.
    bool close()
    {
        const int value = std::exchange(m_value, -1);
        return value < 0 || ::close(value) == 0;
    }

private:
    int m_value;
};

/// A temporary file, removed at the end of its scope unless it was renamed.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string path_template)
        : m_path(std::move(path_template)), m_descriptor(mkstemp(m_path.data()))
    {
    }
    ~TemporaryFile()
    {
        if (m_descriptor.get() >= 0 || m_created) {
            unlink(m_path.c_str());
        }
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] int descriptor() const noexcept { return m_descriptor.get(); }
    [[nodiscard]] const std::string& path() const noexcept { return m_path; }

    bool close()
    {
        m_created = m_descriptor.get() >= 0;
        return m_descriptor.close();
    }
    void keep() { m_created = false; }

private:
    std::string m_path;
    Descriptor m_descriptor;
    bool m_created = false;
};

std::string reason()
{
    return std::strerror(errno);
}

/// True when all of `content` was written; else errno says why not.
bool write_all(int descriptor, std::string_view content)
{
    while (!content.empty()) {
        const auto written = ::write(descriptor, content.data(), content.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return false;
        }
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

mode_t mode_by_umask()
{
    const mode_t mask = umask(0);
    umask(mask);
    return static_cast<mode_t>(0666) & ~mask;
}

/// The file behind `path` when it is a symbolic link, so that the link stays one, also when that file is new.
std::filesystem::path resolve(std::filesystem::path path)
{
    constexpr int longest_chain = 40; // as the kernel has it
    for (int step = 0; step < longest_chain; ++step) {
        std::error_code no_link;
        const auto target = std::filesystem::read_symlink(path, no_link);
        if (no_link) {
            return path;
        }
        path = path.parent_path() / target;
    }
    return path;
}

enum class Existing { replace, refuse };

void write_through_temporary(const std::filesystem::path& path, std::string_view content, mode_t mode,
                             Existing existing)
{
    const HeldSignals no_temporary_file_is_left_behind;
    TemporaryFile temporary(path.parent_path() / ".earbench.XXXXXX");
    if (temporary.descriptor() < 0) {
        throw Error(Fault::cannot_create, Place{path}, "cannot create: " + reason());
    }
    if (fchmod(temporary.descriptor(), mode) != 0 || !write_all(temporary.descriptor(), content) ||
        !temporary.close()) {
        throw Error(Fault::io, Place{path}, "cannot write: " + reason());
    }
    if (existing == Existing::replace) {
        if (rename(temporary.path().c_str(), path.c_str()) != 0) {
            throw Error(Fault::cannot_create, Place{path}, "cannot create: " + reason());
        }
        temporary.keep();
    } else if (link(temporary.path().c_str(), path.c_str()) != 0) {
        const bool exists = errno == EEXIST;
        throw Error(Fault::cannot_create, Place{path},
                    exists ? "exists and is not overwritten" : "cannot create: " + reason());
    }
}

} // namespace

std::string read_file(const std::string& path)
{
    const bool standard_input = path == "-";
    const Descriptor file(standard_input ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC));
    const Place place{standard_input ? "standard input" : path};
    if (file.get() < 0) {
        throw Error(Fault::no_input, place, "cannot open: " + reason());
    }
    struct stat status {};
    if (fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) {
        throw Error(Fault::no_input, place, "cannot read: it is a folder");
    }
    constexpr std::size_t first_block_bytes = 1U << 16U;
    constexpr std::size_t largest_file_bytes = std::size_t{1} << 32U;
    std::string content;
    // The size is a hint only: it is 0 for pipes and /proc files.
    const auto hint = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
    content.resize(std::min(hint, largest_file_bytes) + first_block_bytes);
    std::size_t used = 0;
    for (;;) {
        if (used == content.size()) {
            content.resize(2 * content.size());
        }
        const auto got = read(file.get(), content.data() + used, content.size() - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw Error(Fault::io, place, "cannot read: " + reason());
        }
        if (got == 0) {
            break;
        }
        used += static_cast<std::size_t>(got);
        if (used > largest_file_bytes) {
            throw Error(Fault::data, place, "expected at most 4 GiB but found more");
        }
    }
    content.resize(used);
    return content;
}

void write_file(const std::string& path, std::string_view content)
{
    struct stat status {};
    const bool exists = stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        throw Error(Fault::cannot_create, Place{path}, "cannot create: it is a folder");
    }
    if (exists && !S_ISREG(status.st_mode)) {
        Descriptor device(open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (device.get() < 0) {
            throw Error(Fault::cannot_create, Place{path}, "cannot open: " + reason());
        }
        if (!write_all(device.get(), content) || !device.close()) {
            throw Error(Fault::io, Place{path}, "cannot write: " + reason());
        }
        return;
    }
    constexpr mode_t permission_bits = 07777;
    const mode_t mode = exists ? status.st_mode & permission_bits : mode_by_umask();
    write_through_temporary(resolve(path), content, mode, Existing::replace);
}

void require_creatable(const std::string& path)
{
    struct stat status {};
    if (stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
        return;
    }
    const auto folder = resolve(path).parent_path();
    if (access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) {
        throw Error(Fault::cannot_create, Place{path}, "cannot create: " + reason());
    }
}

void create_file(const std::string& path, std::string_view content)
{
    write_through_temporary(path, content, mode_by_umask(), Existing::refuse);
}

void write_standard_output(std::string_view content)
{
    if (!write_all(STDOUT_FILENO, content)) {
        throw Error(Fault::io, Place{"standard output"}, "cannot write: " + reason());
    }
}

} // namespace earbench
