#include "curve/biquad.hpp"

#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

using Coefficients = std::array<double, 3>;

/// |c0 + c1 z^-1 + c2 z^-2|^2 on the unit circle, phi = 4 sin^2(w/2).
double squared_magnitude(const Coefficients& c, double phi)
{
    const double sum = c[0] + c[1] + c[2];
    return sum * sum + (c[0] * c[2] * phi - (c[1] * (c[0] + c[2]) + 4.0 * c[0] * c[2])) * phi;
}

double angle(Hertz frequency, SampleRate rate)
{
    assert(frequency.value > 0.0 && frequency.value < rate.value / 2.0);
    return 2.0 * std::numbers::pi * frequency.value / rate.value;
}

} // namespace

Decibel filter_gain(const Filter& filter, Hertz at, SampleRate rate)
{
    const double w0 = angle(filter.frequency, rate);
    const double alpha = std::sin(w0) / (2.0 * filter.q);
    const double a = std::pow(10.0, filter.gain.value / 40.0);
    const double cosine = std::cos(w0);
    Coefficients above{1.0 + alpha * a, -2.0 * cosine, 1.0 - alpha * a};
    Coefficients below{1.0 + alpha / a, -2.0 * cosine, 1.0 - alpha / a};
    if (filter.shape != FilterShape::peak) {
        // A high shelf is a low one with the sign of every cosine changed.
        const double c = filter.shape == FilterShape::low_shelf ? cosine : -cosine;
        const double sign = filter.shape == FilterShape::low_shelf ? 1.0 : -1.0;
        const double edge = 2.0 * std::sqrt(a) * alpha;
        above = {a * ((a + 1.0) - (a - 1.0) * c + edge), sign * 2.0 * a * ((a - 1.0) - (a + 1.0) * c),
                 a * ((a + 1.0) - (a - 1.0) * c - edge)};
        below = {(a + 1.0) + (a - 1.0) * c + edge, sign * -2.0 * ((a - 1.0) + (a + 1.0) * c),
                 (a + 1.0) + (a - 1.0) * c - edge};
    }
    const double half = std::sin(angle(at, rate) / 2.0);
    const double phi = 4.0 * half * half;
    return {10.0 * std::log10(squared_magnitude(above, phi) / squared_magnitude(below, phi))};
}

} // namespace earbench
