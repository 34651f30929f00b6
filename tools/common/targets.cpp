#include "common/targets.hpp"

#include "compare/built_in_targets.hpp"
#include "core/folders.hpp"
#include "core/strings.hpp"
#include "io/curves.hpp"
#include "text/table.hpp"

#include <cstdlib>
#include <vector>

namespace earbench::cli {

namespace {

std::vector<std::string> user_target_files()
{
    const char* data = std::getenv("XDG_DATA_HOME");
    const char* home = std::getenv("HOME");
    // XDG Base Directory Specification 0.8: a relative path is to be ignored, an empty one is none.
    const std::string root = data != nullptr && data[0] == '/' ? data
                             : home != nullptr                 ? std::string(home) + "/.local/share"
                                                               : "";
    const auto folder = root + "/earbench/targets";
    return root.empty() || !is_folder(folder) ? std::vector<std::string>()
                                              : files_in(folder, curve_file_endings);
}

Cell cell(std::string_view text)
{
    return text == "-" ? Cell{} : Cell{std::string(text)};
}

} // namespace

std::string user_target_file(const std::string& name)
{
    for (const auto& file : user_target_files()) {
        if (stem(file) == name) {
            return file;
        }
    }
    return {};
}

std::string target_list()
{
    Table table{{"target", "rig", "year", "source"}, {}};
    for (const auto& target : built_in_targets()) {
        const auto remark = target.remark == "-" ? "" : " (" + std::string(target.remark) + ")";
        table.rows.push_back({std::string(target.key), cell(target.rig), cell(target.year),
                              std::string(target.source) + remark});
    }
    for (const auto& file : user_target_files()) {
        table.rows.push_back({std::string(stem(file)), {}, {}, "your own: " + file});
    }
    return to_text(table);
}

} // namespace earbench::cli
