#pragma once

#include <array>
#include <complex>
#include <cstddef>

namespace earbench {

/// a b, both finite: without the checks of C++ for numbers that are not.
[[nodiscard]] constexpr std::complex<double> finite_product(const std::complex<double>& a,
                                                            const std::complex<double>& b)
{
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

/// e^{j angle k} for k = 0, 1, 2, ... in turn: coarse steps times fine ones, of which there are few. Within
/// two roundings of a sine and a cosine of each, which would take ten times as long.
class Turns {
public:
    explicit Turns(double angle) : m_angle(angle)
    {
        for (std::size_t i = 0; i < m_fine.size(); ++i) {
            m_fine[i] = std::polar(1.0, angle * static_cast<double>(i));
        }
    }

    [[nodiscard]] std::complex<double> next()
    {
        const auto fine = m_count % m_fine.size();
        if (fine == 0) {
            m_coarse = std::polar(1.0, m_angle * static_cast<double>(m_count));
        }
        ++m_count;
        return finite_product(m_coarse, m_fine[fine]);
    }

private:
    double m_angle;
    std::array<std::complex<double>, 64> m_fine;
    std::complex<double> m_coarse;
    std::size_t m_count = 0;
};

} // namespace earbench
