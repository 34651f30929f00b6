#pragma once

#include "core/units.hpp"
#include "dsp/fft.hpp"

#include <cstddef>

namespace earbench {

/// Energy and arrival of a band of `spectrum` (of a real signal of `length` samples).
struct BandArrival {
    double time_s;        ///< of the greatest envelope, by a parabola, within +-half the length
    double earliest_s;    ///< of the peaks of the envelope within 20 ms of the greatest that have a
    double latest_s;      ///< tenth of its power or more: what the arrival can be, beside its echoes
    double centroid_s;    ///< of the energy
    double greatest;      ///< power of the envelope; of a pulse alone the square of its peak
    double energy;        ///< sum of that power over all samples of the signal
    double concentration; ///< greatest power of the envelope over its mean
};

/// The arrival of the octave around `centre`, as far as it lies below half of the sample rate; all zero where
/// it lies above.
[[nodiscard]] BandArrival octave_arrival(const Spectrum& spectrum, std::size_t length, SampleRate rate,
                                         Hertz centre);

/// BandArrival::energy alone, of the same band.
[[nodiscard]] double octave_energy(const Spectrum& spectrum, std::size_t length, SampleRate rate,
                                   Hertz centre);

} // namespace earbench
