// fr-measure analyse - frequency responses from recordings of the measurement signal. See fr-measure(1).

#include "common/tool.hpp"
#include "core/number.hpp"
#include "io/audio_file.hpp"
#include "io/curves.hpp"
#include "io/fr_csv.hpp"
#include "response/grid.hpp"
#include "response/transfer.hpp"
#include "signal/take.hpp"
#include "subcommands.hpp"

#include "core/strings.hpp"

#include <algorithm>

using namespace earbench;

namespace {

struct Options {
    std::vector<std::string> takes;
    std::optional<std::string> sweep;
    std::optional<std::string> channel;
    std::optional<std::string> name;
    std::optional<std::string> rig;
    int points_per_octave = 48;
    bool linear = false;
};

/// The first channel with sound in it: a stereo sweep may leave one side silent.
const std::vector<double>& sounding_channel(const Audio& audio)
{
    const auto sounds = [](const auto& channel) {
        return std::any_of(channel.begin(), channel.end(), [](double sample) { return sample != 0.0; });
    };
    const auto found = std::find_if(audio.channels.begin(), audio.channels.end(), sounds);
    return found == audio.channels.end() ? audio.channels.front() : *found;
}

SweepReference read_sweep(const std::string& path)
{
    const auto audio = read_audio(path);
    try {
        return {sounding_channel(audio), audio.rate, parse_metadata(audio.comment)};
    } catch (const Error& error) {
        throw Error(error.fault(), Place{path}, error.what());
    }
}

/// What the channels of a recording are called: L and R of two, else their numbers; a single one as its file
/// says.
std::string channel_name(std::size_t index, std::size_t count, const std::string& from_file)
{
    if (count == 1) {
        return from_file;
    }
    return count == 2 ? (index == 0 ? "L" : "R") : std::to_string(index + 1);
}

/// The channels to analyse: all, or the one that --channel picks by L, R or number.
std::vector<std::size_t> chosen_channels(const Options& options, std::size_t count, const std::string& take)
{
    std::vector<std::size_t> all;
    for (std::size_t index = 0; index < count; ++index) {
        if (!options.channel || *options.channel == std::to_string(index + 1) ||
            (count > 1 && *options.channel == channel_name(index, count, ""))) {
            all.push_back(index);
        }
    }
    // Of a single channel, --channel L says which it is.
    if (all.empty() && count == 1) {
        return {0};
    }
    if (all.empty()) {
        throw Error(Fault::data, Place{take},
                    "expected channel " + *options.channel + " but found " + std::to_string(count) +
                        " channels");
    }
    return all;
}

std::vector<double> output_grid(const Options& options, const ExcitedBand& band)
{
    const Hertz from{std::max(20.0, band.from.value)};
    const Hertz to{std::min(20'000.0, band.to.value)};
    const Hertz rew_step{48'000.0 / 131'072.0}; // what REW exports: 0.36621094 Hz
    return options.linear ? linear_grid(rew_step, from, to) : log_grid(options.points_per_octave, from, to);
}

/// One channel of one take. @returns the curve, or the reason why there is none.
std::optional<std::string> analyse_channel(std::span<const double> samples, SweepReference& sweep,
                                           const Options& options, std::vector<FrequencyResponse>& curves)
{
    if (auto reason = reason_to_reject_samples(samples)) {
        return reason;
    }
    const auto deconvolution = sweep.divide(samples);
    if (auto reason = reason_to_reject(samples, deconvolution, sweep)) {
        return reason;
    }
    curves.push_back(
        transfer_function(deconvolution, sweep.window(), sweep.start(), output_grid(options, sweep.band())));
    return std::nullopt;
}

Notes identity(const Options& options, const std::string& take, std::size_t channel, std::size_t count)
{
    const auto from_file = split_channel(stem(take));
    Notes notes{{"name", options.name.value_or(to_utf8(count == 1 ? from_file.name : stem(take)))}};
    auto called = channel_name(channel, count, from_file.channel);
    if (count == 1 && options.channel && *options.channel != "1") {
        called = *options.channel;
    }
    if (!called.empty()) {
        notes.add("channel", called);
    }
    if (options.rig) {
        notes.add("rig", *options.rig);
    }
    return notes;
}

int run(cli::Tool& tool, const Options& options)
{
    if (!options.sweep) {
        throw Error(Fault::usage, "expected --sweep but found none");
    }
    if (options.points_per_octave < 1 || options.points_per_octave > 1000) {
        throw Error(Fault::usage, "expected 1 to 1000 points per octave for --ppo but found " +
                                      std::to_string(options.points_per_octave));
    }
    auto sweep = read_sweep(*options.sweep);
    std::vector<FrequencyResponse> curves;
    int answer = 0;
    const auto reject = [&](const std::string& take, const std::string& reason) {
        tool.complain(take + ": rejected: " + reason);
        answer = 1;
    };
    for (const auto& take : options.takes) {
        tool.attempt([&] {
            const auto audio = read_audio(take);
            if (audio.rate != sweep.rate()) {
                reject(take, "wrong rate: " + format_shortest(audio.rate.value) + " Hz, the sweep has " +
                                 format_shortest(sweep.rate().value) + " Hz");
                return;
            }
            const auto count = audio.channels.size();
            for (const auto channel : chosen_channels(options, count, take)) {
                const auto reason = analyse_channel(audio.channels[channel], sweep, options, curves);
                if (reason) {
                    const auto place =
                        count == 1 ? take : take + ": channel " + channel_name(channel, count, "");
                    reject(place, *reason);
                    continue;
                }
                auto notes = identity(options, take, channel, count);
                for (const auto& [key, value] : curves.back().notes().entries()) {
                    notes.add(key, value);
                }
                notes.add("step", tool.step());
                curves.back().notes() = std::move(notes);
            }
        });
    }
    if (!curves.empty()) {
        tool.print(to_fr_csv(curves));
    }
    return answer;
}

} // namespace

int fr_measure_analyse(int argc, char** argv)
{
    Options options;
    cli::Tool tool("fr-measure analyse", "Frequency responses from recordings of the measurement signal");
    tool.inputs(options.takes, "Recordings: WAV, AIFF or FLAC, - for standard input")
        .option("-s,--sweep", options.sweep, "FILE", "The signal that was played")
        .option("--channel", options.channel, "L|R|N",
                "Analyse this channel only, or say what a single one is")
        .option("--name", options.name, "TEXT", "Name of the IEM instead of the file's")
        .option("--rig", options.rig, "TEXT", "Rig of the measurement, such as 'IEC 60318-4 coupler'")
        .option("--ppo", options.points_per_octave, "N", "Points per octave")
        .flag("--linear", options.linear, "Points every 48000/131072 Hz instead")
        .output();
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
