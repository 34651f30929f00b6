#include "io/audio_file.hpp"

#include "core/error.hpp"
#include "core/files.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <sndfile.h>

namespace earbench {

namespace {

/// Bytes that libsndfile reads and writes as if they were a file, so that pipes work and nothing is left
/// half-written.
class MemoryFile {
public:
    MemoryFile() = default;
    explicit MemoryFile(std::string content) : m_content(std::move(content)) {}

    [[nodiscard]] const std::string& content() const noexcept { return m_content; }
    [[nodiscard]] std::string take_content() noexcept { return std::move(m_content); }

    static SF_VIRTUAL_IO interface() { return {length, seek, read, write, tell}; }

private:
    static MemoryFile& self(void* user) { return *static_cast<MemoryFile*>(user); }
    static sf_count_t length(void* user) { return std::ssize(self(user).m_content); }
    static sf_count_t tell(void* user) { return self(user).m_position; }

    static sf_count_t seek(sf_count_t offset, int whence, void* user)
    {
        auto& file = self(user);
        const sf_count_t origin = whence == SEEK_SET   ? 0
                                  : whence == SEEK_CUR ? file.m_position
                                                       : std::ssize(file.m_content);
        file.m_position = std::max<sf_count_t>(origin + offset, 0);
        return file.m_position;
    }

    static sf_count_t read(void* target, sf_count_t count, void* user)
    {
        auto& file = self(user);
        const auto left = std::max<sf_count_t>(std::ssize(file.m_content) - file.m_position, 0);
        const auto got = std::min(count, left);
        std::memcpy(target, file.m_content.data() + file.m_position, static_cast<std::size_t>(got));
        file.m_position += got;
        return got;
    }

    static sf_count_t write(const void* source, sf_count_t count, void* user)
    {
        auto& file = self(user);
        const auto end = static_cast<std::size_t>(file.m_position + count);
        file.m_content.resize(std::max(file.m_content.size(), end));
        std::memcpy(file.m_content.data() + file.m_position, source, static_cast<std::size_t>(count));
        file.m_position += count;
        return count;
    }

    std::string m_content;
    sf_count_t m_position = 0;
};

struct CloseSoundFile {
    void operator()(SNDFILE* file) const noexcept { sf_close(file); }
};
using SoundFile = std::unique_ptr<SNDFILE, CloseSoundFile>;

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[at + i])) << (8U * i);
    }
    return value;
}

/// Looks at a RIFF file before libsndfile does: it must not decode what no measurement uses (its ADPCM
/// decoders had memory faults), and it shortens a truncated file without a word.
void check_riff(std::string_view bytes, const Place& place)
{
    constexpr std::size_t chunk_header_bytes = 8;
    constexpr std::uint32_t unknown_size = 0xFFFFFFFFU; // of a stream whose writer could not know it
    for (std::size_t at = 12; at + chunk_header_bytes <= bytes.size();) {
        const auto name = bytes.substr(at, 4);
        const auto size = little_endian(bytes, at + 4, 4);
        const std::size_t left = bytes.size() - at - chunk_header_bytes;
        if (name == "fmt " && left >= 16 && size >= 16) {
            constexpr std::uint32_t extensible = 0xFFFE;
            auto tag = little_endian(bytes, at + chunk_header_bytes, 2);
            if (tag == extensible && left >= 26 && size >= 26) {
                tag = little_endian(bytes, at + chunk_header_bytes + 24,
                                    2); // the first field of the sub-format
            }
            constexpr std::uint32_t pcm = 1;
            constexpr std::uint32_t floating_point = 3;
            if (tag != pcm && tag != floating_point) {
                throw Error(Fault::data, place,
                            "expected PCM or floating-point samples but found WAV format " +
                                std::to_string(tag));
            }
        }
        if (name == "data") {
            if (size != unknown_size && size > left) {
                throw Error(Fault::data, place,
                            "expected " + std::to_string(size) +
                                " bytes of samples but the file ends after " + std::to_string(left));
            }
            return;
        }
        at += chunk_header_bytes + size + size % 2;
    }
}

void check_format(const SF_INFO& info, const Place& place)
{
    const int container = info.format & SF_FORMAT_TYPEMASK;
    const int samples = info.format & SF_FORMAT_SUBMASK;
    const bool known_container = container == SF_FORMAT_WAV || container == SF_FORMAT_WAVEX ||
                                 container == SF_FORMAT_RF64 || container == SF_FORMAT_AIFF ||
                                 container == SF_FORMAT_FLAC;
    const bool known_samples = samples == SF_FORMAT_PCM_16 || samples == SF_FORMAT_PCM_24 ||
                               samples == SF_FORMAT_PCM_32 || samples == SF_FORMAT_FLOAT ||
                               samples == SF_FORMAT_DOUBLE;
    if (!known_container || !known_samples) {
        throw Error(Fault::data, place,
                    "expected WAV, AIFF or FLAC with 16, 24, 32 bit or floating-point samples but found "
                    "another format");
    }
    if (info.samplerate < 8000 || info.samplerate > 768'000) {
        throw Error(Fault::data, place,
                    "expected a sample rate of 8000 to 768000 Hz but found " +
                        std::to_string(info.samplerate));
    }
    constexpr int most_channels = 64;
    if (info.channels < 1 || info.channels > most_channels) {
        throw Error(Fault::data, place,
                    "expected 1 to 64 channels but found " + std::to_string(info.channels));
    }
}

int sub_format(SampleFormat format)
{
    switch (format) {
    case SampleFormat::pcm_16:
        return SF_FORMAT_PCM_16;
    case SampleFormat::pcm_24:
        return SF_FORMAT_PCM_24;
    case SampleFormat::pcm_32:
        return SF_FORMAT_PCM_32;
    case SampleFormat::float_32:
        return SF_FORMAT_FLOAT;
    }
    return SF_FORMAT_PCM_24;
}

/// Reads block by block: the header's number of frames is not to be trusted with memory.
void read_samples(SNDFILE* file, int channel_count, Audio& audio, const Place& place)
{
    constexpr std::size_t block_frames = 1U << 14U;
    const auto channels = static_cast<std::size_t>(channel_count);
    audio.channels.resize(channels);
    std::vector<double> block(block_frames * channels);
    for (;;) {
        const auto frames = sf_readf_double(file, block.data(), block_frames);
        if (frames <= 0) {
            break;
        }
        for (std::size_t frame = 0; frame < static_cast<std::size_t>(frames); ++frame) {
            for (std::size_t channel = 0; channel < channels; ++channel) {
                const double sample = block[frame * channels + channel];
                if (!std::isfinite(sample)) {
                    throw Error(Fault::data, place,
                                "expected finite samples but found one that is not, after " +
                                    std::to_string(audio.channels[channel].size()) + " others");
                }
                audio.channels[channel].push_back(sample);
            }
        }
    }
    if (audio.channels.front().empty()) {
        throw Error(Fault::data, place, "expected samples but found none");
    }
}

} // namespace

Seconds length_of(const Audio& audio)
{
    return {static_cast<double>(audio.channels.front().size()) / audio.rate.value};
}

SampleFormat parse_sample_format(std::string_view text)
{
    if (text == "16") {
        return SampleFormat::pcm_16;
    }
    if (text == "24") {
        return SampleFormat::pcm_24;
    }
    if (text == "32") {
        return SampleFormat::pcm_32;
    }
    if (text == "float") {
        return SampleFormat::float_32;
    }
    throw Error(Fault::usage, "expected 16, 24, 32 or float but found '" + std::string(text) + "'");
}

Audio read_audio(const std::string& path)
{
    const Place place{path == "-" ? "standard input" : path};
    std::string content = read_file(path);
    if (content.starts_with("RIFF")) {
        check_riff(content, place);
    }
    MemoryFile bytes(std::move(content));
    SF_INFO info{};
    auto interface = MemoryFile::interface();
    const SoundFile file(sf_open_virtual(&interface, SFM_READ, &info, &bytes));
    if (!file) {
        throw Error(Fault::data, place, "expected a WAV, AIFF or FLAC file but found something else");
    }
    check_format(info, place);
    Audio audio{{static_cast<double>(info.samplerate)}, {}, {}};
    if (const char* comment = sf_get_string(file.get(), SF_STR_COMMENT)) {
        audio.comment = comment;
    }
    read_samples(file.get(), info.channels, audio, place);
    return audio;
}

std::string to_wav(const Audio& audio, SampleFormat format)
{
    assert(!audio.channels.empty());
    MemoryFile bytes;
    SF_INFO info{};
    info.samplerate = static_cast<int>(audio.rate.value);
    info.channels = static_cast<int>(audio.channels.size());
    info.format = SF_FORMAT_WAV | sub_format(format);
    auto interface = MemoryFile::interface();
    SoundFile file(sf_open_virtual(&interface, SFM_WRITE, &info, &bytes));
    if (!file) {
        throw Error(Fault::internal, std::string("cannot make a WAV file: ") + sf_strerror(nullptr));
    }
    sf_command(file.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE); // it holds the time of writing
    sf_command(file.get(), SFC_SET_CLIPPING, nullptr, SF_TRUE);
    if (!audio.comment.empty()) {
        sf_set_string(file.get(), SF_STR_COMMENT, audio.comment.c_str());
    }
    const std::size_t frames = audio.channels.front().size();
    std::vector<double> interleaved;
    interleaved.reserve(frames * audio.channels.size());
    for (std::size_t frame = 0; frame < frames; ++frame) {
        for (const auto& channel : audio.channels) {
            interleaved.push_back(channel[frame]);
        }
    }
    if (sf_writef_double(file.get(), interleaved.data(), static_cast<sf_count_t>(frames)) !=
        static_cast<sf_count_t>(frames)) {
        throw Error(Fault::internal, std::string("cannot make a WAV file: ") + sf_strerror(file.get()));
    }
    file.reset(); // completes the header
    return bytes.take_content();
}

} // namespace earbench
