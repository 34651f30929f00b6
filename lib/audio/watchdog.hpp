#pragma once

#include <chrono>
#include <cstddef>

namespace earbench {

/// Notices when a count that should grow stands still.
class Watchdog {
public:
    [[nodiscard]] bool has_stood_still(std::size_t count)
    {
        using namespace std::chrono;
        const auto now = steady_clock::now();
        if (count != m_count) {
            m_count = count;
            m_since = now;
        }
        constexpr seconds longest_standstill{5};
        return now - m_since > longest_standstill;
    }

private:
    std::size_t m_count = 0;
    std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
};

} // namespace earbench
