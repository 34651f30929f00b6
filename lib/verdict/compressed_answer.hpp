#pragma once

#include "core/units.hpp"
#include "dsp/fft.hpp"
#include "sweep/divider.hpp"
#include "verdict/band_energy.hpp"
#include "verdict/response_power.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// What answers the sweep in a take, pilots left out, as Deconvolution::compressed: the response at the
/// arrival, its harmonics before it, and whatever a chain that does not change cannot make beside them.
class CompressedAnswer {
public:
    /// Of answer_to_sweep(), as far before the arrival as the harmonics up to the ninth lie, and as far
    /// behind it as disturbances are looked for; half cosines of 0.2 s lead to 0 beyond.
    CompressedAnswer(std::span<const double> take, const Deconvolution& division, Divider& divider);

    /// The part, from `samples().size()` samples on circular.
    [[nodiscard]] const std::vector<double>& samples() const noexcept { return m_samples; }
    [[nodiscard]] const Spectrum& spectrum() const noexcept { return m_spectrum; }
    /// The transform of the whole compressed answer, as long as Deconvolution::compressed and in its place.
    [[nodiscard]] const Spectrum& whole_spectrum() const noexcept { return m_whole_spectrum; }
    /// The place of the arrival in samples().
    [[nodiscard]] double arrival() const noexcept { return m_arrival; }
    /// The energy of a band, by the time after the arrival, which may be negative.
    [[nodiscard]] double energy(const BandEnergy& band, Seconds from, Seconds to) const;
    [[nodiscard]] BandEnergy band(const Band& band) const;
    /// The energy of the response at the points of the curve.
    [[nodiscard]] const ResponsePower& response() const noexcept { return m_response; }

private:
    SampleRate m_rate;
    Spectrum m_whole_spectrum;
    std::vector<double> m_samples;
    Spectrum m_spectrum;
    double m_arrival = 0.0;
    ResponsePower m_response;
};

} // namespace earbench
