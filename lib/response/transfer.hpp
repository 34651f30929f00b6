#pragma once

#include "response/frequency_response.hpp"
#include "signal/deconvolution.hpp"

#include <span>

namespace earbench {

/// The frequency response that a deconvolved take shows, at `frequency_hz`.
///
/// The impulse response within `window` around the arrival, transformed, over the reference within the same
/// window around 0: whatever the window and the edges of the sweep's band do to one they do to the other. The
/// spectra are zero-padded eightfold and interpolated by sixth-order Lagrange polynomials.
///
/// `sweep_start` is where the sweep lies in its file, in samples: time 0 is the first sample of either file.
/// The level is 20 lg |H| (note `level: dB re sweep`), the phase belongs to the note `delay-s`, the arrival:
/// H = 10^(spl_db/20) e^{j phase_deg pi/180} e^{-j 2 pi f delay}.
///
/// Accuracy on digital chains that decay by 80 dB within 0.25 s of their arrival, without noise: 0.005 dB and
/// 0.05 degrees, 20 Hz to 20 kHz.
[[nodiscard]] FrequencyResponse transfer_function(const Deconvolution& deconvolution,
                                                  const WindowSpan& window, std::size_t sweep_start,
                                                  std::span<const double> frequency_hz);

} // namespace earbench
