#include "curve/level_mean.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace earbench {

double mean_of_levels(std::span<const double> levels_db, AverageKind kind)
{
    assert(!levels_db.empty());
    const auto count = static_cast<double>(levels_db.size());
    double sum = 0.0;
    if (kind == AverageKind::db) {
        for (const double level : levels_db) {
            sum += level;
        }
        return sum / count;
    }
    const double unit_db = kind == AverageKind::power ? 10.0 : 20.0;
    // Relative to the highest level, so that equal levels stay exactly what they are.
    const double highest = *std::max_element(levels_db.begin(), levels_db.end());
    for (const double level : levels_db) {
        sum += std::pow(10.0, (level - highest) / unit_db);
    }
    return highest + unit_db * std::log10(sum / count);
}

} // namespace earbench
