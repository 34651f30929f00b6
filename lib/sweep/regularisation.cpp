#include "sweep/regularisation.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr double inside_band = 1e-10;
constexpr double outside_band = 1e-2;
constexpr double ramp_octaves = 0.5;

/// eps over the greatest power at one frequency.
double share_at(Hertz frequency, const Band& band)
{
    double octaves_outside = 0.0;
    if (frequency < band.from) {
        octaves_outside = frequency.value > 0.0 ? std::log2(band.from.value / frequency.value) : ramp_octaves;
    } else if (frequency > band.to) {
        octaves_outside = std::log2(frequency.value / band.to.value);
    }
    const double along_ramp = std::min(octaves_outside / ramp_octaves, 1.0);
    const double smooth = 0.5 - 0.5 * std::cos(std::numbers::pi * along_ramp);
    return inside_band * std::pow(outside_band / inside_band, smooth);
}

} // namespace

BandValues regularisation(const SweepReference& sweep, std::size_t bins)
{
    // Inside by a little: the edges of the band are where the fades already bite.
    const Band band{{1.02 * sweep.band().from.value}, {0.99 * sweep.band().to.value}};
    const double bin_hz = 0.5 * sweep.rate().value / static_cast<double>(bins - 1);
    return {bins, bin_hz, band, ramp_octaves,
            [&](Hertz frequency) { return share_at(frequency, band) * sweep.greatest_power(); }};
}

} // namespace earbench
