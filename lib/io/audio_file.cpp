#include "io/audio_file.hpp"

#include "core/error.hpp"
#include "core/files.hpp"

#include <algorithm>
#include <array>
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
        file.m_position = std::clamp<sf_count_t>(origin + offset, 0, std::ssize(file.m_content));
        return file.m_position;
    }

    static sf_count_t read(void* target, sf_count_t count, void* user)
    {
        auto& file = self(user);
        const auto got = std::min<sf_count_t>(count, std::ssize(file.m_content) - file.m_position);
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

/// The chunks of RIFF and RF64 (least significant byte first) or AIFF (most significant byte first).
struct ChunkedFile {
    std::string_view bytes;
    bool most_significant_first;

    [[nodiscard]] std::uint64_t number(std::size_t at, std::size_t count) const
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const auto byte =
                static_cast<std::uint8_t>(bytes[at + (most_significant_first ? i : count - 1 - i)]);
            value = value << 8U | byte;
        }
        return value;
    }
};

void check_wav_format(const ChunkedFile& file, std::size_t at, std::uint64_t size, const Place& place)
{
    constexpr std::uint64_t extensible = 0xFFFE;
    auto tag = file.number(at, 2);
    if (tag == extensible && size >= 26) {
        tag = file.number(at + 24, 2); // the first field of the sub-format
    }
    constexpr std::uint64_t pcm = 1;
    constexpr std::uint64_t floating_point = 3;
    if (tag != pcm && tag != floating_point) {
        throw Error(Fault::data, place,
                    "expected PCM or floating-point samples but found WAV format " + std::to_string(tag));
    }
}

/// AIFC: the name of a compression that is none, only another way to write the samples.
void check_aifc_compression(const ChunkedFile& file, std::size_t at, const Place& place)
{
    constexpr std::array plain{"NONE", "twos", "sowt", "in24", "in32", "fl32", "FL32", "fl64", "FL64"};
    const auto name = file.bytes.substr(at, 4);
    if (std::find(plain.begin(), plain.end(), name) == plain.end()) {
        throw Error(Fault::data, place,
                    "expected PCM or floating-point samples but found AIFC compression '" +
                        std::string(name) + "'");
    }
}

/// What a writer to a pipe says of samples that are still to come: FFmpeg, SoX and arecord, the latter two
/// less what is no whole frame.
bool is_size_of_stream(std::uint64_t size, std::uint64_t frame_bytes)
{
    constexpr std::array<std::uint64_t, 3> unknown{0xFFFFFFFFU, 0x7FFFF000U, 0x7FFFFF00U};
    return std::any_of(unknown.begin(), unknown.end(),
                       [&](std::uint64_t limit) { return size <= limit && limit - size < frame_bytes; });
}

/// Looks at a chunked file before libsndfile does: it must not decode what no measurement uses (its ADPCM
/// decoders had memory faults), and it shortens a truncated file without a word.
void check_chunks(const ChunkedFile& file, const Place& place)
{
    constexpr std::size_t chunk_header_bytes = 8;
    constexpr std::uint64_t size_elsewhere = 0xFFFFFFFFU; // of samples in RF64
    std::optional<std::uint64_t> size_in_rf64;
    std::uint64_t frame_bytes = 1; // at least, whatever a format says
    for (std::uint64_t next = 12; next + chunk_header_bytes <= file.bytes.size();) {
        const auto at = static_cast<std::size_t>(next);
        const auto name = file.bytes.substr(at, 4);
        auto size = file.number(at + 4, 4);
        const auto content = at + chunk_header_bytes;
        const std::uint64_t left = file.bytes.size() - content;
        if (name == "ds64" && size >= 16 && left >= 16) {
            size_in_rf64 = file.number(content + 8, 8);
        } else if (name == "fmt " && size >= 16 && left >= 16) {
            check_wav_format(file, content, std::min(size, left), place);
            frame_bytes = std::max<std::uint64_t>(file.number(content + 12, 2), 1);
        } else if (name == "COMM" && size >= 22 && left >= 22 && file.bytes.substr(8, 4) == "AIFC") {
            check_aifc_compression(file, content + 18, place);
        } else if (name == "data" || name == "SSND") {
            const bool of_stream = !size_in_rf64 && is_size_of_stream(size, frame_bytes);
            size = size == size_elsewhere ? size_in_rf64.value_or(size) : size;
            const std::uint64_t before_samples = name == "SSND" ? 8 : 0; // offset and block size
            if (!of_stream && size > left) {
                throw Error(Fault::data, place,
                            "expected " + std::to_string(size - before_samples) +
                                " bytes of samples but the file ends after " +
                                std::to_string(left - std::min(left, before_samples)));
            }
            return;
        }
        next += chunk_header_bytes + size + size % 2;
    }
}

/// True for a file that begins with no control characters but blanks and line ends, and is not empty.
bool looks_like_text(std::string_view bytes)
{
    constexpr std::size_t first_bytes = 512;
    const auto beginning = bytes.substr(0, first_bytes);
    return !beginning.empty() && std::none_of(beginning.begin(), beginning.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && c != '\n' && c != '\r' && c != '\t';
    });
}

bool is_chunked(std::string_view bytes)
{
    return bytes.starts_with("RIFF") || bytes.starts_with("RIFX") || bytes.starts_with("RF64") ||
           bytes.starts_with("FORM");
}

/// Refuses by the first bytes what is none of the three formats, before libsndfile, which knows two dozen
/// more, parses it.
void check_start(std::string_view bytes, const Place& place)
{
    if (!is_audio(bytes)) {
        throw Error(Fault::data, place,
                    std::string("expected a WAV, AIFF or FLAC file but found ") +
                        (looks_like_text(bytes)
                             ? "text: curves are read by fr-average, fr-smooth and fr-compare"
                             : "something else"));
    }
    if (is_chunked(bytes)) {
        check_chunks({bytes, bytes.starts_with("FORM") || bytes.starts_with("RIFX")}, place);
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

bool is_flac(const SF_INFO& info)
{
    return (info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_FLAC;
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

int bits_of(SampleFormat format)
{
    switch (format) {
    case SampleFormat::pcm_16:
        return 16;
    case SampleFormat::pcm_24:
        return 24;
    case SampleFormat::pcm_32:
    case SampleFormat::float_32:
        break;
    }
    return 32;
}

/// `sample` as an integer of `bits`, at the top of one of 32 bit. libsndfile itself cuts off what it clips.
int quantise(double sample, int bits)
{
    const double steps = std::exp2(bits - 1);
    const double step = std::clamp(std::round(sample * steps), -steps, steps - 1.0);
    return static_cast<int>(step * std::exp2(32 - bits));
}

bool write_samples(SNDFILE* file, const Audio& audio, SampleFormat format)
{
    const std::size_t frames = audio.channels.front().size();
    const auto wanted = static_cast<sf_count_t>(frames);
    std::vector<float> real;
    std::vector<int> whole;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        for (const auto& channel : audio.channels) {
            if (format == SampleFormat::float_32) {
                real.push_back(static_cast<float>(channel[frame]));
            } else {
                whole.push_back(quantise(channel[frame], bits_of(format)));
            }
        }
    }
    return (format == SampleFormat::float_32 ? sf_writef_float(file, real.data(), wanted)
                                             : sf_writef_int(file, whole.data(), wanted)) == wanted;
}

/// Reads block by block: the header's number of frames is not to be trusted with memory, beyond a byte of the
/// file for each sample.
void read_samples(SNDFILE* file, const SF_INFO& info, std::size_t file_bytes, Audio& audio,
                  const Place& place)
{
    constexpr std::size_t block_frames = 1U << 14U;
    const auto channels = static_cast<std::size_t>(info.channels);
    const auto told = static_cast<std::size_t>(std::max<sf_count_t>(info.frames, 0));
    audio.channels.resize(channels);
    for (auto& samples : audio.channels) {
        samples.reserve(std::min(told, file_bytes / channels));
    }
    std::vector<double> block(block_frames * channels);
    for (;;) {
        const auto frames = sf_readf_double(file, block.data(), block_frames);
        if (frames <= 0) {
            break;
        }
        const auto count = static_cast<std::size_t>(frames);
        const auto read_before = audio.channels.front().size();
        const auto end = block.begin() + static_cast<std::ptrdiff_t>(count * channels);
        const auto wrong =
            std::find_if(block.begin(), end, [](double sample) { return !std::isfinite(sample); });
        if (wrong != end) {
            const auto index = static_cast<std::size_t>(wrong - block.begin()) / channels;
            throw Error(Fault::data, place,
                        "expected finite samples but found one that is not, after " +
                            std::to_string(read_before + index) + " others");
        }
        for (std::size_t channel = 0; channel < channels; ++channel) {
            auto& samples = audio.channels[channel];
            samples.resize(read_before + count);
            for (std::size_t frame = 0; frame < count; ++frame) {
                samples[read_before + frame] = block[frame * channels + channel];
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

bool is_audio(std::string_view content)
{
    const auto form = content.substr(std::min<std::size_t>(8, content.size()), 4);
    return is_chunked(content) ? form == "WAVE" || form == "AIFF" || form == "AIFC"
                               : content.starts_with("fLaC");
}

Audio read_audio(const std::string& path)
{
    return parse_audio(read_file(path), path);
}

Audio parse_audio(std::string content, const std::string& file)
{
    const Place place{file == "-" ? "standard input" : file};
    check_start(content, place);
    const auto file_bytes = content.size();
    MemoryFile bytes(std::move(content));
    SF_INFO info{};
    auto interface = MemoryFile::interface();
    const SoundFile sound(sf_open_virtual(&interface, SFM_READ, &info, &bytes));
    if (!sound) {
        throw Error(Fault::data, place, "expected a WAV, AIFF or FLAC file but found something else");
    }
    check_format(info, place);
    Audio audio{{static_cast<double>(info.samplerate)}, {}, {}};
    if (const char* comment = sf_get_string(sound.get(), SF_STR_COMMENT)) {
        audio.comment = comment;
    }
    read_samples(sound.get(), info, file_bytes, audio, place);
    const auto frames = std::ssize(audio.channels.front());
    if (is_flac(info) && info.frames > frames && info.frames != SF_COUNT_MAX) {
        throw Error(Fault::data, place,
                    "expected " + std::to_string(info.frames) + " samples but the file ends after " +
                        std::to_string(frames));
    }
    return audio;
}

Recording read_recording(const std::string& path)
{
    auto audio = read_audio(path);
    return {path, audio.rate, std::move(audio.channels), std::move(audio.comment)};
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
    if (!audio.comment.empty()) {
        sf_set_string(file.get(), SF_STR_COMMENT, audio.comment.c_str());
    }
    if (!write_samples(file.get(), audio, format)) {
        throw Error(Fault::internal, std::string("cannot make a WAV file: ") + sf_strerror(file.get()));
    }
    file.reset(); // completes the header
    return bytes.take_content();
}

} // namespace earbench
