// The devices of AudioSystem; without_portaudio.cpp stands in for this file in a build without PortAudio.
#include "audio/audio_system.hpp"
#include "audio/bounded_call.hpp"
#include "audio/late_portaudio.hpp"
#include "audio/quiet_standard_error.hpp"
#include "audio/streams.hpp"
#include "audio/watchdog.hpp"
#include "core/error.hpp"
#include "core/number.hpp"
#include "core/signals.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <portaudio.h>
#include <thread>
#include <vector>

namespace earbench {

namespace {

constexpr Seconds poll_interval{0.02};

[[noreturn]] void fail_device(const std::string& message)
{
    throw Error(Fault::unavailable, message);
}

std::string reason_of(PaError error)
{
    if (error == paTimedOut) {
        return "the sound system does not answer";
    }
    const auto* host = error == paUnanticipatedHostError ? Pa_GetLastHostErrorInfo() : nullptr;
    const bool host_says = host != nullptr && host->errorText != nullptr && *host->errorText != '\0';
    return host_says ? host->errorText : Pa_GetErrorText(error);
}

std::string hertz(SampleRate rate)
{
    return format_shortest(rate.value) + " Hz";
}

/// What `function` returns, or paTimedOut when a sound server hangs in it, or gives up by an assertion
/// because the server is gone: `is_stuck` is set then, and nothing more is called. `function` owns what it
/// uses.
PaError call_bounded(bool& is_stuck, std::function<PaError()> function)
{
    const auto result = std::make_shared<PaError>(paNoError);
    is_stuck =
        is_stuck || !returns_in_time([result, function = std::move(function)] { *result = function(); });
    return is_stuck ? paTimedOut : *result;
}

AudioDevice describe(PaDeviceIndex index)
{
    const auto& info = *Pa_GetDeviceInfo(index);
    const auto* api = Pa_GetHostApiInfo(info.hostApi);
    return {.index = index,
            .name = to_utf8(info.name),
            .host_api = api != nullptr ? api->name : "",
            .inputs = static_cast<std::size_t>(std::max(info.maxInputChannels, 0)),
            .outputs = static_cast<std::size_t>(std::max(info.maxOutputChannels, 0)),
            .default_rate_hz = info.defaultSampleRate,
            .is_default_input = index == Pa_GetDefaultInputDevice(),
            .is_default_output = index == Pa_GetDefaultOutputDevice()};
}

PaStreamParameters parameters_of(const AudioDevice& device, Direction direction, std::size_t channel_count)
{
    const auto& info = *Pa_GetDeviceInfo(device.index);
    constexpr double least_latency_s =
        0.1; // nothing here is heard while it is played, so let buffers be long
    const double latency_s =
        direction == Direction::play ? info.defaultHighOutputLatency : info.defaultHighInputLatency;
    return {.device = device.index,
            .channelCount = static_cast<int>(channel_count),
            .sampleFormat = paFloat32,
            .suggestedLatency = std::max(latency_s, least_latency_s),
            .hostApiSpecificStreamInfo = nullptr};
}

/// What to open the device with. Two channels rather than one: a converting layer would mix the two sides of
/// a stereo device into one, or play one on both.
PaStreamParameters supported(const DeviceChannels& chosen, Direction direction, SampleRate rate,
                             bool& is_stuck)
{
    const auto& device = chosen.device;
    const auto most = direction == Direction::play ? device.outputs : device.inputs;
    PaError error = paInvalidChannelCount;
    for (const auto count :
         {std::max(chosen.highest(), std::min<std::size_t>(2, most)), chosen.highest(), most}) {
        const auto parameters = parameters_of(device, direction, count);
        const bool plays = direction == Direction::play;
        error = call_bounded(is_stuck, [=] {
            return Pa_IsFormatSupported(plays ? nullptr : &parameters, plays ? &parameters : nullptr,
                                        rate.value);
        });
        if (error == paFormatIsSupported) {
            return parameters;
        }
    }
    fail_device("expected '" + device.name + "' to " + (direction == Direction::play ? "play" : "record") +
                " at " + hertz(rate) + " but it does not: " + reason_of(error));
}

/// A stream and the samples that its callback uses: both live as long as any thread may use them.
struct StreamAndSamples {
    PaStream* stream = nullptr;
    std::shared_ptr<void> samples;
};

/// An open stream, closed at the end of its scope.
class Stream {
public:
    Stream(const DeviceChannels& chosen, Direction direction, const PaStreamParameters& parameters,
           SampleRate rate, PaStreamCallback* callback, std::shared_ptr<void> samples, bool& is_stuck)
        : m_name(chosen.device.name), m_open(std::make_shared<StreamAndSamples>()), m_is_stuck(is_stuck)
    {
        m_open->samples = std::move(samples);
        const bool plays = direction == Direction::play;
        check(call_bounded(m_is_stuck, [=, open = m_open] {
            return Pa_OpenStream(&open->stream, plays ? nullptr : &parameters, plays ? &parameters : nullptr,
                                 rate.value, paFramesPerBufferUnspecified, paClipOff | paDitherOff, callback,
                                 open->samples.get());
        }));
        const auto& info = *Pa_GetStreamInfo(m_open->stream);
        m_latency_s = plays ? info.outputLatency : info.inputLatency;
        constexpr double tolerated_ratio = 1e-4; // what a driver may report of its own clock
        if (std::abs(info.sampleRate / rate.value - 1.0) > tolerated_ratio) {
            const double found = info.sampleRate;
            Pa_CloseStream(m_open->stream);
            fail_device("expected '" + m_name + "' to run at " + hertz(rate) + " but it runs at " +
                        hertz({found}));
        }
    }
    ~Stream()
    {
        const auto close = [open = m_open] {
            Pa_AbortStream(open->stream);
            return Pa_CloseStream(open->stream);
        };
        if (call_bounded(m_is_stuck, close) == paTimedOut) {
            // A thread of PortAudio may still use it, as long as the program runs.
            static auto& abandoned = *new std::vector<std::shared_ptr<StreamAndSamples>>;
            abandoned.push_back(m_open);
        }
    }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    void start()
    {
        check(call_bounded(m_is_stuck, [open = m_open] { return Pa_StartStream(open->stream); }));
    }
    [[nodiscard]] bool is_active() const { return Pa_IsStreamActive(m_open->stream) == 1; }
    [[nodiscard]] double latency_s() const noexcept { return m_latency_s; }
    [[nodiscard]] const std::string& name() const noexcept { return m_name; }

private:
    void check(PaError error) const
    {
        if (error != paNoError) {
            fail_device("cannot use '" + m_name + "': " + reason_of(error));
        }
    }

    std::string m_name;
    std::shared_ptr<StreamAndSamples> m_open;
    bool& m_is_stuck; ///< of the AudioSystem
    double m_latency_s{};
};

int give_samples(const void* input, void*, unsigned long frames, const PaStreamCallbackTimeInfo*,
                 PaStreamCallbackFlags, void* user)
{
    static_cast<RecordedSamples*>(user)->give(static_cast<const float*>(input), frames);
    return paContinue;
}

int take_samples(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo*,
                 PaStreamCallbackFlags, void* user)
{
    auto& samples = *static_cast<PlayedSamples*>(user);
    const bool more = samples.take({static_cast<float*>(output), frames * samples.channel_count()});
    return more ? paContinue : paComplete;
}

std::size_t frames_of(Seconds time, SampleRate rate)
{
    return static_cast<std::size_t>(std::llround(time.value * rate.value));
}

/// The recording half of a loop: knows its samples, and whether the device still delivers.
class Recorder {
public:
    Recorder(const DeviceChannels& source, SampleRate rate, std::size_t frames, bool& is_stuck)
        : m_source(source), m_rate(rate), m_parameters(supported(source, Direction::record, rate, is_stuck)),
          m_samples(
              std::make_shared<RecordedSamples>(static_cast<std::size_t>(m_parameters.channelCount), frames)),
          m_stream(source, Direction::record, m_parameters, rate, give_samples, m_samples, is_stuck)
    {
    }

    void start() { m_stream.start(); }
    [[nodiscard]] const RecordedSamples& samples() const noexcept { return *m_samples; }
    [[nodiscard]] double latency_s() const noexcept { return m_stream.latency_s(); }

    /// Looks at what came since the last call and tells `observe`.
    void look(const RecordingObserver& observe, std::size_t expected_frames)
    {
        const auto frames = m_samples->frames();
        if (!m_samples->is_full() && (!m_stream.is_active() || m_watchdog.has_stood_still(frames))) {
            fail_device("expected samples from '" + m_stream.name() + "' but it delivers none");
        }
        if (!observe) {
            return;
        }
        RecordingProgress progress{{static_cast<double>(frames) / m_rate.value},
                                   {static_cast<double>(expected_frames) / m_rate.value}};
        for (const auto channel : m_source.channels) {
            for (const double sample : m_samples->channel(channel, m_seen, frames)) {
                progress.peak = std::max(progress.peak, std::abs(sample));
            }
        }
        m_clipped = m_clipped || progress.peak >= 1.0;
        progress.clipped = m_clipped;
        m_seen = frames;
        observe(progress);
    }

    [[nodiscard]] Channels recorded(std::size_t frames) const
    {
        Channels channels;
        for (const auto channel : m_source.channels) {
            channels.push_back(m_samples->channel(channel, 0, std::min(frames, m_samples->frames())));
        }
        return channels;
    }

private:
    DeviceChannels m_source;
    SampleRate m_rate;
    PaStreamParameters m_parameters;
    std::shared_ptr<RecordedSamples> m_samples;
    Stream m_stream;
    Watchdog m_watchdog;
    std::size_t m_seen = 0;
    bool m_clipped = false;
};

DeviceChannels first_if_none(DeviceChannels source)
{
    if (source.channels.empty()) {
        source.channels = {0};
    }
    return source;
}

/// The channels that so many signals go to, where none are named.
DeviceChannels spread(DeviceChannels target, std::size_t signal_count)
{
    if (target.channels.empty()) {
        const auto count = signal_count == 1 ? std::min<std::size_t>(2, target.device.outputs) : signal_count;
        for (std::size_t channel = 0; channel < count; ++channel) {
            target.channels.push_back(channel);
        }
    }
    if (target.highest() > target.device.outputs) {
        fail_device("expected " + std::to_string(target.highest()) + " channels of '" + target.device.name +
                    "' but it has " + std::to_string(target.device.outputs));
    }
    return target;
}

/// Lets the playback fade and the last of it leave the device.
void fade_out(PlayedSamples& played, const Stream& player)
{
    played.stop();
    constexpr int most_looks = 50; // a second
    for (int look = 0; look < most_looks && player.is_active(); ++look) {
        // The signal has come: waiting for it would return at once.
        std::this_thread::sleep_for(std::chrono::duration<double>(poll_interval.value));
    }
}

} // namespace

AudioSystem::AudioSystem()
{
    load_portaudio();
    // The threads of JACK start here and must not be the ones that a signal kills the program through.
    const HeldSignals signals;
    const QuietStandardError quiet;
    // Without a configuration of ALSA an assertion of PortAudio fails.
    if (const auto error = call_bounded(m_is_stuck, Pa_Initialize); error == paTimedOut) {
        fail_device("expected sound devices but the sound system hangs or fails to start");
    } else if (error != paNoError) {
        fail_device("expected sound devices but PortAudio cannot start: " + reason_of(error));
    }
    for (PaDeviceIndex index = 0; index < Pa_GetDeviceCount(); ++index) {
        m_devices.push_back(describe(index));
    }
}

AudioSystem::~AudioSystem()
{
    const QuietStandardError quiet;
    static_cast<void>(call_bounded(m_is_stuck, Pa_Terminate));
}

Channels AudioSystem::play_and_record(const LoopPlan& plan, std::span<const std::vector<double>> signals,
                                      const RecordingObserver& observe)
{
    HeldSignals ending_signals; // delivered after the streams below are closed
    const QuietStandardError quiet;
    const auto rate = plan.rate;
    const auto target = spread(plan.play, signals.size());
    const auto parameters = supported(target, Direction::play, rate, m_is_stuck);
    constexpr Seconds fade{0.05};
    const auto frames = signals.front().size();
    const auto played = std::make_shared<PlayedSamples>(static_cast<std::size_t>(parameters.channelCount),
                                                        frames, frames_of(fade, rate));
    for (std::size_t i = 0; i < target.channels.size(); ++i) {
        played->set_channel(target.channels[i], signals[std::min(i, signals.size() - 1)]);
    }
    const auto lead = frames_of(plan.lead, rate);
    const auto tail = frames_of(plan.tail, rate);
    constexpr Seconds longest_latency{3.0}; // of both devices and of starting the playback
    Recorder recorder(first_if_none(plan.record), rate,
                      lead + frames + tail + frames_of(longest_latency, rate), m_is_stuck);
    Stream player(target, Direction::play, parameters, rate, take_samples, played, m_is_stuck);
    const auto latency = frames_of({recorder.latency_s() + player.latency_s()}, rate);
    const auto expected = lead + frames + latency + tail;

    recorder.start();
    bool playing = false;
    Watchdog player_watchdog;
    std::size_t enough = expected;
    for (bool finished = false;;) {
        if (ending_signals.arrives_within(poll_interval)) {
            if (playing) {
                fade_out(*played, player);
            }
            return {};
        }
        recorder.look(observe, expected);
        const auto recorded = recorder.samples().frames();
        if (!playing && recorded >= lead) {
            player.start();
            playing = true;
            player_watchdog = Watchdog();
            enough = std::max(enough, recorded + frames + latency + tail);
        }
        if (playing && !finished && !player.is_active()) {
            finished = true;
            enough = std::max(enough, recorded + latency + tail);
        }
        if (playing &&
            (finished ? played->position() < frames : player_watchdog.has_stood_still(played->position()))) {
            fail_device("expected '" + player.name() + "' to play but it takes no samples");
        }
        if (finished && (recorded >= enough || recorder.samples().is_full())) {
            return recorder.recorded(enough);
        }
    }
}

Channels AudioSystem::record(const DeviceChannels& source, SampleRate rate, Seconds length,
                             const RecordingObserver& observe)
{
    HeldSignals ending_signals;
    const QuietStandardError quiet;
    const auto frames = frames_of(length, rate);
    Recorder recorder(first_if_none(source), rate, frames, m_is_stuck);
    recorder.start();
    while (!recorder.samples().is_full()) {
        if (ending_signals.arrives_within(poll_interval)) {
            return {};
        }
        recorder.look(observe, frames);
    }
    return recorder.recorded(frames);
}

} // namespace earbench
