#pragma once

#include "compare/compared_sides.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// What is wanted of certainties.
struct CertaintyOptions {
    Decibel same_within{1.0};       ///< the margin of `same` in bands whose middle lies below 8 kHz
    Decibel same_within_above{2.0}; ///< and in those above
    bool joint = false;             ///< the intervals of all bands of a comparison hold at once
    Hertz resonance{8000.0};        ///< what bands above 6 kHz are regressed to
    bool control = false;           ///< the curves are new seatings of the IEMs that they are compared with
    std::map<std::string, Variance> priors{}; ///< of the variance of one seating, by measure
};

/// The margin of `same` in `band`: its middle is sqrt(from to).
[[nodiscard]] Decibel margin_of(const NamedBand& band, const CertaintyOptions& options);

/// Sets the certainty of all `rows` where the seatings of their curves are known, and under `control` adds
/// rig_level_db to their measures; see earbench-certainty(7).
///
/// The sides of an IEM share one variance of seats, of distances relative to their squares; of takes from
/// several sessions and of differences of channels every side has its own. Under `control` a curve from one
/// session, compared with seatings from several, is one session more of these.
void assess(std::span<Comparison> rows, std::span<const Reference> references, const KnownSeatings& known,
            const DeviationOptions& how, const CertaintyOptions& options);

/// Half the width of the limits of 95 % of the mean deviation in each band by itself; 0 where the takes don't
/// differ, nothing where their spread isn't known.
using HalfWidths = std::vector<std::optional<double>>;

/// That of all `how.bands`, as assess() has it, one a row; empty for a row whose seatings are not known.
[[nodiscard]] std::vector<HalfWidths>
band_half_widths(std::span<const Comparison> rows, std::span<const Reference> references,
                 const KnownSeatings& known, const DeviationOptions& how, const CertaintyOptions& options);

} // namespace earbench
