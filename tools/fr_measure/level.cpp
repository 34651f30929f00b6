// fr-measure level - how strong an input is, and the value of --spl-at from a calibrator. See
// fr-measure-level(1).

#include "audio/audio_system.hpp"
#include "audio/tables.hpp"
#include "common/meter.hpp"
#include "common/range.hpp"
#include "common/tool.hpp"
#include "io/audio_file.hpp"
#include "subcommands.hpp"

using namespace earbench;

namespace {

/// Sound pressure of a calibrator's tone (IEC 60942).
enum class Calibrator { db_94, db_114 };
inline constexpr auto calibrators =
    std::to_array<Choice<Calibrator>>({{"94", Calibrator::db_94}, {"114", Calibrator::db_114}});

struct LevelOptions {
    std::vector<std::string> files;
    std::optional<std::string> record;
    std::optional<Calibrator> calibrator;
    Hertz tone{1000.0};
    Seconds length{5.0};
    SampleRate rate{48'000.0};
    TableFormat format = TableFormat::text;
};

void check(const LevelOptions& options)
{
    if (options.record.has_value() == !options.files.empty()) {
        throw Error(Fault::usage, "expected either --record or files of recordings");
    }
    cli::require_within("--length", options.length.value, 0.5, 3600, "s");
    cli::require_within("--rate", options.rate.value, 8000, 768'000);
    cli::require_within("--tone", options.tone.value, 100, 4000, "Hz");
}

Audio record(cli::Tool& tool, const LevelOptions& options)
{
    AudioSystem system;
    const auto source = choose_device(system.devices(), *options.record, Direction::record);
    Meter meter(source.device.name, tool.is_quiet());
    return {options.rate,
            system.record(source, options.rate, options.length,
                          [&](const auto& progress) { meter.show(progress); }),
            {}};
}

/// Adds a row for every channel. @returns false when a tone was looked for and is not there.
bool add_rows(cli::Tool& tool, const LevelOptions& options, const std::string& source, const Audio& audio,
              Table& table)
{
    std::optional<CalibratorTone> tone;
    if (options.calibrator) {
        tone = {std::string(name_of(calibrators, *options.calibrator)), options.tone};
    }
    bool answer = true;
    for (std::size_t channel = 1; channel <= audio.channels.size(); ++channel) {
        const auto& samples = audio.channels[channel - 1];
        if (const auto reason = add_level_row(table, source, channel, samples, audio.rate, tone)) {
            tool.complain(source + ": channel " + std::to_string(channel) + ": rejected: " + *reason);
            answer = false;
        }
    }
    return answer;
}

} // namespace

int fr_measure_level(int argc, char** argv)
{
    LevelOptions options;
    cli::Tool tool("fr-measure level", "Show how strong an input is, and calibrate it");
    tool.option("--record", options.record, "DEV[:CH]", "Record from this device")
        .choice("--calibrator", options.calibrator, calibrators,
                "Find the tone of a calibrator of this many dB SPL, print the value for --spl-at")
        .option("--tone", options.tone, "HZ", "Frequency of the calibrator")
        .option("--length", options.length, "SECONDS", "How long to record")
        .option("--rate", options.rate, "HZ", "Sample rate")
        .format(options.format, table_formats, table_endings, "Form of the table")
        .output()
        .operands(options.files, "FILE", "Recordings to read instead: WAV, AIFF or FLAC", false,
                  recording_file_endings)
        .examples({"fr-measure level --record UMIK", "fr-measure level --calibrator 94 calibrator.wav"});
    return tool.run(argc, argv, [&] {
        check(options);
        auto table = level_table(options.calibrator.has_value());
        bool answer = true;
        if (options.record) {
            answer = add_rows(tool, options, *options.record, record(tool, options), table);
        }
        for (const auto& file : options.files) {
            tool.attempt([&] { answer = add_rows(tool, options, file, read_audio(file), table) && answer; });
        }
        tool.print(render(table, options.format));
        return answer ? 0 : 1;
    });
}
