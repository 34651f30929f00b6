#pragma once

#include "core/units.hpp"
#include "dsp/fft.hpp"
#include "sweep/sweep.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace earbench {

/// What can be told of a sweep without its metadata.

/// From the first to the last sample above -80 dB of the peak, so that leading and trailing silence is no
/// part of the sweep.
///
/// @throws Error{data} if there is none.
[[nodiscard]] Segment find_sound(std::span<const double> samples);

/// What a signal excites.
struct ExcitedBand {
    Band band;
    double greatest_power; ///< of |X|^2 in any bin
};

/// The band where |X|^2 f, constant for an exponential sweep, is within 30 dB of its median; `spectrum` is
/// that of `length` samples.
///
/// @throws Error{data} if it is narrower than an octave.
[[nodiscard]] ExcitedBand find_band(const Spectrum& spectrum, std::size_t length, SampleRate rate);

/// The law of an exponential sweep, f(t) = 1 kHz e^((t - passes_1_khz) / growth).
struct SweepLaw {
    Seconds growth;
    Seconds passes_1_khz; ///< after the first sample
};

/// The growth as the slope, over ln f, of the times at which octaves are passed; nothing for a signal that
/// does not pass them at even steps of time: a linear sweep, noise, MLS.
[[nodiscard]] std::optional<SweepLaw> find_law(const Spectrum& spectrum, std::size_t length, SampleRate rate,
                                               const Band& band);

/// True where the compressed sweep `compressed` (Deconvolution::compressed or its magnitude, circular) has at
/// `place` what a sweep of `samples` becomes: 31 dB above the RMS value of 0.3 s, or 0.3 of the sweep, to
/// either side. A sweep through an ear comes to 35 dB or more, a pilot to 27, noise to 17.
[[nodiscard]] bool is_compressed_sweep(std::span<const double> compressed, std::ptrdiff_t place,
                                       std::size_t samples, SampleRate rate);

} // namespace earbench
