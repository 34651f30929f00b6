#include "core/created_files.hpp"

#include "core/folders.hpp"

#include <filesystem>

namespace earbench {

CreatedFiles::~CreatedFiles()
{
    for (const auto& path : m_paths) {
        std::error_code is_not_there;
        std::filesystem::remove(path, is_not_there);
    }
}

void CreatedFiles::write(const std::string& path, const std::function<void()>& write)
{
    const bool is_new = path != "-" && !exists(path);
    write();
    // Only now: of two programs that race for a name, the one that fails must not remove the other's file.
    if (is_new) {
        m_paths.push_back(path);
    }
}

} // namespace earbench
