#include "audio/bounded_call.hpp"

#include <cerrno>
#include <csignal>
#include <ctime>
#include <memory>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace earbench {

namespace {

void* run_and_forget(void* pointer)
{
    const std::unique_ptr<std::function<void()>> call(static_cast<std::function<void()>*>(pointer));
    (*call)();
    return nullptr;
}

} // namespace

bool returns_in_time(std::function<void()> call, Seconds longest)
{
    auto owned = std::make_unique<std::function<void()>>(std::move(call));
    pthread_t thread{};
    if (pthread_create(&thread, nullptr, run_and_forget, owned.get()) != 0) {
        (*owned)();
        return true;
    }
    static_cast<void>(owned.release()); // the thread's own
    timespec until{};
    clock_gettime(CLOCK_REALTIME, &until);
    constexpr long nanoseconds = 1'000'000'000;
    const long end = until.tv_nsec + static_cast<long>(longest.value * static_cast<double>(nanoseconds));
    until.tv_sec += end / nanoseconds;
    until.tv_nsec = end % nanoseconds;
    if (pthread_timedjoin_np(thread, nullptr, &until) == 0) {
        return true;
    }
    pthread_detach(thread);
    return false;
}

bool is_survived(const std::function<void()>& call, Seconds longest)
{
    const pid_t child = fork();
    if (child < 0) {
        return true; // no worse than not having tried
    }
    if (child == 0) {
        const rlimit no_core_file{0, 0};
        setrlimit(RLIMIT_CORE, &no_core_file);
        std::signal(SIGABRT, SIG_DFL);
        call();
        raise(SIGKILL); // nothing of this process is to be tidied up by its copy
    }
    constexpr double poll_interval_s = 0.005;
    int status = 0;
    pid_t ended = 0;
    for (double waited_s = 0.0; waited_s < longest.value; waited_s += poll_interval_s) {
        ended = waitpid(child, &status, WNOHANG);
        if (ended != 0) {
            break;
        }
        const timespec pause{0, static_cast<long>(poll_interval_s * 1e9)};
        nanosleep(&pause, nullptr);
    }
    if (ended == child) {
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    }
    kill(child, SIGKILL);
    while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
    }
    return false;
}

} // namespace earbench
