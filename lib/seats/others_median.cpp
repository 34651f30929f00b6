#include "seats/others_median.hpp"

#include <algorithm>
#include <cassert>

namespace earbench {

OthersMedian::OthersMedian(std::vector<double> values) : m_values(std::move(values)), m_sorted(m_values)
{
    assert(m_values.size() > 1);
    std::sort(m_sorted.begin(), m_sorted.end());
}

double OthersMedian::without(std::size_t index) const
{
    // Of equal values it does not matter which one goes.
    const auto left_out = static_cast<std::size_t>(
        std::lower_bound(m_sorted.begin(), m_sorted.end(), m_values[index]) - m_sorted.begin());
    const auto other = [&](std::size_t rank) { return m_sorted[rank < left_out ? rank : rank + 1]; };
    const std::size_t count = m_sorted.size() - 1;
    const double upper = other(count / 2);
    return count % 2 == 1 ? upper : 0.5 * (other(count / 2 - 1) + upper);
}

OthersMedians::OthersMedians(std::span<const std::vector<double>> rows)
{
    for (std::size_t point = 0; point < rows.front().size(); ++point) {
        std::vector<double> values(rows.size());
        std::transform(rows.begin(), rows.end(), values.begin(),
                       [point](const std::vector<double>& row) { return row[point]; });
        m_points.emplace_back(std::move(values));
    }
}

std::vector<double> OthersMedians::without(std::size_t row) const
{
    std::vector<double> medians(m_points.size());
    std::transform(m_points.begin(), m_points.end(), medians.begin(),
                   [row](const OthersMedian& point) { return point.without(row); });
    return medians;
}

} // namespace earbench
