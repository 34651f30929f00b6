#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// The median of all values but one, found from one sorted copy: in time n log n for all n of them.
class OthersMedian {
public:
    /// Two values at least.
    explicit OthersMedian(std::vector<double> values);

    /// The median (see median_of) of the values without the one at `index`.
    [[nodiscard]] double without(std::size_t index) const;

private:
    std::vector<double> m_values;
    std::vector<double> m_sorted;
};

/// The same at every point of rows that are equally long.
class OthersMedians {
public:
    explicit OthersMedians(std::span<const std::vector<double>> rows);

    [[nodiscard]] std::vector<double> without(std::size_t row) const;

private:
    std::vector<OthersMedian> m_points;
};

} // namespace earbench
