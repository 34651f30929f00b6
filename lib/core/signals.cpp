#include "core/signals.hpp"

#include <ctime>
#include <initializer_list>

namespace earbench {

namespace {

bool is_ignored(int signal)
{
    struct sigaction action {};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

} // namespace

HeldSignals::HeldSignals()
{
    sigemptyset(&m_held);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        // Linux would queue a blocked signal although it is ignored, and sigtimedwait would return it.
        if (!is_ignored(signal)) {
            sigaddset(&m_held, signal);
        }
    }
    pthread_sigmask(SIG_BLOCK, &m_held, &m_before);
}

HeldSignals::~HeldSignals()
{
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

bool HeldSignals::arrives_within(Seconds longest) const
{
    timespec time{};
    time.tv_sec = static_cast<time_t>(longest.value);
    time.tv_nsec = static_cast<long>((longest.value - static_cast<double>(time.tv_sec)) * 1e9);
    const int signal = sigtimedwait(&m_held, nullptr, &time);
    if (signal > 0) {
        raise(signal); // waits again, for the next question and the destructor
    }
    return signal > 0;
}

} // namespace earbench
