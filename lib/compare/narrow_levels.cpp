#include "compare/narrow_levels.hpp"

#include "curve/grid.hpp"

#include <array>
#include <utility>

namespace earbench {

std::optional<NarrowLevels> NarrowLevels::of(const FrequencyResponse& curve, const Band& range)
{
    const std::array one{&curve};
    const auto points = common_points(one, range);
    if (points.empty()) {
        return std::nullopt;
    }
    return NarrowLevels({{points.front()}, {points.back()}}, levels_at(curve, points));
}

NarrowLevels::NarrowLevels(const Band& reach, std::vector<double> levels_db)
    : m_reach(reach), m_levels_db(std::move(levels_db))
{
}

FrequencyResponse NarrowLevels::curve() const
{
    return {common_points({}, m_reach), m_levels_db};
}

} // namespace earbench
