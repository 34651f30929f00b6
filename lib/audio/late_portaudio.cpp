// PortAudio's functions, called in a library that is loaded late: with ALSA and JACK it maps more than all
// else of fr-measure.
#include "audio/late_portaudio.hpp"

#include "core/late_library.hpp"

#include <portaudio.h>

namespace {

const earbench::LateLibrary& portaudio()
{
    static const earbench::LateLibrary library("libportaudio.so.2");
    return library;
}

template <auto& declared>
auto& late(const char* name)
{
    return earbench::late<declared, portaudio>(name);
}

} // namespace

void earbench::load_portaudio()
{
    static_cast<void>(portaudio());
}

PaError Pa_Initialize()
{
    return late<Pa_Initialize>("Pa_Initialize")();
}

PaError Pa_Terminate()
{
    return late<Pa_Terminate>("Pa_Terminate")();
}

const char* Pa_GetErrorText(PaError error)
{
    return late<Pa_GetErrorText>("Pa_GetErrorText")(error);
}

const PaHostErrorInfo* Pa_GetLastHostErrorInfo()
{
    return late<Pa_GetLastHostErrorInfo>("Pa_GetLastHostErrorInfo")();
}

const PaHostApiInfo* Pa_GetHostApiInfo(PaHostApiIndex api)
{
    return late<Pa_GetHostApiInfo>("Pa_GetHostApiInfo")(api);
}

PaDeviceIndex Pa_GetDeviceCount()
{
    return late<Pa_GetDeviceCount>("Pa_GetDeviceCount")();
}

PaDeviceIndex Pa_GetDefaultInputDevice()
{
    return late<Pa_GetDefaultInputDevice>("Pa_GetDefaultInputDevice")();
}

PaDeviceIndex Pa_GetDefaultOutputDevice()
{
    return late<Pa_GetDefaultOutputDevice>("Pa_GetDefaultOutputDevice")();
}

const PaDeviceInfo* Pa_GetDeviceInfo(PaDeviceIndex device)
{
    return late<Pa_GetDeviceInfo>("Pa_GetDeviceInfo")(device);
}

PaError Pa_IsFormatSupported(const PaStreamParameters* input, const PaStreamParameters* output,
                             double rate_hz)
{
    return late<Pa_IsFormatSupported>("Pa_IsFormatSupported")(input, output, rate_hz);
}

PaError Pa_OpenStream(PaStream** stream, const PaStreamParameters* input, const PaStreamParameters* output,
                      double rate_hz, unsigned long frames, PaStreamFlags flags, PaStreamCallback* callback,
                      void* user)
{
    return late<Pa_OpenStream>("Pa_OpenStream")(stream, input, output, rate_hz, frames, flags, callback,
                                                user);
}

PaError Pa_StartStream(PaStream* stream)
{
    return late<Pa_StartStream>("Pa_StartStream")(stream);
}

PaError Pa_AbortStream(PaStream* stream)
{
    return late<Pa_AbortStream>("Pa_AbortStream")(stream);
}

PaError Pa_CloseStream(PaStream* stream)
{
    return late<Pa_CloseStream>("Pa_CloseStream")(stream);
}

PaError Pa_IsStreamActive(PaStream* stream)
{
    return late<Pa_IsStreamActive>("Pa_IsStreamActive")(stream);
}

const PaStreamInfo* Pa_GetStreamInfo(PaStream* stream)
{
    return late<Pa_GetStreamInfo>("Pa_GetStreamInfo")(stream);
}
