#include "plot/pixel_envelope.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace earbench {

LinePoints pixel_envelope(std::span<const double> x, std::span<const double> y, std::size_t columns)
{
    assert(x.size() == y.size());
    if (columns == 0 || x.size() <= 2) {
        return {{x.begin(), x.end()}, {y.begin(), y.end()}};
    }
    const double columns_per_e = static_cast<double>(columns) / std::log(x.back() / x.front());
    const auto column_of = [&](std::size_t i) {
        return std::floor(std::log(x[i] / x.front()) * columns_per_e);
    };
    LinePoints points;
    const auto keep = [&](std::size_t i) {
        if (points.x.empty() || points.x.back() < x[i]) {
            points.x.push_back(x[i]);
            points.y.push_back(y[i]);
        }
    };
    keep(0);
    for (std::size_t next = 0; next < x.size();) {
        const double column = column_of(next);
        std::size_t lowest = next;
        std::size_t highest = next;
        for (; next < x.size() && column_of(next) == column; ++next) {
            lowest = y[next] < y[lowest] ? next : lowest;
            highest = y[next] > y[highest] ? next : highest;
        }
        keep(std::min(lowest, highest));
        keep(std::max(lowest, highest));
    }
    keep(x.size() - 1);
    return points;
}

} // namespace earbench
