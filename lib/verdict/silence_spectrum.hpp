#pragma once

#include "core/units.hpp"
#include "dsp/fft.hpp"

#include <cstddef>
#include <span>

namespace earbench {

/// The noise before or behind the signal, by frequency.
class SilenceSpectrum {
public:
    /// `silence` is not empty; its mean is taken off, and a Hann window is laid over it.
    SilenceSpectrum(std::span<const double> silence, SampleRate rate);

    /// Mean power per sample from `low_hz` to `high_hz`.
    [[nodiscard]] double power(double low_hz, double high_hz) const;

    /// Its power within `band`, weighted as BandEnergy does: what BandEnergy holds of it in a second.
    [[nodiscard]] double band_power(const Band& band) const;

    /// Amplitude of a tone at `frequency_hz` that stands 10 dB above what surrounds it, else 0.
    [[nodiscard]] double tone_amplitude(double frequency_hz) const;

private:
    [[nodiscard]] std::size_t bin_of(double frequency_hz) const;

    SampleRate m_rate;
    std::size_t m_length;
    double m_weight_sum = 0.0;
    double m_square_sum = 0.0;
    Spectrum m_spectrum;
};

} // namespace earbench
