#include "loop_options.hpp"

#include "common/range.hpp"
#include "io/audio_file.hpp"
#include "io/recording_names.hpp"

namespace earbench {

void declare_loop(cli::Tool& tool, LoopOptions& options)
{
    tool.group("Playing and recording")
        .option("--play", options.play, "DEV[:CH]", "Play on this device, by name or index")
        .option("--record", options.record, "DEV[:CH]", "Record from this device")
        .option("--exec-play", options.exec_play, "COMMAND", "Play by this shell command, {} is the sweep")
        .option("--exec-record", options.exec_record, "COMMAND",
                "Record by this shell command until SIGINT, {} is the WAV file to write")
        .option("--lead", options.lead, "SECONDS", "How long to record before playing")
        .option("--tail", options.tail, "SECONDS", "How long to record after playing")
        .flag("--no-check", options.no_check, "Play no short sweep to check the level first");
}

void check_loop(const LoopOptions& options, const std::optional<std::string>& sweep)
{
    const bool devices = options.play && options.record;
    const bool commands = options.exec_play && options.exec_record;
    const bool mixed = (options.play || options.record) && (options.exec_play || options.exec_record);
    if (mixed || devices == commands) {
        throw Error(Fault::usage, "expected --play and --record, or --exec-play and --exec-record");
    }
    cli::require_within("--lead", options.lead.value, 0, 60, "s");
    cli::require_within("--tail", options.tail.value, 0, 60, "s");
    if (sweep == "-") {
        throw Error(Fault::usage, "expected a file for --sweep but found standard input");
    }
}

std::unique_ptr<Loop> make_loop(const LoopOptions& options, const std::string& sweep, const Band& band)
{
    const auto audio = read_audio(sweep);
    if (options.exec_play) {
        return make_command_loop({*options.exec_play, *options.exec_record, sweep, audio.rate, options.lead,
                                  options.tail, length_of(audio)},
                                 read_recording);
    }
    return make_device_loop({*options.play, *options.record, options.lead, options.tail},
                            {audio.channels, sounding_channel(audio), audio.rate, band});
}

} // namespace earbench
