#pragma once

#include "core/units.hpp"

#include <span>

namespace earbench::season {

/// The shapes that the simulated IEMs are put together from.
enum class Shape { peak, low_shelf, high_shelf, low_pass, high_pass };

/// One filter of second order as one would write it down. `gain` counts for peak and shelves alone.
struct Filter {
    Shape shape;
    Hertz frequency;
    Decibel gain;
    double quality = 0.707;
};

/// A filter of second order at one sample rate.
///
/// Coefficients: R. Bristow-Johnson, "Audio EQ Cookbook" (W3C Note, 2021), by the bilinear transform.
class Biquad {
public:
    /// `filter.frequency` lies below half of `rate`, `filter.quality` is positive.
    Biquad(const Filter& filter, SampleRate rate);

    /// Filters `samples` in place, from rest.
    void process(std::span<double> samples) const;

    /// 20 lg |H| at `frequency`, of the very coefficients that process() uses: exact, whatever the bilinear
    /// transform does to the shape near half of the sample rate.
    [[nodiscard]] Decibel level_at(Hertz frequency) const;

private:
    SampleRate m_rate;
    double m_b0, m_b1, m_b2, m_a1, m_a2; ///< the coefficient of y(n) is 1
};

} // namespace earbench::season
