#pragma once

#include "core/units.hpp"
#include "seats/mean_source.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// What lies within which limits with 95 %.
struct Interval {
    double low;
    double high;
};

/// The mean deviation in a band as it would be were the resonance of every seating at one frequency.
struct RegressedBand {
    std::string name; ///< "treble_regressed_db" of the band treble_db
    std::optional<double> value{};
    std::optional<Interval> interval{};
};

/// How far the mean over all seatings may lie, with 95 % at each frequency, above and below the mean of the
/// takes: what figures shade.
struct PointLimits {
    std::vector<double> frequency_hz{}; ///< increasing; empty where nothing can be said
    std::vector<double> half_db{};
};

/// How certain one comparison is; see earbench-certainty(7).
struct Certainty {
    std::size_t takes = 1;                      ///< of the curve; of two channels joined those of both
    std::optional<std::size_t> takes_against{}; ///< of another IEM that it is compared with
    std::size_t sessions = 1;      ///< the least of all curves that are compared: 1 is "within one session"
    bool one_more_session = false; ///< of those that it is compared with: only these can become more
    Decibel same_within{};         ///< the margin of `same` in bands whose middle lies below 8 kHz
    Decibel same_within_above{};   ///< and in those above
    Hertz resonance{};             ///< what bands above 6 kHz are regressed to
    std::vector<std::optional<Interval>> intervals{}; ///< one a measure of the comparison, in its order
    std::vector<std::optional<DifferenceVerdict>> verdicts{}; ///< one a measure; nothing but of bands
    std::vector<RegressedBand> regressed{};                   ///< of bands above 6 kHz
    std::vector<Hertz> resonances{};                          ///< of the takes of the curve
    std::vector<Hertz> resonances_against{};
    PointLimits points{}; ///< of the curve or the deviation, see set_point_limits
};

} // namespace earbench
