#pragma once

#include "audio/audio_system.hpp"
#include "audio/commands.hpp"
#include "audio/level.hpp"
#include "core/recording.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace earbench {

/// Plays one signal as often as wanted, and records what comes back.
class Loop {
public:
    using Use = std::function<void(const Recording&)>;

    Loop() = default;
    virtual ~Loop() = default;
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    /// Plays a short sweep to try the level, and judges every recorded channel; nothing from a loop that
    /// cannot.
    [[nodiscard]] virtual std::vector<LevelCheck> check_level(const RecordingObserver& observe) = 0;
    /// Plays the signal once and hands over what was recorded as `name`, unless that was interrupted.
    virtual void take(const std::string& name, const RecordingObserver& observe, const Use& use) = 0;
};

/// What a loop of devices plays: one signal a channel, all of one length.
struct LoopSignal {
    Channels channels;
    std::size_t sounding{}; ///< the first channel that is not silent
    SampleRate rate;
    Band band; ///< of its sweep
};

/// The devices of a loop, as choose_device() reads them, and how long to record before and after playing.
struct LoopDevices {
    std::string play;
    std::string record;
    Seconds lead;
    Seconds tail;
};

/// A loop of two devices. Where channels of the player are named, they all get the sounding channel.
///
/// @throws Error as AudioSystem and choose_device do; the loop as AudioSystem::play_and_record does.
[[nodiscard]] std::unique_ptr<Loop> make_device_loop(const LoopDevices& devices, LoopSignal signal);

/// A loop of two commands, whose recordings `read` reads; its errors name the take instead of the file.
///
/// The loop throws Error as record_with_commands and `read` do.
[[nodiscard]] std::unique_ptr<Loop> make_command_loop(CommandLoop commands,
                                                      std::function<Recording(const std::string& path)> read);

} // namespace earbench
