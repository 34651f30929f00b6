#include "audio/quiet_standard_error.hpp"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace earbench {

QuietStandardError::QuietStandardError() : m_kept(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0))
{
    std::fflush(stderr);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (m_kept >= 0 && nowhere >= 0) {
        dup2(nowhere, STDERR_FILENO);
    }
    if (nowhere >= 0) {
        close(nowhere);
    }
}

QuietStandardError::~QuietStandardError()
{
    if (m_kept >= 0) {
        std::fflush(stderr);
        dup2(m_kept, STDERR_FILENO);
        close(m_kept);
    }
}

} // namespace earbench
