#include "common/file_list.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/strings.hpp"

namespace earbench::cli {

std::vector<std::string> read_file_list(const std::string& path)
{
    const auto text = read_file(path);
    const bool by_nul = text.find('\0') != text.npos;
    std::vector<std::string> names;
    for (const auto name : by_nul ? split(text, '\0') : split_lines(text)) {
        if (!name.empty()) {
            names.emplace_back(name);
        } else if (by_nul && name.data() != text.data() + text.size()) {
            throw Error(Fault::data, Place{path == "-" ? "standard input" : path},
                        "expected the name of a file before every NUL but found none before NUL " +
                            std::to_string(names.size() + 1));
        }
    }
    return names;
}

} // namespace earbench::cli
