// season-simulator - recordings of invented IEMs with known responses, for the example season.
//
// What it draws at random and what not: recording.hpp. The IEMs: catalogue.cpp.

#include "common/tool.hpp"
#include "io/audio_file.hpp"
#include "io/fr_csv.hpp"
#include "recording.hpp"

using namespace earbench;

namespace {

/// The sweep through the chosen IEM: the bytes of a WAV file with one channel of 24 bit.
std::string simulate(const std::string& sweep_path, const season::RecordingChoice& choice)
{
    const auto sweep = read_audio(sweep_path);
    const auto recording = season::plan_recording(choice, sweep.rate);
    return to_wav({sweep.rate, {season::record(sweep.channels.front(), recording)}, ""},
                  SampleFormat::pcm_24);
}

} // namespace

int main(int argc, char** argv)
{
    season::RecordingChoice choice;
    std::optional<std::string> sweep;
    bool truth = false;
    int rate = 48'000;

    cli::Tool tool("season-simulator", "Simulate the recording of a sweep through an invented IEM");
    tool.option("--iem", choice.iem, "SLUG", "Which IEM, as its files are called")
        .option("--channel", choice.channel, "L|R", "Which side")
        .option("--seat", choice.seat, "N", "Which time it was put on the coupler")
        .option("--sweep", sweep, "FILE", "The signal that is played, as fr-measure sweep writes it")
        .flag("--truth", truth, "Print the response that measuring has to show, instead of the recording")
        .option("--rate", rate, "HZ", "Sample rate for --truth; a recording has that of the sweep")
        .output();
    return tool.run(argc, argv, [&] {
        if (truth) {
            const auto recording = season::plan_recording(choice, {static_cast<double>(rate)});
            const std::vector curves{season::true_response(recording)};
            tool.print(to_fr_csv(curves));
            return 0;
        }
        if (!sweep) {
            throw Error(Fault::usage, "expected --sweep but found none");
        }
        tool.print(simulate(*sweep, choice));
        return 0;
    });
}
