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
    if (command == "live") {
        return fr_measure_live(argc - 1, argv + 1);
    }
    if (command == "devices") {
        return fr_measure_devices(argc - 1, argv + 1);
    }
    if (command == "level") {
        return fr_measure_level(argc - 1, argv + 1);
    }
    earbench::cli::Tool tool("fr-measure", "Measure frequency responses with exponential sweeps");
    std::vector<std::string> operands;
    tool.operands(operands, "COMMAND",
                  "sweep: write the measurement signal; analyse: frequency responses from recordings; "
                  "live: play, record and analyse; devices: list sound devices; level: show how strong an "
                  "input is",
                  true);
    return tool.run(argc, argv, [&]() -> int {
        throw earbench::Error(earbench::Fault::usage,
                              "expected the command sweep, analyse, live, devices or level but found '" +
                                  operands.front() + "'");
    });
}
