#include "meter.hpp"

#include "audio/level.hpp"
#include "core/number.hpp"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace earbench {

Meter::Meter(std::string title, bool quiet)
    : m_title(std::move(title)), m_visible(!quiet && isatty(STDERR_FILENO) == 1)
{
}

Meter::~Meter()
{
    if (m_visible) {
        std::fputs("\r\033[K", stderr);
    }
}

void Meter::show(const RecordingProgress& progress)
{
    constexpr double redraw_interval_s = 0.1;
    m_peak = std::max(m_peak, progress.peak);
    if (!m_visible || progress.recorded.value < m_drawn_s + redraw_interval_s) {
        return;
    }
    const auto line = m_title + "  " + format_fixed(progress.recorded.value, 1) + " / " +
                      format_fixed(progress.expected.value, 1) + " s  " + level_bar(m_peak) +
                      (progress.clipped ? "  CLIPPED" : "");
    std::fprintf(stderr, "\r%s\033[K", line.c_str());
    std::fflush(stderr);
    m_drawn_s = progress.recorded.value;
    m_peak = 0.0;
}

} // namespace earbench
