#pragma once

#include <chrono>
#include <cstddef>

namespace earbench {

/// Notices when a count that should grow stands still.
class Watchdog {
public:
    using Clock = std::chrono::steady_clock;

    explicit Watchdog(Clock::time_point start = Clock::now()) : m_since(start) {}

    /// True once `count` has been the same, or 0 from the start, for more than 5 s.
    [[nodiscard]] bool has_stood_still(std::size_t count, Clock::time_point now = Clock::now())
    {
        if (count != m_count) {
            m_count = count;
            m_since = now;
        }
        constexpr std::chrono::seconds longest_standstill{5};
        return now - m_since > longest_standstill;
    }

private:
    std::size_t m_count = 0;
    Clock::time_point m_since;
};

} // namespace earbench
