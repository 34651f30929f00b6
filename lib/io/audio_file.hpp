#pragma once

#include "core/choice.hpp"
#include "core/recording.hpp"
#include "core/units.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// How the names of recordings end, in lower case.
inline constexpr auto recording_file_endings =
    std::to_array<std::string_view>({".wav", ".wave", ".flac", ".aif", ".aiff", ".aifc", ".rf64"});

/// Recorded or generated sound. Full scale is +-1.
struct Audio {
    SampleRate rate;
    std::vector<std::vector<double>> channels; ///< all of one length, at least one sample
    std::string comment;                       ///< of the file's metadata, may be empty
};

[[nodiscard]] Seconds length_of(const Audio& audio);

/// How samples are stored.
enum class SampleFormat { pcm_16, pcm_24, pcm_32, float_32 };
inline constexpr auto sample_formats =
    std::to_array<Choice<SampleFormat>>({{"16", SampleFormat::pcm_16},
                                         {"24", SampleFormat::pcm_24},
                                         {"32", SampleFormat::pcm_32},
                                         {"float", SampleFormat::float_32}});

/// Reads WAV (RF64 and extensible too), AIFF (AIFC without compression too) or FLAC with PCM of 16, 24 or 32
/// bit or floating-point samples;
/// "-" is standard input. A WAV file that was written to a pipe, and says so by a length that no file has, is
/// read to its end.
///
/// @throws Error{no_input} or Error{io} as read_file does; Error{data} for another format, a file that ends
/// before
///         its header says, samples that are not finite, no samples, or a sample rate outside 8 to 768 kHz.
[[nodiscard]] Audio read_audio(const std::string& path);

/// The same of the bytes of such a file; `file` names it in errors.
///
/// @throws Error{data} as read_audio does.
[[nodiscard]] Audio parse_audio(std::string content, const std::string& file);

/// True for bytes that begin as one of those formats does.
[[nodiscard]] bool is_audio(std::string_view content);

/// The same as a recording that is called `path`.
///
/// @throws Error as read_audio does.
[[nodiscard]] Recording read_recording(const std::string& path);

/// The bytes of a WAV file: the same audio gives the same bytes. Integer samples are rounded to the nearest,
/// clipped at full scale, not dithered.
[[nodiscard]] std::string to_wav(const Audio& audio, SampleFormat format);

} // namespace earbench
