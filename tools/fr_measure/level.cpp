// fr-measure level - how strong an input is, and the value of --spl-at from a calibrator. See
// fr-measure-level(1).

#include "audio/level.hpp"
#include "audio/audio_system.hpp"
#include "common/meter.hpp"
#include "common/tool.hpp"
#include "core/number.hpp"
#include "io/audio_file.hpp"
#include "subcommands.hpp"
#include "text/table.hpp"

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
    int rate = 48'000;
    TableFormat format = TableFormat::text;
};

void check(const LevelOptions& options)
{
    if (options.record.has_value() == !options.files.empty()) {
        throw Error(Fault::usage, "expected either --record or files of recordings");
    }
    if (options.length < Seconds{0.5} || options.length > Seconds{3600.0}) {
        throw Error(Fault::usage,
                    "expected 0.5 to 3600 s for --length but found " + format_shortest(options.length.value));
    }
    if (options.rate < 8000 || options.rate > 768'000) {
        throw Error(Fault::usage,
                    "expected 8000 to 768000 for --rate but found " + std::to_string(options.rate));
    }
    if (options.tone < Hertz{100.0} || options.tone > Hertz{4000.0}) {
        throw Error(Fault::usage,
                    "expected 100 to 4000 Hz for --tone but found " + format_shortest(options.tone.value));
    }
}

Audio record(cli::Tool& tool, const LevelOptions& options)
{
    AudioSystem system;
    const auto source = choose_device(system.devices(), *options.record, Direction::record);
    const SampleRate rate{static_cast<double>(options.rate)};
    Meter meter(source.device.name, tool.is_quiet());
    return {rate,
            system.record(source, rate, options.length, [&](const auto& progress) { meter.show(progress); }),
            {}};
}

std::string value_for_spl_at(const LevelOptions& options, const ToneReading& tone)
{
    return std::string(name_of(calibrators, *options.calibrator)) + "@" +
           format_shortest(options.tone.value) + "=" + format_fixed(tone.level.value, 2);
}

ToneReading tone_in(const std::string& source, std::span<const double> samples, SampleRate rate,
                    Hertz nominal)
{
    try {
        return read_tone(samples, rate, nominal);
    } catch (const Error& error) {
        throw Error(error.fault(), Place{source}, error.what());
    }
}

/// Adds a row for every channel. @returns false when a tone was looked for and is not there.
bool add_rows(cli::Tool& tool, const LevelOptions& options, const std::string& source, const Audio& audio,
              Table& table)
{
    bool answer = true;
    for (std::size_t channel = 0; channel < audio.channels.size(); ++channel) {
        const auto& samples = audio.channels[channel];
        const auto level = read_level(samples);
        std::vector<Cell> row{source, Number{static_cast<double>(channel + 1), 0}, Number{level.rms.value, 2},
                              Number{level.peak.value, 2}, Number{static_cast<double>(level.clipped), 0}};
        if (options.calibrator) {
            const auto tone = tone_in(source, samples, audio.rate, options.tone);
            if (const auto reason = reason_to_reject(tone, level)) {
                tool.complain(source + ": channel " + std::to_string(channel + 1) + ": rejected: " + *reason);
                row.resize(table.columns.size());
                answer = false;
            } else {
                row.insert(row.end(), {Number{tone.frequency.value, 2}, Number{tone.level.value, 2},
                                       Number{tone.purity.value, 1}, value_for_spl_at(options, tone)});
            }
        }
        table.rows.push_back(std::move(row));
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
        .choice("--format", options.format, table_formats, "Form of the table")
        .output()
        .operands(options.files, "FILE", "Recordings to read instead: WAV, AIFF or FLAC", false);
    return tool.run(argc, argv, [&] {
        check(options);
        Table table{{"source", "channel", "rms_dbfs", "peak_dbfs", "clipped"}, {}};
        if (options.calibrator) {
            table.columns.insert(table.columns.end(), {"tone_hz", "tone_dbfs", "purity_db", "spl_at"});
        }
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
