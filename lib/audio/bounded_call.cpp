#include "audio/bounded_call.hpp"

#include <chrono>
#include <csetjmp>
#include <csignal>
#include <ctime>
#include <memory>
#include <pthread.h>

namespace earbench {

namespace {

/// Where this thread goes on after abort(); null outside of a call.
thread_local sigjmp_buf* way_out = nullptr;

/// The one handler that C lets leave by a jump. What the call held stays held.
void leave_call(int)
{
    if (way_out != nullptr) {
        siglongjmp(*way_out, 1);
    }
    std::signal(SIGABRT, SIG_DFL); // abort() tries again when this returns
}

struct Call {
    std::function<void()> function;
    std::shared_ptr<bool> has_returned;
};

void* run_and_forget(void* pointer)
{
    const std::unique_ptr<Call> call(static_cast<Call*>(pointer));
    sigjmp_buf here;
    if (sigsetjmp(here, 1) == 0) {
        way_out = &here;
        call->function();
        *call->has_returned = true;
    }
    way_out = nullptr;
    return nullptr;
}

} // namespace

bool returns_in_time(std::function<void()> call, Seconds longest)
{
    std::signal(SIGABRT, leave_call);
    const auto has_returned = std::make_shared<bool>(false);
    auto owned = std::make_unique<Call>(Call{std::move(call), has_returned});
    pthread_t thread{};
    if (pthread_create(&thread, nullptr, run_and_forget, owned.get()) != 0) {
        owned->function();
        return true;
    }
    static_cast<void>(owned.release()); // the thread's own
    using namespace std::chrono;
    const nanoseconds end =
        system_clock::now().time_since_epoch() + duration_cast<nanoseconds>(duration<double>(longest.value));
    const auto whole = duration_cast<seconds>(end);
    const timespec until{whole.count(), (end - whole).count()};
    if (pthread_timedjoin_np(thread, nullptr, &until) == 0) {
        return *has_returned;
    }
    pthread_detach(thread);
    return false;
}

} // namespace earbench
