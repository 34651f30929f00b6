#pragma once

#include "curve/frequency_response.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// How far a seat (one insertion into the coupler) may be off the others of its channel.
struct SeatLimits {
    Decibel seal{3.0};        ///< bass below the others'
    Octaves depth{1.0 / 8.0}; ///< resonance off the others': 2 mm of insertion at 8 kHz, f = c/(2 l)
    double polarity = 0.5;    ///< how negative the correlation of phases may be
};

/// @throws Error{usage}, naming the option, unless all limits are above 0 and that of polarity at most 1.
void require_valid(const SeatLimits& limits);

/// What a channel letter or its lack has in common: "L", "R" or "".
struct SeatGroup {
    std::string channel;
    std::vector<std::size_t> curves; ///< their places, in order
};

/// Curves whose channels begin with L, those with R, and all others, as far as there are any, in the order of
/// their first curves.
[[nodiscard]] std::vector<SeatGroup> seat_groups(std::span<const FrequencyResponse> curves);

/// Mean level over ln f from `from` to 100 Hz re the level at 500 Hz; a leak takes it away. Nothing where the
/// curve does not reach so far.
[[nodiscard]] std::optional<Decibel> bass_level(const FrequencyResponse& curve, Hertz from);

/// What a seat fails.
enum class SeatFault { leaking_seal, insertion_depth, inverted };

/// One reason to call a seat an outlier.
struct SeatFinding {
    SeatFault fault;
    double figure; ///< dB re 500 Hz; Hz; correlation
    double others; ///< the same of the others; of a correlation its limit
    double excess; ///< how far off it is, in units of the limit: above 1
};

struct Outlier {
    std::size_t curve;
    std::vector<SeatFinding> findings;
    bool may_go; ///< false when only two are left of its channel
};

/// "leaking seal: bass -6.20 dB re 500 Hz, others 0.10 dB, limit 3 dB below", several parted by semicolons.
[[nodiscard]] std::string describe(const Outlier& outlier, const SeatLimits& limits);

/// The outliers of every channel: the worst one first, then the worst of those that are left, until there is
/// none or one of two.
///
/// Of each check the measure is a seat's own figure against that of the others in its group:
///  - seal: bass_level from 20 Hz, or from where the last of them begins (at most 50 Hz), below the median of
///    the others' by more than the limit;
///  - depth: the resonance, see resonance_near, off the others' by more than the limit;
///  - polarity: where all have phases on one grid, the median over the others of the correlation
///    (mean of cos(phase - other phase) over the points from 100 Hz to 2 kHz) below minus the limit.
/// The worst has the greatest excess; of equal ones it is the last. A check whose range a curve of the group
/// does not cover is left out for that group.
[[nodiscard]] std::vector<Outlier> find_outliers(std::span<const FrequencyResponse> curves,
                                                 const SeatLimits& limits);

/// How well the resonances of one group agree.
struct ResonanceSpread {
    std::string channel;
    std::size_t seats;
    Hertz lowest;
    Hertz highest;
};

/// One for every group of two and more curves that all cover the range.
[[nodiscard]] std::vector<ResonanceSpread> resonance_spreads(std::span<const FrequencyResponse> curves);

/// "L: 5 seats, coupler resonance 7912 to 8050 Hz, 0.025 octaves apart"
[[nodiscard]] std::string describe(const ResonanceSpread& spread);

} // namespace earbench
