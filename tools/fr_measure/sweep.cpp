// fr-measure sweep - write the measurement signal. See fr-measure(1).

#include "sweep/sweep.hpp"
#include "common/tool.hpp"
#include "io/audio_file.hpp"
#include "subcommands.hpp"

using namespace earbench;

namespace {

/// The channels of the file: "1" to "8" are so many alike, "L" and "R" are stereo with the other side silent.
std::vector<std::vector<double>> lay_out(const std::vector<double>& signal, const std::string& channels)
{
    const std::vector<double> silence(signal.size());
    if (channels == "L") {
        return {signal, silence};
    }
    if (channels == "R") {
        return {silence, signal};
    }
    return std::vector<std::vector<double>>(static_cast<std::size_t>(channels.front() - '0'), signal);
}

} // namespace

int fr_measure_sweep(int argc, char** argv)
{
    SweepOptions options;
    int rate = 48'000;
    std::string bits = "24";
    std::string channels = "1";
    cli::Tool tool("fr-measure sweep", "Write the measurement signal as a WAV file");
    tool.option("--rate", rate, "HZ", "Sample rate")
        .option("--length", options.length, "SECONDS", "Length of the sweep, rounded to start at phase 0")
        .option("--from", options.from, "HZ", "Lowest frequency")
        .option("--to", options.to, "HZ", "Highest frequency, by default min(22000, 0.46 of the sample rate)")
        .option("--peak", options.peak, "DB", "Peak level re full scale")
        .option("--repeats", options.repeats, "N", "So many sweeps one after the other, to be averaged")
        .option("--tail", options.tail, "SECONDS", "Silence after the second pilot")
        .choice("--bits", bits, {"16", "24", "32", "float"}, "Sample format")
        .choice("--channels", channels, {"1", "2", "3", "4", "5", "6", "7", "8", "L", "R"},
                "So many channels alike, or one side of stereo")
        .output();
    return tool.run(argc, argv, [&] {
        options.rate = {static_cast<double>(rate)};
        const auto signal = make_sweep(options);
        const Audio audio{options.rate, lay_out(signal, channels), to_metadata(plan_sweep(options))};
        tool.print(to_wav(audio, parse_sample_format(bits)));
        return 0;
    });
}
