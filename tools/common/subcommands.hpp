#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace earbench::cli {

/// One of the commands of a tool that has several.
struct Subcommand {
    std::string_view name;
    std::string_view purpose;
    int (*run)(int argc, char** argv); ///< `argv[0]` is the name of the command
};

/// Runs the one of `commands` that the first argument names; else what Tool does with no command.
/// @returns the exit code.
[[nodiscard]] int run_subcommand(int argc, char** argv, const std::string& tool, const std::string& purpose,
                                 std::span<const Subcommand> commands,
                                 const std::vector<std::string>& examples);

} // namespace earbench::cli
