#pragma once

#include "core/units.hpp"
#include "curve/frequency_response.hpp"

#include <optional>
#include <vector>

namespace earbench {

/// The levels of a curve at those points of 20*2^(k/48) Hz that are compared: a few kilobytes of a curve that
/// may have a megabyte.
class NarrowLevels {
public:
    /// Those inside `range` and `curve`; nothing where there is none.
    [[nodiscard]] static std::optional<NarrowLevels> of(const FrequencyResponse& curve, const Band& range);

    /// A curve of these points. At any of them it has the level of the whole curve to the bit, and with any
    /// other curve the common_points of the whole one inside the range.
    [[nodiscard]] FrequencyResponse curve() const;

private:
    NarrowLevels(const Band& reach, std::vector<double> levels_db);

    Band m_reach; ///< from the first point to the last
    std::vector<double> m_levels_db;
};

} // namespace earbench
