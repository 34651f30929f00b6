// fr-measure sweep - write the measurement signal. See fr-measure-sweep(1).

#include "sweep/sweep.hpp"
#include "common/tool.hpp"
#include "io/audio_file.hpp"
#include "subcommands.hpp"
#include "sweep/sweep_channels.hpp"

using namespace earbench;

int fr_measure_sweep(int argc, char** argv)
{
    SweepOptions options;
    SampleFormat bits = SampleFormat::pcm_24;
    SweepChannels channels{1, {}};
    cli::Tool tool("fr-measure sweep", "Write the measurement signal as a WAV file");
    tool.option("--rate", options.rate, "HZ", "Sample rate")
        .option("--length", options.length, "SECONDS", "Length of the sweep, rounded to start at phase 0")
        .option("--from", options.from, "HZ", "Lowest frequency")
        .option("--to", options.to, "HZ", "Highest frequency, by default min(22000, 0.46 of the sample rate)")
        .option("--peak", options.peak, "DB", "Peak level re full scale")
        .option("--repeats", options.repeats, "N",
                "Number of sweeps, one after the other, which are averaged")
        .option("--tail", options.tail, "SECONDS", "Silence after the second pilot")
        .choice("--bits", bits, sample_formats, "Sample format")
        .choice("--channels", channels, sweep_channels, "Number of identical channels, or one side of stereo")
        .output({".wav", ".wave"}, cli::OutputBytes::binary)
        .examples({"fr-measure sweep -o sweep.wav",
                   "fr-measure sweep --rate 96000 --length 20 --channels L -o sweep.wav"});
    return tool.run(argc, argv, [&] {
        const auto signal = make_sweep(options);
        const Audio audio{options.rate, lay_out(signal, channels), to_metadata(plan_sweep(options))};
        tool.print(to_wav(audio, bits));
        return 0;
    });
}
