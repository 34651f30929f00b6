#pragma once

#include "core/units.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace earbench {

constexpr int most_repeats = 16;

/// What a measurement signal is made from. The defaults are those of fr-measure-sweep(1).
struct SweepOptions {
    SampleRate rate{48'000.0};
    Seconds length{10.0}; ///< of the sweep itself; rounded so that it starts at phase 0, see SweepLayout
    Hertz from{10.0};
    std::optional<Hertz> to = std::nullopt; ///< default: min(22 kHz, 0.46 of the sample rate)
    Decibel peak{-6.0};                     ///< re full scale
    Seconds tail{1.0};                      ///< silence after the second pilot
    int repeats = 1;                        ///< sweeps one after the other, 1 to most_repeats
};

/// A run of samples.
struct Segment {
    std::size_t first;
    std::size_t count;
    bool operator==(const Segment&) const = default;
};

/// Where the parts of a measurement signal stand, and the law of its sweep: f(t) = from e^(t/growth).
struct SweepLayout {
    SampleRate rate;
    Hertz from;
    Hertz to;
    Seconds
        growth;    ///< L = round(from T / ln(to/from)) / from: a whole number of periods, so phase 0 at t = 0
    Segment sweep; ///< the first, if there are several
    Segment first_pilot;
    Segment second_pilot;
    std::size_t samples;
    int repeats = 1; ///< sweeps, each followed by a gap; the second pilot starts where the last gap ends
};

/// Samples from the start of a sweep to that of the next, or of the second pilot.
[[nodiscard]] std::size_t sweep_period(const SweepLayout& layout);

/// The band that a pilot rises through: 2 to 10 kHz, lower at low sample rates.
[[nodiscard]] Band pilot_band(SampleRate rate);

/// @throws Error{usage} for options that make no sweep: below 8 kHz or above 768 kHz sample rate, a band
/// outside
///         1 Hz .. 0.49 of the sample rate or narrower than an octave, a length outside 0.2 s .. 120 s or
///         below one period of the lowest frequency, a peak above 0 dB or below -80 dB, repeats outside
///         1 .. most_repeats.
[[nodiscard]] SweepLayout plan_sweep(const SweepOptions& options);

/// The signal of one channel: silence 1 s, pilot, 0.3 s, as many times as it is repeated the sweep and 0.3 s,
/// pilot, tail.
///
/// Sweep: A sin(2 pi from L e^(t/L)), the synchronised exponential sweep of Novak, Lotton and Simon (J. Audio
/// Eng. Soc. 63(10), 2015, eq. 5 without the phase offset of Farina's form), so that harmonics lie exactly L
/// ln n early. Half-cosine fades of at most 50 ms in and 5 ms out, at most half of the time that the sweep
/// takes for its first octave, and for what lies above 20 kHz. Pilot: a chirp from 2 to 10 kHz (at most 0.2
/// of the sample rate) within 100 ms, 6 dB below the sweep, half-cosine fades of 20 ms.
[[nodiscard]] std::vector<double> make_sweep(const SweepOptions& options);

/// The layout as text that travels in the metadata of a WAV file, and back. Only that of several sweeps is of
/// version 2: readers that know one sweep alone must not take it for theirs.
[[nodiscard]] std::string to_metadata(const SweepLayout& layout);
/// Nothing if `text` is not what to_metadata writes.
[[nodiscard]] std::optional<SweepLayout> parse_metadata(std::string_view text);

} // namespace earbench
