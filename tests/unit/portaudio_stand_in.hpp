// A PortAudio of our own in place of the library, for the one file that includes this: cards that count what
// they deliver and keep what they are given. Each look at a stream moves it on by a block.

#pragma once

#include "audio/late_portaudio.hpp"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <portaudio.h>
#include <string>
#include <vector>

namespace {

struct Card {
    std::string name;
    int inputs;
    int outputs;
    double high_latency_s = 0.01;
    int supported_channels = 0; ///< 0: any number
};

struct CardStream {
    PaStreamParameters parameters;
    double rate_hz;
    bool plays;
    PaStreamCallback* callback;
    void* user;
    PaStreamInfo info{};
    bool is_started = false;
    bool is_active = false;
};

/// Everything that the cards are, and what happened to them.
struct Cards {
    std::vector<Card> cards;
    std::vector<PaDeviceInfo> infos;
    PaError initial = paNoError;
    PaError of_opening = paNoError;
    std::string host_error;
    double rate_ratio = 1.0; ///< of what a stream runs at to what was asked for
    double stream_latency_s = 0.0;
    std::size_t record_block = 250;
    std::size_t play_block = 250;
    std::size_t delivered = 0;        ///< frames recorded so far
    std::size_t delivers = 1U << 20U; ///< frames until the card stops
    bool takes = true;                ///< the player takes samples
    float offset = 0.0F;              ///< added to the second channel that is recorded
    std::vector<std::unique_ptr<CardStream>> streams;
    std::vector<std::vector<float>> heard; ///< by channel
    int closed = 0;
    int terminated = 0;
    bool gives_up_to_open = false;  ///< by an assertion, as where a sound server is gone
    bool gives_up_to_close = false; ///< likewise

    void reset(std::vector<Card> of)
    {
        *this = Cards();
        cards = std::move(of);
        for (const auto& card : cards) {
            PaDeviceInfo info{};
            info.name = card.name.c_str();
            info.maxInputChannels = card.inputs;
            info.maxOutputChannels = card.outputs;
            info.defaultHighInputLatency = card.high_latency_s;
            info.defaultHighOutputLatency = 2.0 * card.high_latency_s;
            info.defaultSampleRate = 44'100.0;
            infos.push_back(info);
        }
    }
};

Cards& the()
{
    static Cards cards;
    return cards;
}

/// Records a block: the number of each frame in units of 2^-16, in the second channel more by an offset.
void move_recorder(CardStream& stream)
{
    const auto channels = static_cast<std::size_t>(stream.parameters.channelCount);
    std::vector<float> block;
    for (std::size_t frame = 0; frame < the().record_block; ++frame) {
        for (std::size_t channel = 0; channel < channels; ++channel) {
            block.push_back(static_cast<float>(the().delivered + frame) / 65'536.0F +
                            (channel == 1 ? the().offset : 0.0F));
        }
    }
    the().delivered += the().record_block;
    stream.callback(block.data(), nullptr, the().record_block, nullptr, 0, stream.user);
    stream.is_active = the().delivered < the().delivers;
}

void move_player(CardStream& stream)
{
    if (!the().takes) {
        stream.is_active = false;
        return;
    }
    const auto channels = static_cast<std::size_t>(stream.parameters.channelCount);
    std::vector<float> block(channels * the().play_block, 9.0F);
    the().heard.resize(channels);
    const int more = stream.callback(nullptr, block.data(), the().play_block, nullptr, 0, stream.user);
    for (std::size_t i = 0; i < block.size(); ++i) {
        the().heard[i % channels].push_back(block[i]);
    }
    stream.is_active = more == paContinue;
}

} // namespace

void earbench::load_portaudio() {}

extern "C" {

PaError Pa_Initialize()
{
    return the().initial;
}
PaError Pa_Terminate()
{
    ++the().terminated;
    return paNoError;
}
const char* Pa_GetErrorText(PaError error)
{
    return error == paInvalidSampleRate   ? "no such rate"
           : error == paDeviceUnavailable ? "it is gone"
                                          : "else";
}
const PaHostErrorInfo* Pa_GetLastHostErrorInfo()
{
    static PaHostErrorInfo info{};
    info.errorText = the().host_error.c_str();
    return &info;
}
const PaHostApiInfo* Pa_GetHostApiInfo(PaHostApiIndex)
{
    static PaHostApiInfo info{};
    info.name = "Cards";
    return &info;
}
PaDeviceIndex Pa_GetDeviceCount()
{
    return static_cast<int>(the().cards.size());
}
PaDeviceIndex Pa_GetDefaultInputDevice()
{
    return 0;
}
PaDeviceIndex Pa_GetDefaultOutputDevice()
{
    return 1;
}
const PaDeviceInfo* Pa_GetDeviceInfo(PaDeviceIndex device)
{
    return &the().infos.at(static_cast<std::size_t>(device));
}
PaError Pa_IsFormatSupported(const PaStreamParameters* input, const PaStreamParameters* output,
                             double rate_hz)
{
    const auto& parameters = input != nullptr ? *input : *output;
    const auto& card = the().cards.at(static_cast<std::size_t>(parameters.device));
    const bool fits = card.supported_channels == 0 || card.supported_channels == parameters.channelCount;
    const bool has_them = parameters.channelCount <= (input != nullptr ? card.inputs : card.outputs);
    return fits && has_them && rate_hz < 100'000.0 ? paFormatIsSupported : paInvalidSampleRate;
}
PaError Pa_OpenStream(PaStream** stream, const PaStreamParameters* input, const PaStreamParameters* output,
                      double rate_hz, unsigned long, PaStreamFlags, PaStreamCallback* callback, void* user)
{
    if (the().gives_up_to_open) {
        std::abort();
    }
    if (the().of_opening != paNoError) {
        return the().of_opening;
    }
    auto open = std::make_unique<CardStream>();
    open->plays = output != nullptr;
    open->parameters = open->plays ? *output : *input;
    open->rate_hz = rate_hz;
    open->callback = callback;
    open->user = user;
    open->info.sampleRate = rate_hz * the().rate_ratio;
    open->info.inputLatency = open->info.outputLatency = the().stream_latency_s;
    *stream = open.get();
    the().streams.push_back(std::move(open));
    return paNoError;
}
PaError Pa_StartStream(PaStream* stream)
{
    auto& started = *static_cast<CardStream*>(stream);
    started.is_started = started.is_active = true;
    return paNoError;
}
PaError Pa_AbortStream(PaStream*)
{
    return paNoError;
}
PaError Pa_CloseStream(PaStream*)
{
    if (the().gives_up_to_close) {
        std::abort();
    }
    ++the().closed;
    return paNoError;
}
PaError Pa_IsStreamActive(PaStream* stream)
{
    auto& asked = *static_cast<CardStream*>(stream);
    if (asked.is_active) {
        asked.plays ? move_player(asked) : move_recorder(asked);
    }
    return asked.is_active ? 1 : 0;
}
const PaStreamInfo* Pa_GetStreamInfo(PaStream* stream)
{
    return &static_cast<CardStream*>(stream)->info;
}
}
