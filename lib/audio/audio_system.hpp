#pragma once

#include "audio/device.hpp"
#include "core/units.hpp"

#include <functional>
#include <span>
#include <vector>

namespace earbench {

/// How far a recording is.
struct RecordingProgress {
    Seconds recorded;
    Seconds expected;     ///< length of the whole recording, about
    double peak = 0.0;    ///< greatest magnitude in any chosen channel since the last call
    bool clipped = false; ///< a sample so far stood at full scale
};

/// Called some fifty times a second while something is recorded.
using RecordingObserver = std::function<void(const RecordingProgress&)>;

/// Samples by channel, full scale +-1.
using Channels = std::vector<std::vector<double>>;

/// What a take is played and recorded with.
struct LoopPlan {
    DeviceChannels play;
    DeviceChannels record;
    SampleRate rate;
    Seconds lead; ///< recorded before anything is played
    Seconds tail; ///< recorded after the playback and the latencies of both devices
};

/// The sound devices of the computer, through PortAudio. Its chatter on standard error is kept quiet.
///
/// SIGINT, SIGTERM and SIGHUP during a recording fade the playback out within 50 ms and release the devices;
/// then the program ends by the signal. A sound server that is gone or does not answer within 5 s counts as
/// failing. A build without PortAudio has this class too; its constructor throws.
class AudioSystem {
public:
    /// @throws Error{unavailable} if there is no PortAudio or it cannot start.
    AudioSystem();
    ~AudioSystem();
    AudioSystem(const AudioSystem&) = delete;
    AudioSystem& operator=(const AudioSystem&) = delete;

    [[nodiscard]] const std::vector<AudioDevice>& devices() const noexcept { return m_devices; }

    /// Plays `signals`, one for each channel of plan.play (all of one length), and records the channels of
    /// plan.record: two separate streams, the recording first. Without channels in the plan, one signal goes
    /// to the first two channels of the device, several go to as many, and the first one is recorded.
    ///
    /// Samples are handed over as they are: 32-bit floating point, no mixing, no resampling by us.
    /// @throws Error{unavailable} if a device does not do the rate or channels, fails, or stops to deliver.
    [[nodiscard]] Channels play_and_record(const LoopPlan& plan, std::span<const std::vector<double>> signals,
                                           const RecordingObserver& observe);

    /// Records `length` without playing; without channels in `source`, the first one.
    /// @throws Error as play_and_record does.
    [[nodiscard]] Channels record(const DeviceChannels& source, SampleRate rate, Seconds length,
                                  const RecordingObserver& observe);

private:
    std::vector<AudioDevice> m_devices;
    bool m_is_stuck = false; ///< a call has not returned
};

} // namespace earbench
