#pragma once

#include "compare/compared_sides.hpp"
#include "seats/variance.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace earbench {

/// Whose seatings: those of the curve, or those of another IEM that it is compared with.
enum class Role { subject, against };

/// What the seatings of one side do to one measure.
struct SideEffect {
    Role role;
    Variance of_one;      ///< of one seating; 1/n of it is the variance of the mean
    std::size_t count;    ///< n
    bool shares_variance; ///< with the other side of the IEM: seats do, sessions move both at once
    std::optional<double> regressed_weight{}; ///< instead of 1/n where the mean is regressed
};

/// What all seatings do to one measure; of distances to its square.
struct MeasureEffects {
    std::string name;
    double value;                    ///< of the comparison; of distances its square; else not a number
    double scale = 1.0;              ///< variances of several sides compare when they are divided by it
    std::vector<SideEffect> sides{}; ///< of all that it depends on; empty where nothing can be said
};

/// What all seatings do to one comparison.
struct RowEffects {
    /// One a measure, in their order: the jackknife over the seatings of every side, or what greatest_spreads
    /// says of those that are known by their spread alone. Sides with one seating leave it empty.
    std::vector<MeasureEffects> measures;
    /// The bands above 6 kHz, each regressed to a resonance, as "treble_regressed_db".
    ///
    /// Over the n seatings of a side, 4 or more, the line of least squares of the pseudo values over log2 of
    /// the resonance; its value there is what counts, its residual variance has n - 2 degrees of freedom, and
    /// the weight is 1/n + (x - mean)^2 / sum of squares. Nothing where the resonances are all the same.
    std::vector<MeasureEffects> regressed;
};

/// The names of RowEffects::regressed.
[[nodiscard]] std::vector<std::string> regressed_names(const std::vector<NamedBand>& bands);

/// With `new_session` the seatings of the curve itself are left out: it is one session of many.
[[nodiscard]] RowEffects row_effects(const Recomparison& row, const ComparedSides& sides,
                                     const DeviationOptions& options, Hertz resonance, bool new_session);

} // namespace earbench
