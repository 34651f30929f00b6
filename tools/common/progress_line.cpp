#include "common/progress_line.hpp"

#include <cstdio>
#include <unistd.h>

namespace earbench::cli {

void ProgressLine::show(const std::string& program, std::size_t done, std::size_t count)
{
    constexpr std::chrono::seconds worth_a_line{1};
    constexpr std::chrono::milliseconds redraw_interval{100};
    const auto now = Clock::now();
    if (m_next == Clock::time_point()) {
        m_next = now + worth_a_line;
    }
    if (done == count) {
        clear();
        return;
    }
    if (now < m_next || isatty(STDERR_FILENO) == 0) {
        return;
    }
    std::fprintf(stderr, "\r%s: %zu of %zu files\033[K", program.c_str(), done, count);
    m_next = now + redraw_interval;
    m_is_drawn = true;
}

void ProgressLine::clear()
{
    if (m_is_drawn) {
        std::fputs("\r\033[K", stderr);
        m_is_drawn = false;
    }
}

} // namespace earbench::cli
