#include "core/temporary_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>

namespace earbench {

TemporaryFile::TemporaryFile(std::string path, Name name) : m_path(std::move(path))
{
    if (name == Name::none) {
        m_descriptor = Descriptor(open(folder().c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600));
        return;
    }
    auto hidden = hidden_path("XXXXXX");
    m_descriptor = Descriptor(mkostemp(hidden.data(), O_CLOEXEC));
    if (m_descriptor.get() >= 0) {
        m_hidden = hidden;
    }
}

TemporaryFile::~TemporaryFile()
{
    if (!m_hidden.empty()) {
        unlink(m_hidden.c_str());
    }
}

bool TemporaryFile::appear()
{
    if (m_hidden.empty()) {
        return link_as(m_path);
    }
    if (renameat2(AT_FDCWD, m_hidden.c_str(), AT_FDCWD, m_path.c_str(), RENAME_NOREPLACE) == 0) {
        m_hidden.clear();
        return true;
    }
    // A file system that cannot rename so has hard links, as NFS; one without them can, as vfat.
    return errno == EINVAL && link(m_hidden.c_str(), m_path.c_str()) == 0;
}

bool TemporaryFile::replace()
{
    if (m_hidden.empty()) {
        if (link_as(m_path)) {
            return true;
        }
        if (errno != EEXIST || !get_hidden_name()) {
            return false;
        }
    }
    if (rename(m_hidden.c_str(), m_path.c_str()) != 0) {
        return false;
    }
    m_hidden.clear();
    return true;
}

std::string TemporaryFile::folder() const
{
    const auto slash = m_path.rfind('/');
    return slash == std::string::npos ? "." : m_path.substr(0, slash + 1);
}

std::string TemporaryFile::hidden_path(const std::string& end) const
{
    return folder() + "/.earbench." + end;
}

std::string TemporaryFile::descriptor_path() const
{
    return "/proc/self/fd/" + std::to_string(m_descriptor.get()); // of what has no other name
}

bool TemporaryFile::link_as(const std::string& path) const
{
    return linkat(AT_FDCWD, descriptor_path().c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
}

bool TemporaryFile::get_hidden_name()
{
    const auto process = std::to_string(getpid());
    constexpr int most_names = 1000; // left by programs of the same number that were killed in this moment
    for (int i = 0; i < most_names; ++i) {
        const auto name = hidden_path(process + "." + std::to_string(i));
        if (link_as(name)) {
            m_hidden = name;
            return true;
        }
    }
    return false;
}

} // namespace earbench
