#pragma once

#include "publish/book.hpp"
#include "publish/database.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The files of a database's curves by the names that a book would give them.
class CurveFiles {
public:
    /// Reads `folder` and those below it that a file of `book` is in; a folder that is not there is empty.
    ///
    /// @throws Error{no_input} if one cannot be read.
    CurveFiles(const std::string& folder, const Book& book);

    /// True where `folder` has exactly this file, in this letter case, on any file system.
    [[nodiscard]] bool has(const std::string& name) const { return m_names.contains(name); }
    /// The file that differs from `name` in letter case, or in how its letters and marks are written, alone.
    [[nodiscard]] const std::string* look_alike(std::string_view name) const;
    [[nodiscard]] const std::set<std::string>& names() const noexcept { return m_names; }
    [[nodiscard]] std::string path(const std::string& name) const { return m_folder + "/" + name; }

private:
    void add_folder(const std::string& below);

    std::string m_folder;
    std::set<std::string> m_names; ///< `Orchid L.txt`, `shop/Orchid L.txt`
    std::map<std::string, std::string> m_by_key;
};

/// The files of one channel of `file`, as the tool that shows `database` asks for them.
[[nodiscard]] std::vector<std::string> channel_files(const BookFile& file, const std::string& channel,
                                                     const Database& database);

/// `name` of `name L.txt`, `name R2.txt`; empty for another name.
[[nodiscard]] std::string pair_name(std::string_view file_name);

/// True for what a target's file is called, whether a configuration names it or not.
[[nodiscard]] bool is_target(std::string_view file_name);

/// What a target's file is called: "House Target.txt" of "House" and of "House Target".
[[nodiscard]] std::string target_file_name(std::string_view target);

} // namespace earbench
