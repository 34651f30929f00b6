#pragma once

#include "biquad.hpp"
#include "curve/frequency_response.hpp"

#include <string>
#include <vector>

namespace earbench::season {

/// Which recording of the season: channel L or R, seat from 1.
struct RecordingChoice {
    std::string iem; ///< a slug of the catalogue
    std::string channel;
    int seat = 1;
};

/// What makes one recording: everything that the simulator knows and fr-measure has to find out.
///
/// The recording of a sweep x is y(n) = c((n - latency)(1 + drift)) + noise, where c is x through the
/// filters, read between its samples, and n counts the samples of the recorder. All numbers but the IEM's own
/// filters are drawn from Random: those of a channel from "slug/channel", those of a seat from
/// "slug/channel/seat".
struct Recording {
    SampleRate rate;
    std::vector<Filter> filters; ///< the IEM's, the channel's deviation, the seat's leak
    Decibel gain;                ///< before the filters
    double latency_samples = 0.0;
    double drift_ppm = 0.0; ///< by how much the recorder's clock is slower than the player's
    Decibel noise;          ///< standard deviation of white noise, re full scale
    std::string noise_seed;
};

/// Plans the recording `choice` at `rate`:
///  - channel: level +-0.3 dB, and a peak of +-0.7 dB (Q 1.5) near the ear gain;
///  - seat: level +-0.2 dB; a leak that takes up to 1.5 dB below 70 Hz; depth of insertion that moves the
///    resonance near 8 kHz by +-4 %;
///  - equipment: latency 50 to 250 ms with a fraction of a sample, drift +-20 ppm, noise at -95 dB.
/// @throws Error{usage} for an unknown IEM, a channel other than L and R, a seat below 1 or
///         a sample rate below 44.1 kHz.
[[nodiscard]] Recording plan_recording(const RecordingChoice& choice, SampleRate rate);

/// What the recorder hears of `sweep`; half a second longer than it.
///
/// Between samples c is read by a sinc of 64 taps in a Kaiser window (beta 10): flat within 0.0001 dB to 0.45
/// of the sample rate.
[[nodiscard]] std::vector<double> record(const std::vector<double>& sweep, const Recording& recording);

/// The response that measuring the recording has to show, at 20*2^(k/48) Hz up to 20 kHz, in dB re sweep.
///
/// Notes: `latency-samples`, `drift-ppm`, `noise-db` (re full scale) and `rate-hz`.
[[nodiscard]] FrequencyResponse true_response(const Recording& recording);

} // namespace earbench::season
