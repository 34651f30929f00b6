#pragma once

#include "compare/comparison.hpp"
#include "seats/seatings.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace earbench {

/// The seatings of the curves that are compared, and of those that they are compared with.
struct KnownSeatings {
    std::vector<Seatings> curves{};
    std::vector<Seatings> references{}; ///< where the command names some; the others are among `curves`
};

/// What one comparison is made of. The seatings must outlive it.
struct ComparedSides {
    std::vector<const Seatings*> subject{}; ///< one side of an IEM, or both that are joined
    const Seatings* other_channel = nullptr;
    std::vector<const Seatings*> against{}; ///< the same of another IEM; none of a target
};

/// The sides that `row` is made of, its curve having the note `channel` and its reference being `reference`;
/// nothing where the seatings of one of them are not known.
[[nodiscard]] std::optional<ComparedSides>
compared_sides(const Comparison& row, const ReferenceCurve& reference, const KnownSeatings& known);

/// Makes one comparison again and again, each time with another curve for the mean of one side.
class Recomparison {
public:
    /// `reference` is what the curve is compared with where that is a target. With `levels` there is
    /// rig_level_db besides, before the bands. All are references; they must outlive the object.
    Recomparison(const ComparedSides& sides, const ReferenceCurve& reference, DeviationOptions options,
                 bool levels);

    /// The comparison of the means, over the range that all of them cover; the same range from here on.
    [[nodiscard]] const Comparison& of_means() const noexcept { return m_of_means; }

    /// The measures with `instead` in the place of the mean of `changed`, in the order of of_means().
    [[nodiscard]] Measures with(const Seatings& changed, const FrequencyResponse& instead) const;

private:
    [[nodiscard]] Comparison compare_with(const Seatings* changed, const FrequencyResponse* instead) const;

    const ComparedSides& m_sides;
    const ReferenceCurve& m_reference;
    DeviationOptions m_options;
    bool m_levels;
    MeasureNames m_names;
    Comparison m_of_means;
};

} // namespace earbench
