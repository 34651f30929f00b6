#pragma once

#include "compare/certainty.hpp"
#include "compare/deviation.hpp"
#include "core/error.hpp"
#include "core/rare.hpp"
#include "core/shared_text.hpp"
#include "core/units.hpp"
#include "curve/average.hpp"

#include <functional>
#include <string>
#include <vector>

namespace earbench {

/// A curve to compare, and how well it matches the other channel of its IEM where that is there too.
struct Subject {
    FrequencyResponse curve;
    std::optional<ChannelMatch> match;
};

/// Pairs channel L with R (and L1 with R1 ...) of the same name. The order of `curves` is kept.
[[nodiscard]] std::vector<Subject> pair_channels(std::vector<FrequencyResponse> curves, const Band& range);

/// Replaces every pair of channels by their amplitude mean, at the place of the first; others stay. A pair
/// that has none is left out, and `tell` is called with the reason, which names it.
///
/// @throws Error{data} as average does, unless there is a `tell`.
[[nodiscard]] std::vector<Subject> join_channels(std::span<const Subject> subjects, Disagreement disagreement,
                                                 const std::function<void(const Error&)>& tell = {});

/// Where an IEM stands among those near to a reference; see nearest_iems.
struct Nearness {
    std::size_t rank;
    double distance_db;
};

/// One row of the report. There may be thousands: what many have in common they share, and what few have
/// takes no room in the others.
struct Comparison {
    std::string name;
    std::string channel;
    SharedText against;        ///< reference_label of what it was compared with
    Rare<Deviation> deviation; ///< may be let go once measured
    Decibel offset{};          ///< that of the deviation
    Band range;                ///< the first and the last frequency compared
    SharedText smoothing;      ///< of the curve, as its note says; the score depends on it
    /// offset_db, those of measure(), lr_rms_db, lr_max_db; where it is asked for, score, score_sd_db,
    /// score_slope_db and, in-ear, score_mean_abs_db.
    Measures measures;
    SharedText reference_iem{}; ///< the name of the IEM that it was compared with; empty: a target
    std::size_t reference = 0;  ///< which of those that the command names
    std::size_t subject = 0;    ///< which of the curves that are compared
    Rare<Nearness> nearness{};
    Rare<Certainty> certainty{}; ///< where takes are known
};

/// Name and channel of what was compared, as label() has it of a curve.
[[nodiscard]] std::string subject_label(const Comparison& comparison);

/// The verdict on the band `name`; nothing where none is known.
[[nodiscard]] std::optional<DifferenceVerdict> verdict_on(const Comparison& comparison,
                                                          std::string_view name);

/// Gives a comparison lr_rms_db and lr_max_db, which it has without a value where the other channel was not
/// known.
void set_match(Comparison& comparison, const std::optional<ChannelMatch>& match);

/// The names of the measures of a comparison by `options`.
[[nodiscard]] MeasureNames measure_names(const DeviationOptions& options);

/// @throws Error{data} as deviation_from does.
[[nodiscard]] Comparison compare(const Subject& subject, const ReferenceCurve& reference,
                                 const DeviationOptions& options);
/// The same with the `names`, which are those that measure_names has for these options: for many comparisons
/// that share them.
[[nodiscard]] Comparison compare(const Subject& subject, const ReferenceCurve& reference,
                                 const DeviationOptions& options, const MeasureNames& names);

/// What a figure adds to `reference` beside `first`, the one that curves were compared with before: its own
/// offset, or where the alignment fits one curve to another, what fits it to `first`.
///
/// @throws Error{data} as deviation_from does.
[[nodiscard]] Decibel shown_offset(const ReferenceCurve& reference, const ReferenceCurve& first,
                                   const DeviationOptions& options);

/// The deviation as a curve of its own, for fr-csv and figures, with the notes of the curve that was
/// compared, but those of its phase; `level` says what 0 dB is.
[[nodiscard]] FrequencyResponse difference_curve(const Comparison& comparison, const Notes& notes_of_curve);

/// "No more than so much": |measure| <= limit.
struct Limit {
    std::string measure; ///< a name of measure(), without or with its ending _db: rms or rms_db
    double greatest;
};

/// Reads "rms=3".
///
/// @throws Error{usage} for anything else and for a name that no comparison by `options` has.
[[nodiscard]] Limit parse_limit(std::string_view text, const DeviationOptions& options,
                                std::string_view flag = "--limit");

/// The measure of a comparison by `options` that is called `name`, without or with its ending.
///
/// @throws Error{usage} if there is none; `flag` is the option that names it.
[[nodiscard]] std::string find_measure(std::string_view name, const DeviationOptions& options,
                                       std::string_view flag);

/// What a comparison that exceeds `limit` says ("rms_db 3.420 exceeds 3"), nothing where it does not.
///
/// @throws Error{data} if the comparison has no such measure: lr_rms_db of a single channel.
[[nodiscard]] std::optional<std::string> exceeds(const Comparison& comparison, const Limit& limit);

} // namespace earbench
