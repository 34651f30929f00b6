#pragma once

#include "curve/frequency_response.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// How far a seat (one insertion into the coupler) may be off the others of its side.
///
/// Chosen by simulation, of a coupler as a transmission line and of drawn curves, 3 to 7 seats by hands that
/// spread by 0.2 to 2 mm: fewer than one session in twenty has a false alarm, and a leak of 3 dB at 20 Hz, a
/// knob turned by 1 dB and the curve of another IEM are found in 19 of 20.
struct SeatLimits {
    Decibel seal{1.5};        ///< bass below the others': a leak of 2.1 dB at 20 Hz
    Octaves depth{1.0 / 8.0}; ///< resonance off the others': 2 mm of insertion at 8 kHz, f = c/(2 l)
    Decibel level{0.65};      ///< level off what the others have at this depth
    Decibel shape{1.0};       ///< rms off the others'
    double polarity = 0.5;    ///< how negative the correlation of phases may be
};

/// @throws Error{usage}, naming the option, unless all limits are above 0 and none is beyond sense: 100 dB,
/// an octave, a correlation of 1.
void require_valid(const SeatLimits& limits);

/// What a seat fails.
enum class SeatFault { leaking_seal, insertion_depth, level, shape, inverted };

/// One reason to call a seat an outlier.
struct SeatFinding {
    SeatFault fault;
    double figure; ///< dB re 500 Hz; Hz; dB; dB rms; correlation
    double others; ///< the same of the others; 0 of a shape or correlation
    double limit;  ///< that was used: the one for depth grows with the spread of the others
    double excess; ///< how far off it is, in units of the limit: above 1
};

/// A seat that is off the others; or two that differ where there are no more.
struct Outlier {
    std::vector<std::size_t> curves;   ///< one, or both of the last two
    std::vector<SeatFinding> findings; ///< of two: the first one's figures, the second one's as `others`
};

/// "leaking seal: bass -6.20 dB re 500 Hz, others 0.10 dB, limit 1.5 dB below", several parted by semicolons.
[[nodiscard]] std::string describe(const Outlier& outlier);

/// The outliers among the curves at `places`, which are seats of one side: the worst one first, then the
/// worst of those that are left, until there is none; of two that differ both, because nothing shows which is
/// right.
///
/// Of each check the measure is a seat's own figure against that of the others:
///  - seal: bass_level below the median of the others' by more than the limit; of two: off it;
///  - depth, of three and more: see seat_depths, off the median of the others' by more than the limit and
///  more
///    than 4.5 + 45/(m-1)^2 times their standard deviation, m their number, or 100 times that of two: a hand
///    that spreads more is not at fault;
///  - level: mean level from 500 Hz to 2 kHz off the median of the others', which is moved by s times the
///    distance of the seat's depth from the median of theirs. A coupler grows louder as less air is left in
///    it: by s = 0 to 5 dB per octave of resonance, as the others show, s = (2.3 w + sum d l)/(w + sum d^2),
///    w = 0.003 octave^2, d and l their depths and levels about the means. Without depths s is 0;
///  - shape: the standard deviation over its points of response_shape minus the medians of the others';
///  - polarity: mean of cos(phase - phase of the others) over the points from 100 Hz to 2 kHz below minus the
///    limit, the phase of the others being that of the medians of their cosines and sines.
/// The worst has the greatest excess; of equal ones (to a millionth of a limit) it is the last. Of sixteen
/// and more outliers the worst eighth goes at a time, so that thousands of curves take seconds. A check whose
/// range a curve does not cover is left out.
[[nodiscard]] std::vector<Outlier> find_outliers(std::span<const FrequencyResponse> curves,
                                                 std::span<const std::size_t> places,
                                                 const SeatLimits& limits);

/// How well the resonances of the seats of one side agree.
struct ResonanceSpread {
    std::size_t seats;
    Hertz lowest;
    Hertz highest;
};

/// Nothing for fewer than two curves, and where there is no resonance (see seat_depths).
[[nodiscard]] std::optional<ResonanceSpread> resonance_spread(std::span<const FrequencyResponse> curves,
                                                              std::span<const std::size_t> places);

/// "5 seats, coupler resonance 7912 to 8050 Hz, 0.025 octaves apart"
[[nodiscard]] std::string describe(const ResonanceSpread& spread);

} // namespace earbench
