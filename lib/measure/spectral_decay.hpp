#pragma once

#include "core/units.hpp"
#include "measure/impulse_response.hpp"
#include "sweep/divider.hpp"

#include <vector>

namespace earbench {

/// A cumulative spectral decay: spectra of what is left of an impulse response, later and later.
struct SpectralDecay {
    std::vector<double> frequency_hz; ///< evenly spaced over the logarithm
    std::vector<double> time_ms;      ///< after the arrival, evenly spaced from 0
    /// One row of frequencies for every time, re the greatest of all; at least -200 dB.
    std::vector<double> level_db;
    double rise_ms; ///< of the window's start
    double end_ms;  ///< of the window, after the arrival
};

/// The decay of `response` over `duration`, at 251 times and 96 frequencies an octave over `band`, as far as
/// it lies from 20 Hz to 20 kHz and below half the sample rate; both ends are among them.
///
/// Row t is 20 lg |sum h(n) w(s) e^{-j 2 pi f s}|, s the time of the sample n after the arrival. w is 0 up to
/// s = t - rise, rises to 1 at s = t by a half cosine, and stays so: the start of the window slides, its end
/// does not (D. Rife's and ARTA's cumulative spectral decay; J. D. Bunton and R. H. Small, J. Audio Eng. Soc.
/// 30(6) 1982, on why it has to rise slowly). A tenth of `duration` is the rise, and 20 times `duration` the
/// end if the response is longer; it is then tapered as tukey_weight does. Exact sums, no interpolation: a
/// resonance e^{-d s} falls by 8.686 d dB a second from t = rise on, as far as the end is beyond its decay.
/// What is slower than 1 / (end - t) is not resolved.
/// @throws Error{data} if the band has nothing from 20 Hz to 20 kHz.
[[nodiscard]] SpectralDecay spectral_decay(const ImpulseResponse& response, Seconds duration,
                                           const Band& band);

/// The decays of `responses`, at least one, over a common duration that fits them.
///
/// That is the least of 5, 10, 20, 50 and 100 ms at whose end every frequency of at least 5 / duration is 24
/// dB or more below the greatest level of its response, in all of them; 100 ms where none is. At most the
/// shortest right side.
/// @throws Error{data} as spectral_decay does.
[[nodiscard]] std::vector<SpectralDecay> fitting_decays(std::span<const ImpulseResponse> responses,
                                                        const Band& band);

} // namespace earbench
