#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace earbench {

/// Writes numbers with so many digits after the point, as append_fixed does, without a text to grow: for rows
/// of numbers.
class FixedDecimals {
public:
    /// As many bytes as may be written to for one number, whatever it is: 309 digits before the point, a
    /// sign, the point and up to 80 decimals.
    static constexpr std::size_t widest = 400;

    explicit FixedDecimals(int decimals);

    /// `value` (finite) as a whole number of its last decimal, rounded as put() rounds it; `no_units` where
    /// it is too large for that. Here rather than in the .cpp because millions of cells are written with it.
    [[nodiscard]] std::int64_t units(double value) const
    {
        const double magnitude = std::abs(value);
        if (!(magnitude < m_limit)) {
            return no_units;
        }
        const double scaled = magnitude * m_factor;
        auto whole = static_cast<std::int64_t>(scaled);
        const double rest = scaled - static_cast<double>(whole);
        constexpr double tie = 0.5;
        whole += rest > tie || (rest == tie && rounds_tie_up(magnitude, scaled)) ? 1 : 0;
        return value < 0.0 ? -whole : whole;
    }
    static constexpr std::int64_t no_units = std::numeric_limits<std::int64_t>::min();

    /// Writes `value` to `place`, of which `units` are known; a column of them is sooner known than one after
    /// the other.
    /// @returns behind it.
    [[nodiscard]] char* put(char* place, double value, std::int64_t units) const;
    [[nodiscard]] char* put(char* place, double value) const { return put(place, value, units(value)); }

private:
    /// Through `to_chars`, slow and right for every finite value.
    [[nodiscard]] char* put_exact(char* place, double value) const;
    /// Whether the exact product of `magnitude` and the factor lies above the middle between two whole
    /// numbers that `scaled`, the rounded one, lies in, or on it and the lower one is odd: what to_chars goes
    /// by.
    [[nodiscard]] bool rounds_tie_up(double magnitude, double scaled) const;

    int m_decimals;
    double m_factor = 1.0; ///< ten to the power of the decimals
    double m_limit = 0.0;  ///< below, the product is less than 10^15: eighths are told apart, ties among them
};

} // namespace earbench
