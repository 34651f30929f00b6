#include "verdict/level.hpp"

#include <algorithm>
#include <cmath>

namespace earbench {

double full_scale_db(double amplitude)
{
    return amplitude > 0.0 ? std::max(20.0 * std::log10(amplitude), least_full_scale_db)
                           : least_full_scale_db;
}

double power_ratio_db(double numerator, double denominator)
{
    if (denominator <= 0.0 || numerator <= 0.0) {
        return numerator > 0.0 ? greatest_ratio_db : -greatest_ratio_db;
    }
    return std::clamp(10.0 * std::log10(numerator / denominator), -greatest_ratio_db, greatest_ratio_db);
}

} // namespace earbench
