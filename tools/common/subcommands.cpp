#include "common/subcommands.hpp"

#include "common/tool.hpp"
#include "core/nearest.hpp"
#include "core/strings.hpp"

#include <algorithm>

namespace earbench::cli {

int run_subcommand(int argc, char** argv, const std::string& tool_name, const std::string& purpose,
                   std::span<const Subcommand> commands, const std::vector<std::string>& examples)
{
    const std::string_view given = argc > 1 ? argv[1] : "";
    const auto command = std::find_if(commands.begin(), commands.end(),
                                      [&](const Subcommand& known) { return known.name == given; });
    if (command != commands.end()) {
        return command->run(argc - 1, argv + 1);
    }
    std::vector<std::string> help;
    std::vector<std::string> names;
    for (const auto& known : commands) {
        names.emplace_back(known.name);
        help.push_back(names.back() + ": " + std::string(known.purpose));
    }
    std::vector<std::string> operands;
    Tool tool(tool_name, purpose);
    tool.operands(operands, "COMMAND", join(help, "; "), true).examples(examples);
    const bool is_word = !given.empty() && given.front() != '-'; // what follows are options of another
    return tool.run(is_word ? 2 : argc, argv, [&]() -> int {
        const auto all = join({names.begin(), names.end() - 1}, ", ") + " or " + names.back();
        fail_usage("the command " + all, quoted(operands.front()) + did_you_mean(operands.front(), names));
    });
}

} // namespace earbench::cli
