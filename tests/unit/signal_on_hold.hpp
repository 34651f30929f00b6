#pragma once

#include <csignal>
#include <ctime>

/// Keeps SIGTERM from the program while it lives.
class SignalOnHold {
public:
    SignalOnHold()
    {
        sigemptyset(&m_held);
        sigaddset(&m_held, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &m_held, &m_before);
    }
    ~SignalOnHold() { pthread_sigmask(SIG_SETMASK, &m_before, nullptr); }
    SignalOnHold(const SignalOnHold&) = delete;
    SignalOnHold& operator=(const SignalOnHold&) = delete;

    /// @returns false when none had come.
    [[nodiscard]] bool takes_it_off() const
    {
        const timespec at_once{};
        return sigtimedwait(&m_held, nullptr, &at_once) == SIGTERM;
    }

private:
    sigset_t m_held{};
    sigset_t m_before{};
};
