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
    /// Of `bins` bins, `bin_hz` apart from 0 on, `value_at` being the function of Hertz. It is constant
    /// inside `band`, and beyond `edge_octaves` outside.
    template <typename ValueAt>
    BandValues(std::size_t bins, double bin_hz, const Band& band, double edge_octaves,
               const ValueAt& value_at)
        : BandValues(Bins{bins, bin_hz}, band, std::exp2(edge_octaves), value_at)
    {
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
    struct Bins {
        std::size_t count;
        double apart_hz;
        [[nodiscard]] std::size_t below(double frequency_hz) const
        {
            return static_cast<std::size_t>(
                std::clamp(std::ceil(frequency_hz / apart_hz), 0.0, static_cast<double>(count)));
        }
        [[nodiscard]] Hertz frequency(std::size_t bin) const { return {static_cast<double>(bin) * apart_hz}; }
    };

    class Edge {
    public:
        template <typename ValueAt>
        Edge(std::size_t first, std::size_t end, const Bins& bins, const ValueAt& value_at)
            : m_first(first), m_end(end)
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
                m_values.push_back(value_at(bins.frequency(bin)));
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
        std::size_t m_first;
        std::size_t m_end;
        std::size_t m_shift = 0; ///< a value at every 2^m_shift bins
        double m_share_of_bin;   ///< of the way to the next value
        std::vector<double> m_values;
    };

    template <typename ValueAt>
    BandValues(const Bins& bins, const Band& band, double edge, const ValueAt& value_at)
        : m_from(bins.below(band.from.value)), m_to(std::max(m_from, bins.below(band.to.value))),
          m_below(value_at(Hertz{0.0})), m_inside(value_at(band.from)),
          m_above(value_at(Hertz{2.0 * edge * band.to.value})),
          m_lower(bins.below(band.from.value / edge), m_from, bins, value_at),
          m_upper(m_to, std::max(m_to, bins.below(band.to.value * edge)), bins, value_at)
    {
    }

    std::size_t m_from; ///< the first bin inside,
    std::size_t m_to;   ///< and behind it
    double m_below;
    double m_inside;
    double m_above;
    Edge m_lower;
    Edge m_upper;
};

} // namespace earbench
