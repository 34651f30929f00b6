#include "audio/commands.hpp"

#include "core/error.hpp"
#include "core/folders.hpp"
#include "core/number.hpp"
#include "core/signals.hpp"
#include "core/strings.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <spawn.h>
#include <string_view>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace earbench {

namespace {

/// A folder for one recording, removed with it.
class TakeFolder {
public:
    TakeFolder()
    {
        const char* parent = std::getenv("TMPDIR");
        m_path = std::string(parent != nullptr && *parent != '\0' ? parent : "/tmp") + "/fr-measure.XXXXXX";
        if (mkdtemp(m_path.data()) == nullptr) {
            throw Error(Fault::io, Place{m_path},
                        std::string("cannot create a folder: ") + std::strerror(errno));
        }
    }
    ~TakeFolder()
    {
        std::remove(take().c_str()); // whatever it is
        rmdir(m_path.c_str());
    }
    TakeFolder(const TakeFolder&) = delete;
    TakeFolder& operator=(const TakeFolder&) = delete;

    [[nodiscard]] std::string take() const { return m_path + "/take.wav"; }

private:
    std::string m_path;
};

constexpr std::string_view take_variable = "FR_MEASURE_TAKE";
constexpr std::string_view sweep_variable = "FR_MEASURE_SWEEP";
constexpr std::string_view rate_variable = "FR_MEASURE_RATE";

/// What an environment variable of the commands gets for `path`: a name that no program takes for an option.
std::string setting(std::string_view variable, const std::string& path)
{
    return std::string(variable) + "=" + (path.starts_with('-') ? "./" + path : path);
}

/// `command` with `"$variable"` for each `{}`, so that the shell reads the name as a value and never as a
/// part of the command.
///
/// `{}` stands outside quotes or has a pair of its own. Elsewhere between quotes it could be part of a
/// command for another shell (`sh -c "play {}"`), which would read the name again.
std::string with_variable(std::string_view command, std::string_view variable)
{
    const auto value = "\"$" + std::string(variable) + "\"";
    std::string filled;
    char quote = '\0';
    for (std::size_t i = 0; i < command.size(); ++i) {
        const char character = command[i];
        const auto rest = command.substr(i);
        const bool escapes = character == '\\' && quote != '\'';
        const bool quotes = character == '"' || character == '\'';
        if (quote == '\0' && (rest.starts_with("\"{}\"") || rest.starts_with("'{}'"))) {
            filled += value;
            i += 3;
        } else if (rest.starts_with("{}")) {
            if (quote != '\0') {
                throw Error(Fault::usage, "expected {} outside quotes, or " + value + ", but found '" +
                                              std::string(command) + "'");
            }
            filled += value;
            i += 1;
        } else if (escapes) {
            filled += rest.substr(0, 2);
            i += 1;
        } else {
            quote = quotes && quote == '\0' ? character : quotes && quote == character ? '\0' : quote;
            filled += character;
        }
    }
    return filled;
}

/// The environment of this program with `variables` in it, each there once: shells differ in which of two
/// they take.
std::vector<char*> environment_with(std::vector<std::string>& variables)
{
    std::vector<char*> environment;
    for (auto& variable : variables) {
        environment.push_back(variable.data());
    }
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const bool is_set = std::any_of(variables.begin(), variables.end(), [&](const std::string& variable) {
            return text.starts_with(std::string_view(variable).substr(0, variable.find('=') + 1));
        });
        if (!is_set) {
            environment.push_back(*entry);
        }
    }
    environment.push_back(nullptr);
    return environment;
}

/// A shell command that runs beside the program, ended at the end of its scope.
class ShellCommand {
public:
    ShellCommand(std::string command, std::vector<std::string> variables)
    {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        // SIGINT is ignored in what a shell starts in the background, and the recorder is stopped by it.
        sigset_t by_default;
        sigemptyset(&by_default);
        sigaddset(&by_default, SIGINT);
        sigaddset(&by_default, SIGTERM);
        posix_spawnattr_setsigdefault(&attributes, &by_default);
        sigset_t blocked;
        pthread_sigmask(SIG_BLOCK, nullptr, &blocked);
        for (const int held : {SIGINT, SIGTERM, SIGHUP}) {
            sigdelset(&blocked, held);
        }
        posix_spawnattr_setsigmask(&attributes, &blocked);
        posix_spawnattr_setpgroup(&attributes, 0);
        posix_spawnattr_setflags(&attributes,
                                 POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
        auto environment = environment_with(variables);
        std::array<std::string, 3> words{"sh", "-c", std::move(command)};
        std::array<char*, 4> arguments{words[0].data(), words[1].data(), words[2].data(), nullptr};
        const int failure =
            posix_spawnp(&m_process, "sh", &actions, &attributes, arguments.data(), environment.data());
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        if (failure != 0) {
            throw Error(Fault::unavailable, std::string("cannot run sh: ") + std::strerror(failure));
        }
    }
    ~ShellCommand()
    {
        constexpr std::chrono::seconds for_last_words{1};
        if (is_running()) {
            signal(SIGTERM);
            const auto start = std::chrono::steady_clock::now();
            while (is_running() && std::chrono::steady_clock::now() - start < for_last_words) {
                std::this_thread::sleep_for(std::chrono::milliseconds{10});
            }
            signal(SIGKILL);
        }
        while (!m_status && waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    ShellCommand(const ShellCommand&) = delete;
    ShellCommand& operator=(const ShellCommand&) = delete;

    /// True while the shell or anything that it started in its process group runs.
    [[nodiscard]] bool is_running()
    {
        int status{};
        if (!m_status && waitpid(m_process, &status, WNOHANG) == m_process) {
            m_status = status;
        }
        return !m_status || kill(-m_process, 0) == 0 || errno != ESRCH;
    }

    void signal(int number) const { kill(-m_process, number); }

    /// "exit code 3" or "signal 9", once it has ended; nothing for exit code 0.
    [[nodiscard]] std::optional<std::string> failure() const
    {
        if (!m_status || *m_status == 0) {
            return std::nullopt;
        }
        return WIFEXITED(*m_status) ? "exit code " + std::to_string(WEXITSTATUS(*m_status))
                                    : "signal " + std::to_string(WTERMSIG(*m_status));
    }

private:
    pid_t m_process{};
    std::optional<int> m_status;
};

/// Waits until `is_over` or for `longest`. @returns false when a signal came that is to end the program.
template <typename Condition>
bool wait_until(HeldSignals& signals, Seconds longest, const Condition& is_over)
{
    using clock = std::chrono::steady_clock;
    const auto start = clock::now();
    const std::chrono::duration<double> limit(longest.value);
    while (!is_over() && clock::now() - start < limit) {
        if (signals.arrives_within({0.01})) {
            return false;
        }
    }
    return true;
}

[[noreturn]] void fail_command(const std::string& option, const std::string& found)
{
    throw Error(Fault::unavailable, "expected " + option + " to succeed but found " + found);
}

void check_recorder(const ShellCommand& recorder)
{
    if (const auto failure = recorder.failure()) {
        fail_command("the recording command", *failure);
    }
}

/// @returns false when a signal came that is to end the program.
bool stop_recorder(ShellCommand& recorder, HeldSignals& signals)
{
    const auto has_ended = [&] { return !recorder.is_running(); };
    constexpr std::array steps{std::pair{SIGINT, 5.0}, std::pair{SIGTERM, 2.0}};
    for (const auto& [signal, patience_s] : steps) {
        if (!has_ended()) {
            recorder.signal(signal);
        }
        if (!wait_until(signals, {patience_s}, has_ended)) {
            return false;
        }
    }
    return true;
}

/// @returns false when a signal came that is to end the program.
bool run_commands(const CommandLoop& loop, const std::string& take, HeldSignals& signals)
{
    const std::vector<std::string> variables{
        setting(sweep_variable, loop.sweep), setting(take_variable, take),
        std::string(rate_variable) + "=" + format_shortest(loop.rate.value)};
    const auto play = with_variable(loop.play, sweep_variable);
    ShellCommand recorder(with_variable(loop.record, take_variable), variables);
    if (!wait_until(signals, loop.lead, [] { return false; })) {
        return false;
    }
    if (!recorder.is_running()) {
        check_recorder(recorder);
    }
    {
        constexpr double most_overtime_s = 30.0;
        const Seconds longest{loop.length.value + most_overtime_s};
        ShellCommand player(play, variables);
        if (!wait_until(signals, longest, [&] { return !player.is_running(); })) {
            return false;
        }
        if (player.is_running()) {
            fail_command("the playing command", "it running after " + format_fixed(longest.value, 0) + " s");
        }
        if (const auto failure = player.failure()) {
            fail_command("the playing command", *failure);
        }
    }
    if (!wait_until(signals, loop.tail, [&] { return !recorder.is_running(); })) {
        return false;
    }
    if (!recorder.is_running()) {
        check_recorder(recorder); // its own end; what SIGINT makes of the exit code says nothing
    }
    return stop_recorder(recorder, signals);
}

} // namespace

void record_with_commands(const CommandLoop& loop, const std::function<void(const std::string&)>& use)
{
    HeldSignals signals; // delivered after commands and folder are gone
    const TakeFolder folder;
    if (!run_commands(loop, folder.take(), signals)) {
        return;
    }
    if (!is_file(folder.take())) {
        fail_command("the recording command", "no file; it has to write what {} or FR_MEASURE_TAKE names");
    }
    use(folder.take());
}

} // namespace earbench
