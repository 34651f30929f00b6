#include "core/files.hpp"

#include "core/descriptor.hpp"
#include "core/error.hpp"
#include "core/nearest.hpp"
#include "core/signals.hpp"
#include "core/strings.hpp"
#include "core/temporary_file.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace earbench {

namespace {

std::string reason()
{
    return std::strerror(errno);
}

/// True when all of `content` was written; else errno says why not.
bool write_all(int descriptor, std::string_view content)
{
    while (!content.empty()) {
        const auto written = ::write(descriptor, content.data(), content.size());
        if (written >= 0) {
            content.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}

TextSource source_of(std::string_view content)
{
    return [content](const TextSink& write) { write(content); };
}

/// Writes pieces to a descriptor, small ones together, until that fails.
class GatheredOutput {
public:
    explicit GatheredOutput(int descriptor) : m_descriptor(descriptor) {}

    void add(std::string_view piece)
    {
        if (m_gathered.size() + piece.size() > most_gathered_bytes) {
            write_gathered();
        }
        if (piece.size() > most_gathered_bytes) {
            write(piece);
        } else {
            m_gathered += piece;
        }
    }

    /// True when all was written; else errno says why not.
    [[nodiscard]] bool finish()
    {
        write_gathered();
        errno = m_problem;
        return m_problem == 0;
    }

private:
    static constexpr std::size_t most_gathered_bytes = 1U << 16U;

    void write(std::string_view text)
    {
        if (m_problem == 0 && !write_all(m_descriptor, text)) {
            m_problem = errno;
        }
    }
    void write_gathered()
    {
        write(m_gathered);
        m_gathered.clear();
    }

    int m_descriptor;
    int m_problem = 0; ///< the errno of what failed
    std::string m_gathered;
};

/// True when all of `content` was written; else errno says why not.
bool write_all(int descriptor, const TextSource& content)
{
    GatheredOutput output(descriptor);
    content([&](std::string_view piece) { output.add(piece); });
    return output.finish();
}

mode_t mode_by_umask()
{
    const mode_t mask = umask(0);
    umask(mask);
    return static_cast<mode_t>(0666) & ~mask;
}

/// The number of a descriptor of this program that `path` names, as /dev/stdout does when it is resolved.
std::optional<int> named_descriptor(const std::string& path)
{
    for (const std::string_view folder : {"/proc/self/fd/", "/dev/fd/"}) {
        const auto number = path.starts_with(folder) ? path.substr(folder.size()) : std::string();
        int value = 0;
        const auto end = std::from_chars(number.data(), number.data() + number.size(), value);
        if (end.ec == std::errc() && end.ptr == number.data() + number.size()) {
            return value;
        }
    }
    return std::nullopt;
}

/// The file behind `path` when it is a symbolic link, so that the link stays one, also when that file is new.
///
/// A descriptor of this program is no link: what was opened to append is not to be replaced.
/// @throws Error{cannot_create} for a link that leads back to itself.
std::filesystem::path resolve(std::filesystem::path path)
{
    constexpr int longest_chain = 40; // as the kernel has it
    const auto link = path;
    for (int step = 0; step <= longest_chain; ++step) {
        if (named_descriptor(path)) {
            return path;
        }
        std::error_code no_link;
        const auto target = std::filesystem::read_symlink(path, no_link);
        if (no_link) {
            return path;
        }
        path = path.parent_path() / target;
    }
    throw Error(Fault::cannot_create, Place{link}, std::string("cannot create: ") + std::strerror(ELOOP));
}

enum class Existing { replace, refuse };

/// True when the file system took what was written so far: some say so only when a descriptor is closed.
bool is_taken(int descriptor)
{
    return Descriptor(dup(descriptor)).close();
}

void write_through_temporary(const std::string& path, const TextSource& content, mode_t mode,
                             Existing existing)
{
    const HeldSignals no_hidden_file_is_left_behind;
    for (const auto name : {TemporaryFile::Name::none, TemporaryFile::Name::hidden}) {
        TemporaryFile temporary(path, name);
        if (temporary.descriptor() >= 0) {
            if (fchmod(temporary.descriptor(), mode) != 0 || !write_all(temporary.descriptor(), content) ||
                !is_taken(temporary.descriptor())) {
                throw Error(Fault::io, Place{path}, "cannot write: " + reason());
            }
            if (existing == Existing::replace ? temporary.replace() : temporary.appear()) {
                return;
            }
            if (existing == Existing::refuse && errno == EEXIST) {
                throw Error(Fault::cannot_create, Place{path}, "exists and is not overwritten");
            }
        }
    }
    throw Error(Fault::cannot_create, Place{path}, "cannot create: " + reason());
}

/// "; did you mean b.csv?" of a file with nearly that name in the same folder.
std::string near_file_advice(const std::string& path)
{
    constexpr std::size_t most_files = 5000;
    const auto folder = path.substr(0, path.size() - base_name(path).size());
    std::vector<std::string> names;
    std::error_code error;
    std::filesystem::directory_iterator entry(folder.empty() ? "." : folder, error);
    for (; !error && entry != std::filesystem::directory_iterator() && names.size() < most_files;
         entry.increment(error)) {
        names.push_back(entry->path().filename().string());
    }
    const auto meant = nearest(base_name(path), names);
    return meant ? "; did you mean " + folder + *meant + "?" : "";
}

} // namespace

std::string read_file(const std::string& path)
{
    const bool standard_input = path == "-";
    const Descriptor file(standard_input ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC));
    const Place place{standard_input ? "standard input" : path};
    if (file.get() < 0) {
        const int code = errno;
        throw Error(Fault::no_input, place,
                    std::string("cannot open: ") + std::strerror(code) +
                        (code == ENOENT ? near_file_advice(path) : ""));
    }
    struct stat status {};
    if (fstat(file.get(), &status) == 0 && S_ISDIR(status.st_mode)) {
        throw Error(Fault::no_input, place, "cannot read: it is a folder");
    }
    constexpr std::size_t first_block_bytes = 1U << 16U;
    constexpr std::size_t largest_file_bytes = std::size_t{1} << 30U;
    std::string content;
    // The size is a hint only: it is 0 for pipes and /proc files.
    const auto hint = static_cast<std::size_t>(status.st_size);
    content.resize(std::min(hint, largest_file_bytes) + first_block_bytes);
    std::size_t used = 0;
    for (;;) {
        if (used == content.size()) {
            content.resize(std::min(2 * content.size(), largest_file_bytes + first_block_bytes));
        }
        const auto got = read(file.get(), content.data() + used, content.size() - used);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            throw Error(errno == EBADF ? Fault::no_input : Fault::io, place, "cannot read: " + reason());
        }
        if (got == 0) {
            break;
        }
        used += static_cast<std::size_t>(got);
        if (used > largest_file_bytes) {
            throw Error(Fault::data, place, "expected at most 1 GiB but found more");
        }
    }
    content.resize(used);
    return content;
}

void write_file(const std::string& path, std::string_view content)
{
    write_file(path, source_of(content));
}

void write_file(const std::string& path, const TextSource& content)
{
    const auto file = resolve(path);
    if (const auto descriptor = named_descriptor(file)) {
        if (!write_all(*descriptor, content)) {
            throw Error(Fault::io, Place{path}, "cannot write: " + reason());
        }
        return;
    }
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
    write_through_temporary(file, content, mode, Existing::replace);
}

void require_creatable(const std::string& path)
{
    struct stat status {};
    const auto file = resolve(path);
    if (named_descriptor(file) || (stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode))) {
        return;
    }
    const auto folder = file.parent_path();
    if (access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) != 0) {
        throw Error(Fault::cannot_create, Place{path}, "cannot create: " + reason());
    }
}

void create_file(const std::string& path, std::string_view content)
{
    write_through_temporary(path, source_of(content), mode_by_umask(), Existing::refuse);
}

void occupy_closed_standard_descriptors()
{
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) {
            // open takes the lowest number that is free; to read what can only be written fails, and the
            // reverse.
            (void)!open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
        }
    }
}

void write_standard_output(std::string_view content)
{
    write_standard_output(source_of(content));
}

void write_standard_output(const TextSource& content)
{
    if (!write_all(STDOUT_FILENO, content)) {
        throw Error(Fault::io, Place{"standard output"}, "cannot write: " + reason());
    }
}

} // namespace earbench
