#pragma once

#include "core/units.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// How strong a recording is. 0 dBFS is the level of a sine that just reaches full scale (AES17), for root
/// mean square and peak alike; nothing is below -200 dBFS.
struct LevelReading {
    Decibel rms;           ///< with the mean of the samples taken out
    Decibel peak;          ///< the greatest magnitude as it is
    std::size_t clipped{}; ///< samples at full scale: at 1 - 2^-15 or beyond
};

/// `samples` holds at least one.
[[nodiscard]] LevelReading read_level(std::span<const double> samples);

/// A bar of 30 characters from -60 to 0 dBFS, and the level: "[######------]  -48.0 dBFS".
[[nodiscard]] std::string level_bar(double amplitude);

/// A steady sine, such as that of a microphone calibrator.
struct ToneReading {
    Hertz frequency;
    Decibel level;  ///< dBFS of the sine: 20 lg of its amplitude
    Decibel purity; ///< its power over that of all else but the mean; 0 dB in silence
    Decibel drift;  ///< greatest level less least, over tenths of the recording
};

/// The strongest sine within a quarter octave around `nominal`.
///
/// Frequency and amplitude are where the magnitude of the Hann-weighted transform is greatest: exact within
/// 0.0001 dB for a sine of at least 100 periods without noise.
/// @throws Error{data} for less than 100 periods of `nominal`.
[[nodiscard]] ToneReading read_tone(std::span<const double> samples, SampleRate rate, Hertz nominal);

/// Why a tone is no calibrator's: purity below 20 dB, drift above 0.2 dB or clipping; nothing if it is one.
[[nodiscard]] std::optional<std::string> reason_to_reject(const ToneReading& tone, const LevelReading& level);

/// A signal to try the level with before a sweep is played: `silence` and a sweep of 1 s over the band of the
/// real one, as strong. Nothing if the band makes no such sweep.
struct LevelCheckSignal {
    std::vector<double> samples;
    std::size_t silence{}; ///< samples before the sweep
};
[[nodiscard]] std::optional<LevelCheckSignal> make_level_check(SampleRate rate, Hertz from, Hertz to,
                                                               Decibel peak);

/// What a recording of make_level_check says.
struct LevelCheck {
    LevelReading signal;
    LevelReading noise;
    std::optional<std::string> reason_to_reject;
    std::optional<std::string> warning;
};

/// The first `noise_count` samples of `recording` are free of signal.
///
/// To reject: a sample at full scale, or the peak less than 12 dB above the noise (the peak of normally
/// distributed noise lies about 10 dB above its level as it is counted here). To warn of: a peak above
/// -3 dBFS, below -40 dBFS, or less than 30 dB above the noise.
[[nodiscard]] LevelCheck judge_level(std::span<const double> recording, std::size_t noise_count);

/// "peak -12.0 dBFS, noise -70.1 dBFS", and "warning: ..." where there is one.
[[nodiscard]] std::vector<std::string> describe(const LevelCheck& check);

} // namespace earbench
