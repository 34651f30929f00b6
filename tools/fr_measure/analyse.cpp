// fr-measure analyse - frequency responses from recordings of the measurement signal. See
// fr-measure-analyse(1).

#include "analysis.hpp"
#include "common/batch.hpp"
#include "io/audio_file.hpp"
#include "subcommands.hpp"

using namespace earbench;

int fr_measure_analyse(int argc, char** argv)
{
    std::vector<std::string> takes;
    AnalysisOptions options;

    cli::Tool tool("fr-measure analyse", "Frequency responses from recordings of the measurement signal");
    tool.inputs(takes, "Recordings: WAV, AIFF or FLAC, - for standard input", recording_file_endings);
    declare_analysis(tool, options);
    tool.examples({"fr-measure analyse -s sweep.wav Crimson-L1.wav Crimson-L2.wav >Crimson-L.csv",
                   "fr-measure analyse -s sweep.wav --plot Crimson.png -o Crimson.csv Crimson.wav"});

    return tool.run(argc, argv, [&] {
        require_room(tool, options, takes.size());
        constexpr std::size_t times_of_file = 18; // its samples as numbers, and transforms of them
        cli::ready_for(takes, times_of_file);
        Analysis analysis(tool, options);
        for (const auto& take : takes) {
            tool.attempt([&] { analysis.add_take(take); });
        }
        return analysis.print();
    });
}
