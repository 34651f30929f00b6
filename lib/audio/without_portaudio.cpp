// Stands in for portaudio.cpp in a build without PortAudio.
#include "audio/audio_system.hpp"
#include "core/error.hpp"

namespace earbench {

namespace {

[[noreturn]] void fail_without_portaudio()
{
    throw Error(Fault::unavailable, "expected PortAudio but this program was built without it: install "
                                    "libportaudio2 and portaudio19-dev and build "
                                    "again, or use --exec-play and --exec-record");
}

} // namespace

AudioSystem::AudioSystem()
{
    fail_without_portaudio();
}

AudioSystem::~AudioSystem() = default;

Channels AudioSystem::play_and_record(const LoopPlan&, std::span<const std::vector<double>>,
                                      const RecordingObserver&)
{
    fail_without_portaudio();
}

Channels AudioSystem::record(const DeviceChannels&, SampleRate, Seconds, const RecordingObserver&)
{
    fail_without_portaudio();
}

} // namespace earbench
