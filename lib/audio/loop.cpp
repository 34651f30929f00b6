#include "audio/loop.hpp"

#include "core/error.hpp"

#include <utility>

namespace earbench {

namespace {

class LoopOfDevices : public Loop {
public:
    LoopOfDevices(const LoopDevices& devices, LoopSignal signal) : m_signal(std::move(signal))
    {
        m_plan.play = choose_device(m_system.devices(), devices.play, Direction::play);
        m_plan.record = choose_device(m_system.devices(), devices.record, Direction::record);
        m_plan.rate = m_signal.rate;
        m_plan.lead = devices.lead;
        m_plan.tail = devices.tail;
        if (!m_plan.play.channels.empty()) {
            m_signal.channels = {m_signal.channels[m_signal.sounding]};
            m_signal.sounding = 0;
        }
    }

    /// Nothing where the band makes no short sweep.
    std::vector<LevelCheck> check_level(const RecordingObserver& observe) override
    {
        const auto peak = read_level(m_signal.channels[m_signal.sounding]).peak;
        const auto signal = make_level_check(m_plan.rate, m_signal.band.from, m_signal.band.to, peak);
        std::vector<LevelCheck> checks;
        if (signal) {
            const Channels signals(m_signal.channels.size(), signal->samples);
            for (const auto& recorded : m_system.play_and_record(m_plan, signals, observe)) {
                checks.push_back(judge_level(recorded, signal->silence));
            }
        }
        return checks;
    }

    void take(const std::string& name, const RecordingObserver& observe, const Use& use) override
    {
        auto recorded = m_system.play_and_record(m_plan, m_signal.channels, observe);
        if (!recorded.empty()) {
            use({name, m_plan.rate, std::move(recorded)});
        }
    }

private:
    LoopSignal m_signal;
    AudioSystem m_system;
    LoopPlan m_plan;
};

class LoopOfCommands : public Loop {
public:
    LoopOfCommands(CommandLoop commands, std::function<Recording(const std::string&)> read)
        : m_commands(std::move(commands)), m_read(std::move(read))
    {
    }

    /// The player knows no signal but the sweep.
    std::vector<LevelCheck> check_level(const RecordingObserver&) override { return {}; }

    void take(const std::string& name, const RecordingObserver&, const Use& use) override
    {
        record_with_commands(m_commands, [&](const std::string& path) { use(read(path, name)); });
    }

private:
    /// Whoever reads an error knows the take, not the temporary file.
    [[nodiscard]] Recording read(const std::string& path, const std::string& name) const
    {
        try {
            auto recording = m_read(path);
            recording.name = name;
            return recording;
        } catch (const Error& error) {
            throw Error(error.fault(), Place{name}, error.what());
        }
    }

    CommandLoop m_commands;
    std::function<Recording(const std::string&)> m_read;
};

} // namespace

std::unique_ptr<Loop> make_device_loop(const LoopDevices& devices, LoopSignal signal)
{
    return std::make_unique<LoopOfDevices>(devices, std::move(signal));
}

std::unique_ptr<Loop> make_command_loop(CommandLoop commands,
                                        std::function<Recording(const std::string& path)> read)
{
    return std::make_unique<LoopOfCommands>(std::move(commands), std::move(read));
}

} // namespace earbench
