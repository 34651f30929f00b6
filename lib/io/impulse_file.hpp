#pragma once

#include "core/notes.hpp"
#include "core/units.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// An impulse response as a file holds it.
struct ImpulseFile {
    SampleRate rate;
    std::vector<double> samples;
    Seconds start;               ///< of the first sample; 0 where the file does not tell
    std::optional<Decibel> data; ///< what REW adds to levels for dB SPL, where the file tells
    Notes notes;                 ///< `name`, `channel`, `title`
};

/// The impulse responses in `content`, one a channel, or nothing where it holds none.
///
/// Such are WAV, AIFF and FLAC files (as read_audio reads them, whatever they hold), the text that REW
/// exports
/// ("* Impulse Response data saved by REW", what it was normalised by undone), the JSON that REW's API
/// answers to /measurements/N/impulse-response?normalised=false (in percent or full scale), and rows of time
/// in seconds and amplitude under a header `time_s,amplitude`.
///
/// `file` names it in errors, and the curve; of `inputs`, the files that are read together, one may be its
/// other side (see split_channel).
/// @throws Error{data} with file and line for one that is damaged or not evenly sampled.
[[nodiscard]] std::vector<ImpulseFile> parse_impulses(const std::string& content, const std::string& file,
                                                      std::span<const std::string> inputs = {});

} // namespace earbench
