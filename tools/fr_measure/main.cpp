// fr-measure - generate measurement signals and analyse their recordings. See fr-measure(1).

#include "common/tool.hpp"
#include "core/strings.hpp"
#include "subcommands.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace {

struct Command {
    std::string_view name;
    std::string_view purpose;
    int (*run)(int argc, char** argv);
};

constexpr std::array commands{
    Command{"sweep", "write the measurement signal", fr_measure_sweep},
    Command{"analyse", "frequency responses from recordings", fr_measure_analyse},
    Command{"live", "play, record and analyse", fr_measure_live},
    Command{"devices", "list sound devices", fr_measure_devices},
    Command{"level", "show how strong an input is", fr_measure_level},
};

} // namespace

int main(int argc, char** argv)
{
    const std::string_view given = argc > 1 ? argv[1] : "";
    const auto* const command = std::find_if(commands.begin(), commands.end(), [&](const Command& known) {
        return known.name == (given == "analyze" ? "analyse" : given);
    });
    if (command != commands.end()) {
        return command->run(argc - 1, argv + 1);
    }
    std::vector<std::string> help;
    std::vector<std::string> names;
    for (const auto& known : commands) {
        names.emplace_back(known.name);
        help.push_back(names.back() + ": " + std::string(known.purpose));
    }
    const auto last = names.back();
    names.pop_back();
    std::vector<std::string> operands;
    earbench::cli::Tool tool("fr-measure", "Measure frequency responses with exponential sweeps");
    tool.operands(operands, "COMMAND", earbench::join(help, "; "), true);
    return tool.run(argc, argv, [&]() -> int {
        throw earbench::Error(earbench::Fault::usage, "expected the command " + earbench::join(names, ", ") +
                                                          " or " + last + " but found '" + operands.front() +
                                                          "'");
    });
}
