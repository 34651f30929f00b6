#include "loop.hpp"

#include "audio/audio_system.hpp"
#include "audio/commands.hpp"
#include "audio/level.hpp"
#include "common/meter.hpp"
#include "core/number.hpp"
#include "core/units.hpp"
#include "io/recording_names.hpp"

namespace earbench {

namespace {

/// Two devices.
class DeviceLoop : public Loop {
public:
    DeviceLoop(cli::Tool& tool, const LoopOptions& options, const std::string& sweep, const Band& band)
        : m_tool(tool), m_sweep(read_audio(sweep)), m_band(band), m_no_check(options.no_check)
    {
        m_plan.play = choose_device(m_system.devices(), *options.play, Direction::play);
        m_plan.record = choose_device(m_system.devices(), *options.record, Direction::record);
        m_plan.rate = m_sweep.rate;
        m_plan.lead = options.lead;
        m_plan.tail = options.tail;
        if (!m_plan.play.channels.empty()) {
            m_sweep.channels = {m_sweep.channels[sounding_channel(m_sweep)]};
        }
    }

    bool check_level() override
    {
        const auto signal =
            m_no_check ? std::nullopt : make_level_check(m_plan.rate, m_band.from, m_band.to, peak_level());
        if (!signal) {
            return true;
        }
        const Channels signals(m_sweep.channels.size(), signal->samples);
        bool usable = true;
        for (const auto& recorded : record("level check", signals)) {
            const auto check = judge_level(recorded, signal->silence);
            m_tool.note("level check: peak " + format_fixed(check.signal.peak.value, 1) + " dBFS, noise " +
                        format_fixed(check.noise.rms.value, 1) + " dBFS");
            if (check.warning) {
                m_tool.note("level check: warning: " + *check.warning);
            }
            if (check.reason_to_reject) {
                m_tool.complain("level check: rejected: " + *check.reason_to_reject);
                usable = false;
            }
        }
        return usable;
    }

    void take(const std::string& name, const std::function<void(const Audio&)>& use) override
    {
        auto recorded = record(name, m_sweep.channels);
        if (!recorded.empty()) {
            use({m_plan.rate, std::move(recorded), {}});
        }
    }

private:
    Channels record(const std::string& title, const Channels& signals)
    {
        Meter meter(title, m_tool.is_quiet());
        return m_system.play_and_record(m_plan, signals, [&](const auto& progress) { meter.show(progress); });
    }

    [[nodiscard]] Decibel peak_level() const
    {
        return read_level(m_sweep.channels[sounding_channel(m_sweep)]).peak;
    }

    cli::Tool& m_tool;
    Audio m_sweep;
    Band m_band;
    bool m_no_check;
    AudioSystem m_system;
    LoopPlan m_plan;
};

/// Two commands.
class ShellLoop : public Loop {
public:
    ShellLoop(const LoopOptions& options, const std::string& sweep)
    {
        const auto audio = read_audio(sweep);
        m_commands = {.play = *options.exec_play,
                      .record = *options.exec_record,
                      .sweep = sweep,
                      .rate = audio.rate,
                      .lead = options.lead,
                      .tail = options.tail,
                      .length = length_of(audio)};
    }

    /// The player knows no signal but the sweep.
    bool check_level() override { return true; }

    void take(const std::string& name, const std::function<void(const Audio&)>& use) override
    {
        record_with_commands(m_commands, [&](const std::string& path) { use(read(path, name)); });
    }

private:
    /// Whoever reads an error knows the take, not the temporary file.
    static Audio read(const std::string& path, const std::string& name)
    {
        try {
            return read_audio(path);
        } catch (const Error& error) {
            throw Error(error.fault(), Place{name}, error.what());
        }
    }

    CommandLoop m_commands;
};

} // namespace

std::unique_ptr<Loop> make_loop(cli::Tool& tool, const LoopOptions& options, const std::string& sweep,
                                const Band& band)
{
    if (options.exec_play) {
        return std::make_unique<ShellLoop>(options, sweep);
    }
    return std::make_unique<DeviceLoop>(tool, options, sweep, band);
}

} // namespace earbench
