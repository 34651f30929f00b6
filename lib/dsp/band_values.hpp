#pragma once

#include "core/units.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace earbench {

/// A value for each bin of a spectrum, of a function of frequency that is constant inside a band and constant
/// again beyond its two edges. What is kept is what lies on the edges: values at every bin, or at no more
/// than 8,192 of them and straight lines between, for a function that takes long.
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
        const auto value_at_bin = [&](std::size_t bin) {
            return value_at(Hertz{static_cast<double>(bin) * bin_hz});
        };
        m_from = bins_below(band.from.value);
        m_to = std::max(m_from, bins_below(band.to.value));
        m_inside = value_at(band.from);
        m_lower = Edge(bins_below(band.from.value / edge), m_from, value_at_bin);
        m_below = value_at(Hertz{0.0});
        m_upper = Edge(m_to, std::max(m_to, bins_below(band.to.value * edge)), value_at_bin);
        m_above = value_at(Hertz{2.0 * edge * band.to.value});
    }

    [[nodiscard]] double operator[](std::size_t bin) const
    {
        if (bin >= m_from && bin < m_to) {
            return m_inside;
        }
        if (bin < m_from) {
            return bin < m_lower.first() ? m_below : m_lower[bin];
        }
        return bin < m_upper.end() ? m_upper[bin] : m_above;
    }

private:
    class Edge {
    public:
        Edge() = default;

        template <typename ValueAtBin>
        Edge(std::size_t first, std::size_t end, const ValueAtBin& value_at_bin) : m_first(first), m_end(end)
        {
            constexpr std::size_t most_values = 8192;
            while ((end - first) >> m_shift > most_values) {
                ++m_shift;
            }
            m_share_of_bin = 1.0 / static_cast<double>(std::size_t{1} << m_shift);
            m_values.reserve(((end - first) >> m_shift) + 2);
            // The last line begins before the end and ends there or behind it.
            for (auto bin = first; bin < end + (std::size_t{1} << m_shift);
                 bin += std::size_t{1} << m_shift) {
                m_values.push_back(value_at_bin(bin));
            }
        }

        [[nodiscard]] std::size_t first() const { return m_first; }
        [[nodiscard]] std::size_t end() const { return m_end; }
        [[nodiscard]] double operator[](std::size_t bin) const
        {
            const auto i = (bin - m_first) >> m_shift;
            const auto along = static_cast<double>((bin - m_first) - (i << m_shift)) * m_share_of_bin;
            return m_values[i] + along * (m_values[i + 1] - m_values[i]);
        }

    private:
        std::size_t m_first = 0;
        std::size_t m_end = 0;
        std::size_t m_shift = 0;     ///< a value at every 2^m_shift bins
        double m_share_of_bin = 1.0; ///< of the way to the next value
        std::vector<double> m_values;
    };

    std::size_t m_from = 0; ///< the first bin inside,
    std::size_t m_to = 0;   ///< and behind it
    double m_below = 0.0;
    double m_inside = 0.0;
    double m_above = 0.0;
    Edge m_lower;
    Edge m_upper;
};

} // namespace earbench
