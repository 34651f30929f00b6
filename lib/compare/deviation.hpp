#pragma once

#include "compare/alignment.hpp"
#include "compare/bands.hpp"
#include "compare/measures.hpp"
#include "compare/preference.hpp"
#include "compare/reference.hpp"
#include "core/units.hpp"
#include "curve/frequency_response.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// A curve minus a reference, both aligned, on the points of 20*2^(k/48) Hz where both are known.
struct Deviation {
    std::vector<double> frequency_hz;
    std::vector<double> deviation_db;
    Decibel offset; ///< what was added to the curve, before what is compared with it was subtracted
};

/// How to compare.
struct DeviationOptions {
    Alignment align{};              ///< of both curves
    Band range{{20.0}, {20'000.0}}; ///< points outside are left out
    std::vector<NamedBand> bands = default_bands();
    std::optional<PreferenceModel> score{}; ///< estimates the preference too
};

/// @throws Error{data} if either curve does not cover the alignment, or none of the points.
[[nodiscard]] Deviation deviation_from(const FrequencyResponse& curve, const ReferenceCurve& reference,
                                       const DeviationOptions& options);
/// The same of a curve whose own_offset() is known.
[[nodiscard]] Deviation deviation_between(const ReferenceCurve& curve, const ReferenceCurve& reference,
                                          const DeviationOptions& options);

/// What fr-compare(1) defines, in its order: rms_db, mean_abs_db, sd_db, slope_db_per_octave, max_abs_db,
/// max_abs_hz, then the mean deviation in each of `bands`. Equal weight a point.
///
/// sd_db (n - 1) and the slope need two points; a band needs one.
[[nodiscard]] Measures measure(const Deviation& deviation, const std::vector<NamedBand>& bands);
/// The names and the values of measure() alone.
[[nodiscard]] std::vector<std::string> names_of_measures(const std::vector<NamedBand>& bands);
[[nodiscard]] std::vector<std::optional<double>> values_of_measures(const Deviation& deviation,
                                                                    const std::vector<NamedBand>& bands);

/// rms_db of `deviation`.
[[nodiscard]] Decibel rms_of(const Deviation& deviation);

/// RMS and greatest absolute difference of two channels, neither of them aligned, on common_points; nothing
/// where they have none.
struct ChannelMatch {
    Decibel rms;
    Decibel greatest;
};
[[nodiscard]] std::optional<ChannelMatch> match_channels(const FrequencyResponse& left,
                                                         const FrequencyResponse& right, const Band& range);

} // namespace earbench
