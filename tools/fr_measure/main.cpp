// fr-measure - generate measurement signals and analyse their recordings. See fr-measure(1).

#include "common/subcommands.hpp"
#include "subcommands.hpp"

#include <array>

namespace {

using earbench::cli::Subcommand;
constexpr std::array commands{
    Subcommand{"sweep", "write the signal to play", fr_measure_sweep},
    Subcommand{"analyse", "frequency responses from recordings", fr_measure_analyse},
    Subcommand{"live", "play, record and analyse", fr_measure_live},
    Subcommand{"devices", "list sound devices", fr_measure_devices},
    Subcommand{"level", "show how strong an input is", fr_measure_level},
};

} // namespace

int main(int argc, char** argv)
{
    std::string american = "analyse";
    if (argc > 1 && argv[1] == std::string_view("analyze")) {
        argv[1] = american.data();
    }
    return earbench::cli::run_subcommand(
        argc, argv, "fr-measure", "Measure frequency responses with exponential sweeps", commands,
        {"fr-measure sweep -o sweep.wav", "fr-measure analyse -s sweep.wav Crimson-L1.wav >Crimson-L.csv"});
}
