#pragma once

#include "core/units.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace earbench {

/// A value for each bin of a spectrum, of a function of frequency that is constant inside a band and constant
/// again beyond its two edges: what is kept is what lies on the edges, which is little.
class BandValues {
public:
    /// Of no bins.
    BandValues() = default;

    /// Of `bins` bins, `bin_hz` apart from 0 on, `value_at` being the function of Hertz. It is constant
    /// inside `band`, and beyond `edge_octaves` outside.
    template <typename ValueAt>
    BandValues(std::size_t bins, double bin_hz, const Band& band, double edge_octaves,
               const ValueAt& value_at)
    {
        const double edge = std::exp2(edge_octaves);
        const auto bins_below = [&](double frequency_hz) {
            return static_cast<std::size_t>(
                std::clamp(std::ceil(frequency_hz / bin_hz), 0.0, static_cast<double>(bins)));
        };
        m_edge_from = bins_below(band.from.value / edge);
        m_from = bins_below(band.from.value);
        m_to = std::max(m_from, bins_below(band.to.value));
        const auto edge_to = std::max(m_to, bins_below(band.to.value * edge));
        m_below = value_at(Hertz{0.0});
        m_inside = value_at(band.from);
        m_above = value_at(Hertz{2.0 * edge * band.to.value});
        for (auto bin = m_edge_from; bin < m_from; ++bin) {
            m_lower.push_back(value_at(Hertz{static_cast<double>(bin) * bin_hz}));
        }
        for (auto bin = m_to; bin < edge_to; ++bin) {
            m_upper.push_back(value_at(Hertz{static_cast<double>(bin) * bin_hz}));
        }
    }

    [[nodiscard]] double operator[](std::size_t bin) const
    {
        if (bin >= m_from && bin < m_to) {
            return m_inside;
        }
        if (bin < m_from) {
            return bin < m_edge_from ? m_below : m_lower[bin - m_edge_from];
        }
        return bin - m_to < m_upper.size() ? m_upper[bin - m_to] : m_above;
    }

private:
    std::size_t m_edge_from = 0; ///< the first bin on the lower edge,
    std::size_t m_from = 0;      ///< inside,
    std::size_t m_to = 0;        ///< and on the upper edge
    double m_below = 0.0;
    double m_inside = 0.0;
    double m_above = 0.0;
    std::vector<double> m_lower;
    std::vector<double> m_upper;
};

} // namespace earbench
