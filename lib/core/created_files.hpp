#pragma once

#include <functional>
#include <string>
#include <vector>

namespace earbench {

/// Files that belong together: those that were new go again at the end of the scope, unless all were written.
class CreatedFiles {
public:
    CreatedFiles() = default;
    ~CreatedFiles();
    CreatedFiles(const CreatedFiles&) = delete;
    CreatedFiles& operator=(const CreatedFiles&) = delete;

    /// Calls `write`, which writes `path` whole or throws. What was there before stays whatever happens.
    void write(const std::string& path, const std::function<void()>& write);
    /// All of them were written.
    void keep() noexcept { m_paths.clear(); }

private:
    std::vector<std::string> m_paths;
};

} // namespace earbench
