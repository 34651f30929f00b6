#pragma once

#include "core/units.hpp"

#include <csignal>

namespace earbench {

/// Keeps SIGINT, SIGTERM and SIGHUP waiting while it lives, so that work in hand can be put in order first.
///
/// A signal that came is delivered when the object goes (of nested ones, the outermost), and as a rule ends
/// the program by that signal. Threads and child processes that start meanwhile inherit the waiting; a signal
/// that the program was told to ignore stays ignored.
class HeldSignals {
public:
    HeldSignals();
    ~HeldSignals();
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;

    /// Waits for at most `longest`. @returns true as soon as one of the signals has come, at once if it came
    /// before.
    [[nodiscard]] bool arrives_within(Seconds longest) const;

private:
    sigset_t m_held{};
    sigset_t m_before{};
};

} // namespace earbench
