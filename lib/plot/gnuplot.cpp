#include "plot/gnuplot.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <climits>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <gnuplot-iostream.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace earbench {

namespace {

[[noreturn]] void fail_memory_file()
{
    throw Error(Fault::unavailable, std::string("cannot create a file in memory: ") + std::strerror(errno));
}

/// `descriptor`, that of a file in memory, where there is one.
int opened(int descriptor)
{
    if (descriptor < 0) {
        fail_memory_file();
    }
    return descriptor;
}

/// A file in memory that a child process can open as /dev/fd/N.
class MemoryFile {
public:
    MemoryFile() : m_descriptor(opened(memfd_create("gnuplot", 0))) {}
    ~MemoryFile() { close(m_descriptor); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] int descriptor() const noexcept { return m_descriptor; }
    [[nodiscard]] std::string path() const { return "/dev/fd/" + std::to_string(m_descriptor); }

    /// A stream to write to, for the caller to close.
    [[nodiscard]] FILE* open() const
    {
        FILE* const stream = fdopen(opened(dup(m_descriptor)), "w");
        if (stream == nullptr) {
            fail_memory_file();
        }
        return stream;
    }

    [[nodiscard]] std::string content() const
    {
        std::string bytes(static_cast<std::size_t>(lseek(m_descriptor, 0, SEEK_END)), '\0');
        const auto got = pread(m_descriptor, bytes.data(), bytes.size(), 0);
        bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        return bytes;
    }

private:
    int m_descriptor;
};

/// gnuplot draws with another font, and says nothing, when it cannot open the right one.
void require_open_files()
{
    constexpr rlim_t least = _POSIX_OPEN_MAX; // what every program may have, POSIX says
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < least) {
        throw Error(Fault::unavailable, "expected at least " + std::to_string(least) +
                                            " open files to be allowed for a figure (ulimit -n) but found " +
                                            std::to_string(limit.rlim_cur));
    }
}

/// The environment without the variables by which gnuplot changes a drawing.
std::vector<char*> plain_environment()
{
    std::vector<char*> kept;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (!text.starts_with("GNU") && !text.starts_with("GDFONTPATH=")) {
            kept.push_back(*entry);
        }
    }
    kept.push_back(nullptr);
    return kept;
}

[[noreturn]] void fail_without_gnuplot(const std::string& reason)
{
    throw Error(Fault::unavailable,
                "cannot run gnuplot: " + reason + "; install it (Debian: the package gnuplot-nox)");
}

/// Runs `gnuplot -d script` to its end. @returns its wait status.
int run_gnuplot(const MemoryFile& script, const MemoryFile& messages)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, messages.descriptor(), STDERR_FILENO);
    std::string program = "gnuplot";
    std::string no_settings = "-d";
    auto path = script.path();
    std::array<char*, 4> arguments{program.data(), no_settings.data(), path.data(), nullptr};
    auto environment = plain_environment();
    pid_t child{};
    const int failure =
        posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failure != 0) {
        fail_without_gnuplot(std::strerror(failure));
    }
    int status{};
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

bool ends_as_it_should(std::string_view picture)
{
    const auto tail = picture.substr(picture.size() - std::min<std::size_t>(picture.size(), 64));
    return tail.find("IEND") != tail.npos || tail.find("</svg>") != tail.npos ||
           tail.find("%%EOF") != tail.npos;
}

/// Overwrites the digits of /CreationDate (D:20260101...) in place: the offsets inside a PDF must not move.
void blank_creation_date(std::string& pdf)
{
    constexpr std::string_view key = "/CreationDate (D:";
    const auto found = pdf.find(key);
    if (!pdf.starts_with("%PDF") || found == std::string::npos) {
        return;
    }
    constexpr std::string_view epoch = "19700101000000";
    pdf.replace(found + key.size(), epoch.size(), epoch);
}

constexpr std::string_view end_of_block = "e\n";

/// A value of a data block as gnuplot reads it back; at what is not finite a line is broken.
std::string data_text(double value)
{
    return std::isfinite(value) ? format_shortest(value) : "nan";
}

} // namespace

std::string gnuplot_quote(std::string_view text)
{
    const auto utf8 = to_utf8(text);
    std::string quoted = "\"";
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        const auto next = static_cast<unsigned char>(utf8[i + 1]); // behind the last byte stands a 0
        const bool c1_control = byte == 0xC2 && next < 0xA0;
        const bool line_separator = utf8.compare(i, 3, "\u2028") == 0 || utf8.compare(i, 3, "\u2029") == 0;
        if (byte <= ' ' || byte == 0x7F || c1_control || line_separator) {
            quoted += ' ';
            i += c1_control ? 1 : line_separator ? 2 : 0;
        } else if (byte >= 0x80 || is_letter(utf8[i])) {
            quoted += utf8[i];
        } else {
            quoted += '\\';
            for (const unsigned shift : {6U, 3U, 0U}) {
                quoted += static_cast<char>('0' + (byte >> shift & 7U));
            }
        }
    }
    return quoted + '"';
}

void GnuplotScript::begin_block(std::string_view name)
{
    m_data.append("$").append(name).append(" << e\n");
}

GnuplotScript& GnuplotScript::line(std::string_view command)
{
    m_commands.append(command).append("\n");
    return *this;
}

GnuplotScript& GnuplotScript::data(std::string_view name, std::span<const double> x,
                                   std::span<const double> y)
{
    assert(x.size() == y.size());
    begin_block(name);
    for (std::size_t i = 0; i < x.size(); ++i) {
        m_data.append(data_text(x[i])).append(" ").append(data_text(y[i])).append("\n");
    }
    m_data += end_of_block;
    return *this;
}

GnuplotScript& GnuplotScript::matrix(std::string_view name, std::span<const double> values,
                                     std::size_t columns)
{
    begin_block(name);
    for (std::size_t i = 0; i < values.size(); ++i) {
        m_data += format_fixed(values[i], 2);
        m_data += (i + 1) % columns == 0 ? '\n' : ' ';
    }
    m_data += end_of_block;
    return *this;
}

std::string GnuplotScript::draw(std::string_view terminal) const
{
    require_open_files();
    const MemoryFile script;
    const MemoryFile picture;
    const MemoryFile messages;
    {
        Gnuplot gnuplot(script.open()); // closes the stream it is given
        gnuplot << m_data << "set terminal " << terminal << "\nset output '" << picture.path() << "'\n"
                << m_commands << "set output\n";
    }
    const int status = run_gnuplot(script, messages);
    auto bytes = picture.content();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || !ends_as_it_should(bytes)) {
        if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
            fail_without_gnuplot("not found");
        }
        if (WIFSIGNALED(status)) {
            throw Error(Fault::internal, "gnuplot ended by signal " + std::to_string(WTERMSIG(status)));
        }
        throw Error(Fault::internal, "gnuplot failed: " + replace_all(messages.content(), "\n", " "));
    }
    blank_creation_date(bytes);
    return bytes;
}

} // namespace earbench
