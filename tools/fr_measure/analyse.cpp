// fr-measure analyse - frequency responses from recordings of the measurement signal. See fr-measure(1).

#include "common/tool.hpp"
#include "core/number.hpp"
#include "io/fr_csv.hpp"
#include "recordings.hpp"
#include "response/grid.hpp"
#include "response/transfer.hpp"
#include "signal/take.hpp"
#include "subcommands.hpp"

#include <algorithm>

using namespace earbench;

namespace {

struct Options {
    std::vector<std::string> takes;
    std::optional<std::string> sweep;
    Identity identity;
    int points_per_octave = 48;
    bool linear = false;
};

std::vector<double> output_grid(const Options& options, const ExcitedBand& band)
{
    const Hertz from{std::max(20.0, band.from.value)};
    const Hertz to{std::min(20'000.0, band.to.value)};
    const Hertz rew_step{48'000.0 / 131'072.0}; // what REW exports: 0.36621094 Hz
    return options.linear ? linear_grid(rew_step, from, to) : log_grid(options.points_per_octave, from, to);
}

/// Analyses takes one by one and keeps what came of them.
class Analysis {
public:
    Analysis(cli::Tool& tool, const Options& options)
        : m_tool(tool), m_options(options), m_sweep(read_sweep(*options.sweep)),
          m_grid(output_grid(options, m_sweep.band()))
    {
    }

    void add_take(const std::string& take)
    {
        const auto audio = read_audio(take);
        if (audio.rate != m_sweep.rate()) {
            reject(take, "wrong rate: " + format_shortest(audio.rate.value) + " Hz, the sweep has " +
                             format_shortest(m_sweep.rate().value) + " Hz");
            return;
        }
        const auto count = audio.channels.size();
        for (const auto channel : channels_of(take, count)) {
            auto notes = identify(m_options.identity, take, channel, count);
            const auto place = count == 1 ? take : take + ": channel " + channel_name(channel, count);
            add_channel(audio.channels[channel], std::move(notes), place);
        }
    }

    [[nodiscard]] const std::vector<FrequencyResponse>& curves() const noexcept { return m_curves; }
    [[nodiscard]] bool rejected_any() const noexcept { return m_rejected_any; }

private:
    [[nodiscard]] std::vector<std::size_t> channels_of(const std::string& take, std::size_t count) const
    {
        try {
            return chosen_channels(m_options.identity.channel, count);
        } catch (const Error& error) {
            throw Error(error.fault(), Place{take}, error.what());
        }
    }

    void add_channel(std::span<const double> samples, Notes notes, const std::string& place)
    {
        if (const auto reason = reason_to_reject_samples(samples)) {
            reject(place, *reason);
            return;
        }
        const auto deconvolution = m_sweep.divide(samples);
        if (const auto reason = reason_to_reject(samples, deconvolution, m_sweep)) {
            reject(place, *reason);
            return;
        }
        auto curve = transfer_function(deconvolution, m_sweep.window(), m_sweep.start(), m_grid);
        for (const auto& [key, value] : curve.notes().entries()) {
            notes.add(key, value);
        }
        notes.add("step", m_tool.step());
        curve.notes() = std::move(notes);
        m_curves.push_back(std::move(curve));
    }

    void reject(const std::string& place, const std::string& reason)
    {
        m_tool.complain(place + ": rejected: " + reason);
        m_rejected_any = true;
    }

    cli::Tool& m_tool;
    const Options& m_options;
    SweepReference m_sweep;
    std::vector<double> m_grid;
    std::vector<FrequencyResponse> m_curves;
    bool m_rejected_any = false;
};

int run(cli::Tool& tool, const Options& options)
{
    if (!options.sweep) {
        throw Error(Fault::usage, "expected --sweep but found none");
    }
    if (options.points_per_octave < 1 || options.points_per_octave > 1000) {
        throw Error(Fault::usage, "expected 1 to 1000 points per octave for --ppo but found " +
                                      std::to_string(options.points_per_octave));
    }
    Analysis analysis(tool, options);
    for (const auto& take : options.takes) {
        tool.attempt([&] { analysis.add_take(take); });
    }
    if (!analysis.curves().empty()) {
        tool.print(to_fr_csv(analysis.curves()));
    }
    return analysis.rejected_any() ? 1 : 0;
}

} // namespace

int fr_measure_analyse(int argc, char** argv)
{
    Options options;
    cli::Tool tool("fr-measure analyse", "Frequency responses from recordings of the measurement signal");
    tool.inputs(options.takes, "Recordings: WAV, AIFF or FLAC, - for standard input")
        .option("-s,--sweep", options.sweep, "FILE", "The signal that was played")
        .option("--channel", options.identity.channel, "L|R|N",
                "Analyse this channel only, or say what a single one is")
        .option("--name", options.identity.name, "TEXT", "Name of the IEM instead of the file's")
        .option("--rig", options.identity.rig, "TEXT",
                "Rig of the measurement, such as 'IEC 60318-4 coupler'")
        .option("--ppo", options.points_per_octave, "N", "Points per octave")
        .flag("--linear", options.linear, "Points every 48000/131072 Hz instead")
        .output();
    return tool.run(argc, argv, [&] { return run(tool, options); });
}
