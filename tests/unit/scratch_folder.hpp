#pragma once

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <vector>

/// A new folder for one test, removed with all that is in it at the end of its scope.
class ScratchFolder {
public:
    ScratchFolder()
    {
        const char* temporary = std::getenv("TMPDIR");
        m_path = std::string(temporary != nullptr ? temporary : "/tmp") + "/earbench-unit.XXXXXX";
        BOOST_REQUIRE(mkdtemp(m_path.data()) != nullptr);
    }
    ~ScratchFolder()
    {
        std::error_code nothing_more_to_do;
        std::filesystem::remove_all(m_path, nothing_more_to_do);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] std::string operator/(const std::string& name) const { return m_path + "/" + name; }
    [[nodiscard]] const std::string& path() const { return m_path; }

    /// What lies in the folder, hidden files included.
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(m_path)) {
            found.push_back(entry.path().filename());
        }
        return found;
    }

    void put(const std::string& name, const std::string& content) const
    {
        std::ofstream(*this / name) << content;
    }

    [[nodiscard]] std::string content(const std::string& name) const
    {
        std::ifstream file(*this / name);
        return {std::istreambuf_iterator<char>(file), {}};
    }

    [[nodiscard]] unsigned mode(const std::string& name) const
    {
        struct stat status {};
        BOOST_REQUIRE(stat((*this / name).c_str(), &status) == 0);
        return status.st_mode & 07777U;
    }

private:
    std::string m_path;
};
