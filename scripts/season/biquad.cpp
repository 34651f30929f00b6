#include "biquad.hpp"

#include <cmath>
#include <complex>
#include <numbers>

namespace earbench::season {

using std::numbers::pi;

Biquad::Biquad(const Filter& filter, SampleRate rate) : m_rate(rate)
{
    const double amplitude = std::pow(10.0, filter.gain.value / 40.0); // the cookbook's A, a square root
    const double omega = 2.0 * pi * filter.frequency.value / rate.value;
    const double cosine = std::cos(omega);
    const double alpha = std::sin(omega) / (2.0 * filter.quality);
    const double slope = 2.0 * std::sqrt(amplitude) * alpha;
    double a0 = 1.0 + alpha;
    m_a1 = -2.0 * cosine;
    m_a2 = 1.0 - alpha;
    switch (filter.shape) {
    case Shape::peak:
        m_b0 = 1.0 + alpha * amplitude;
        m_b1 = -2.0 * cosine;
        m_b2 = 1.0 - alpha * amplitude;
        a0 = 1.0 + alpha / amplitude;
        m_a2 = 1.0 - alpha / amplitude;
        break;
    case Shape::low_shelf:
    case Shape::high_shelf: {
        // The high shelf is the low one with the frequency axis turned round: cos -> -cos, odd terms negated.
        const double side = filter.shape == Shape::low_shelf ? 1.0 : -1.0;
        const double turned = side * cosine;
        m_b0 = amplitude * ((amplitude + 1.0) - (amplitude - 1.0) * turned + slope);
        m_b1 = side * 2.0 * amplitude * ((amplitude - 1.0) - (amplitude + 1.0) * turned);
        m_b2 = amplitude * ((amplitude + 1.0) - (amplitude - 1.0) * turned - slope);
        a0 = (amplitude + 1.0) + (amplitude - 1.0) * turned + slope;
        m_a1 = side * -2.0 * ((amplitude - 1.0) + (amplitude + 1.0) * turned);
        m_a2 = (amplitude + 1.0) + (amplitude - 1.0) * turned - slope;
        break;
    }
    case Shape::low_pass:
        m_b0 = 0.5 * (1.0 - cosine);
        m_b1 = 1.0 - cosine;
        m_b2 = m_b0;
        break;
    case Shape::high_pass:
        m_b0 = 0.5 * (1.0 + cosine);
        m_b1 = -(1.0 + cosine);
        m_b2 = m_b0;
        break;
    }
    for (double* const coefficient : {&m_b0, &m_b1, &m_b2, &m_a1, &m_a2}) {
        *coefficient /= a0;
    }
}

void Biquad::process(std::span<double> samples) const
{
    // Transposed direct form II: the one that loses least to rounding at low frequencies.
    double first = 0.0;
    double second = 0.0;
    for (double& sample : samples) {
        const double in = sample;
        sample = m_b0 * in + first;
        first = m_b1 * in - m_a1 * sample + second;
        second = m_b2 * in - m_a2 * sample;
    }
}

Decibel Biquad::level_at(Hertz frequency) const
{
    const auto z = std::polar(1.0, -2.0 * pi * frequency.value / m_rate.value);
    const auto response = (m_b0 + z * (m_b1 + z * m_b2)) / (1.0 + z * (m_a1 + z * m_a2));
    return {20.0 * std::log10(std::abs(response))};
}

} // namespace earbench::season
