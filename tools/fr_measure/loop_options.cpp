#include "loop_options.hpp"

#include "core/number.hpp"

namespace earbench {

void declare_loop(cli::Tool& tool, LoopOptions& options)
{
    tool.group("Playing and recording")
        .option("--play", options.play, "DEV[:CH]", "Play on this device, by name or index")
        .option("--record", options.record, "DEV[:CH]", "Record from this device")
        .option("--exec-play", options.exec_play, "COMMAND", "Play by this shell command, {} is the sweep")
        .option("--exec-record", options.exec_record, "COMMAND",
                "Record by this shell command until SIGINT, {} is the WAV file to write")
        .option("--lead", options.lead, "SECONDS", "Record so long before playing")
        .option("--tail", options.tail, "SECONDS", "Record so long after playing")
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
    for (const auto& [flag, time] : {std::pair{"--lead", options.lead}, std::pair{"--tail", options.tail}}) {
        if (time < Seconds{0.0} || time > Seconds{60.0}) {
            throw Error(Fault::usage, std::string("expected 0 to 60 s for ") + flag + " but found " +
                                          format_shortest(time.value));
        }
    }
    if (sweep == "-") {
        throw Error(Fault::usage, "expected a file for --sweep but found standard input");
    }
}

} // namespace earbench
