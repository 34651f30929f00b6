#include "common/meter.hpp"

#include "audio/level.hpp"
#include "core/number.hpp"

#include <algorithm>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace earbench {

Meter::Meter(std::string title, bool quiet)
    : m_title(std::move(title)),
      m_terminal(!quiet && isatty(STDERR_FILENO) == 1 ? fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0) : -1)
{
}

Meter::~Meter()
{
    clear();
    if (m_terminal >= 0) {
        close(m_terminal);
    }
}

void Meter::clear()
{
    if (m_terminal >= 0 && m_drawn_s >= 0.0) {
        dprintf(m_terminal, "\r\033[K");
        m_drawn_s = -1.0;
    }
}

void Meter::show(const RecordingProgress& progress)
{
    constexpr double redraw_interval_s = 0.1;
    m_peak = std::max(m_peak, progress.peak);
    if (m_terminal < 0 || progress.recorded.value < m_drawn_s + redraw_interval_s) {
        return;
    }
    const auto line = m_title + "  " + format_fixed(progress.recorded.value, 1) + " / " +
                      format_fixed(progress.expected.value, 1) + " s  " + level_bar(m_peak) +
                      (progress.clipped ? "  CLIPPED" : "");
    dprintf(m_terminal, "\r%s\033[K", line.c_str());
    m_drawn_s = progress.recorded.value;
    m_peak = 0.0;
}

} // namespace earbench
