#pragma once

#include "core/units.hpp"
#include "dsp/fft.hpp"
#include "sweep/band_arrival.hpp"
#include "sweep/divider.hpp"
#include "verdict/band_energy.hpp"
#include "verdict/response_power.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace earbench {

/// What answers the sweep in a take, pilots left out, compressed as ArrivalFigures has it: the response at
/// the arrival, its harmonics before it, and whatever a chain that does not change cannot make beside them.
class CompressedAnswer {
public:
    /// Of answer_to_sweep(), as far as sides_of_answer() reach; the last 0.2 s are half cosines.
    CompressedAnswer(std::span<const double> take, const Deconvolution& division, Divider& divider);

    /// The part, from `samples().size()` samples on circular.
    [[nodiscard]] const std::vector<double>& samples() const noexcept { return m_samples; }
    [[nodiscard]] const Spectrum& spectrum() const noexcept { return m_spectrum; }
    /// The transform of the whole compressed answer, Deconvolution::length long and in its place.
    [[nodiscard]] const Spectrum& whole_spectrum() const noexcept { return m_whole_spectrum; }
    /// The place of the arrival in samples().
    [[nodiscard]] double arrival() const noexcept { return m_arrival; }
    /// The energy of a band, by the time after the arrival, which may be negative.
    [[nodiscard]] double energy(const BandEnergy& band, Seconds from, Seconds to) const;
    [[nodiscard]] BandEnergy band(const Band& band) const;
    /// samples() with nothing but `band` in them.
    [[nodiscard]] std::vector<double> within(const Band& band) const;
    /// When an octave arrives, in seconds after the arrival, within half of whole_spectrum()'s length; its
    /// greatest envelope of all the answer, told by samples() where it is beyond doubt that it lies there.
    [[nodiscard]] BandArrival octave(Hertz centre) const;
    /// The energy of the response at the points of the curve.
    [[nodiscard]] const ResponsePower& response() const noexcept { return m_response; }

private:
    SampleRate m_rate;
    std::size_t m_whole_length;
    double m_whole_arrival; ///< in samples
    Spectrum m_whole_spectrum;
    std::vector<double> m_samples;
    Spectrum m_spectrum;
    double m_arrival;
    ResponsePower m_response;
};

} // namespace earbench
