#include "audio/quiet_standard_error.hpp"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace earbench {

QuietStandardError::QuietStandardError() : m_kept(fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0))
{
    std::fflush(stderr);
    if (m_kept < 0) {
        return; // it could not be brought back
    }
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    dup2(nowhere, STDERR_FILENO); // like close(), nothing where a file is not open
    close(nowhere);
}

QuietStandardError::~QuietStandardError()
{
    std::fflush(stderr);
    dup2(m_kept, STDERR_FILENO);
    close(m_kept);
}

} // namespace earbench
