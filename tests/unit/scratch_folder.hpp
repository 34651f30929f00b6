#pragma once

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <dirent.h>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <vector>

/// A new folder for one test, removed with the files in it at the end of its scope.
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
        for (const auto& name : names()) {
            std::remove((*this / name).c_str());
        }
        std::remove(m_path.c_str());
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] std::string operator/(const std::string& name) const { return m_path + "/" + name; }
    [[nodiscard]] const std::string& path() const { return m_path; }

    /// What lies in the folder, hidden files included.
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> found;
        DIR* const folder = opendir(m_path.c_str());
        while (const dirent* entry = folder != nullptr ? readdir(folder) : nullptr) {
            const std::string name = entry->d_name;
            if (name != "." && name != "..") {
                found.push_back(name);
            }
        }
        if (folder != nullptr) {
            closedir(folder);
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
