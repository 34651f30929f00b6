#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace earbench::cli {

/// A line on standard error that shows how far long work is; nothing unless that is a terminal.
class ProgressLine {
public:
    /// "fr-compare: 120 of 400 files", once a second has gone since the first call; no more than ten times a
    /// second.
    void show(const std::string& program, std::size_t done, std::size_t count);
    /// Takes the line away, so that something else can be said.
    void clear();

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_next{}; ///< when to draw; nothing before the first call
    bool m_is_drawn = false;
};

} // namespace earbench::cli
