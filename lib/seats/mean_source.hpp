#pragma once

#include "core/units.hpp"
#include "seats/variance.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// One of the independent sources of what a figure is uncertain by: the seatings of one IEM, which it has a
/// mean of; of several sides with one variance, their sum.
struct MeanSource {
    Variance of_one;                   ///< of one seating
    std::vector<std::size_t> seatings; ///< of each side; what one seating does to the figure is divided by it
    std::size_t pooled_sides = 1; ///< so many sides add to the degrees of freedom with every seating more
    double further_weight = 0.0;  ///< times the variance besides: 1 for one new seating
};

/// How the degrees of freedom of several sources become one factor t. Of one source both are Student's t.
enum class DegreesRule {
    welch,   ///< t of (sum v_i)^2 / sum (v_i^2/f_i) degrees of freedom (Satterthwaite 1946, Welch 1947)
    cochran, ///< sum v_i t_i / sum v_i, t_i with f_i degrees of freedom (Cochran and Cox, Experimental
             ///< Designs, 1950): for moderated variances, whose own variances differ more than f_i says
};

/// What an interval with `probability` that it is not exceeded on one side reaches to on either side of the
/// figure: t sqrt(sum v_i), v_i the variance that a source gives to the figure. `more` seatings of every side
/// are added, with no change to the variances.
[[nodiscard]] double interval_half_width(std::span<const MeanSource> sources, DegreesRule rule,
                                         double probability, std::size_t more = 0);

/// What can be said of a difference.
enum class Sameness { differs, same, undecided };

struct DifferenceVerdict {
    Sameness sameness = Sameness::undecided;
    bool is_within; ///< the difference lies within the margin, whether it is real or not
    Decibel margin{};
    std::size_t more = 0; ///< of undecided: so many more seatings would decide if nothing else changed
};

/// No longer is counted: 100 more seatings stand for 100 and more.
inline constexpr std::size_t most_seatings_more = 100;

/// The verdict on one difference of a family of so many that are judged at once.
///
/// `differs`: the interval of 95 % of all of the family (Bonferroni: 1 - 0.05/family) excludes 0. Else
/// `same`: it is shown to lie within `margin` by two one-sided tests at 5 % (Schuirmann 1987), which is that
/// the interval of 90 % lies inside -margin..margin. Else `undecided`.
[[nodiscard]] DifferenceVerdict judge_difference(double difference, std::span<const MeanSource> sources,
                                                 DegreesRule rule, std::size_t family, Decibel margin);

/// The probability on one side of intervals that hold with 95 % for all of `family` at once.
[[nodiscard]] double family_probability(std::size_t family);

} // namespace earbench
