#include "plot/pixel_envelope.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace earbench {

LinePoints pixel_envelope(std::span<const double> x, std::span<const double> y, std::size_t columns)
{
    assert(x.size() == y.size());
    constexpr std::size_t kept = 4; // of each column
    if (columns == 0 || x.size() <= kept * columns) {
        return {{x.begin(), x.end()}, {y.begin(), y.end()}};
    }
    const double columns_per_e = static_cast<double>(columns) / std::log(x.back() / x.front());
    const auto column_of = [&](std::size_t i) {
        return std::floor(std::log(x[i] / x.front()) * columns_per_e);
    };
    LinePoints points;
    for (std::size_t first = 0; first < x.size();) {
        const double column = column_of(first);
        std::array<std::size_t, kept> chosen{first, first, first, first};
        auto& [begin, lowest, highest, last] = chosen;
        for (std::size_t i = first; i < x.size() && column_of(i) == column; ++i) {
            lowest = y[i] < y[lowest] ? i : lowest;
            highest = y[i] > y[highest] ? i : highest;
            last = i;
        }
        first = last + 1;
        std::sort(chosen.begin(), chosen.end());
        const auto end = std::unique(chosen.begin(), chosen.end());
        for (auto place = chosen.begin(); place != end; ++place) {
            points.x.push_back(x[*place]);
            points.y.push_back(y[*place]);
        }
    }
    return points;
}

} // namespace earbench
