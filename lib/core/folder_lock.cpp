#include "core/folder_lock.hpp"

#include "core/error.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>

namespace earbench {

FolderLock::FolderLock(const std::string& folder)
    : m_descriptor(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{
    if (m_descriptor.get() < 0) {
        throw Error(Fault::no_input, Place{folder},
                    std::string("cannot open the folder: ") + std::strerror(errno));
    }
    while (flock(m_descriptor.get(), LOCK_EX) != 0) {
        if (errno != EINTR) {
            return;
        }
    }
    m_is_held = true;
}

} // namespace earbench
