// fr-measure - generate measurement signals and analyse their recordings. See fr-measure(1).

#include "common/tool.hpp"
#include "subcommands.hpp"

#include <string_view>

int main(int argc, char** argv)
{
    const std::string_view command = argc > 1 ? argv[1] : "";
    if (command == "sweep") {
        return fr_measure_sweep(argc - 1, argv + 1);
    }
    if (command == "analyse" || command == "analyze") {
        return fr_measure_analyse(argc - 1, argv + 1);
    }
    earbench::cli::Tool tool("fr-measure", "Measure frequency responses with exponential sweeps");
    std::vector<std::string> operands;
    tool.operands(operands, "COMMAND",
                  "sweep: write the measurement signal; analyse: frequency responses from recordings", true);
    return tool.run(argc, argv, [&]() -> int {
        throw earbench::Error(earbench::Fault::usage,
                              "expected the command sweep or analyse but found '" + operands.front() + "'");
    });
}
