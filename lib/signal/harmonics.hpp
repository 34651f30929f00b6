#pragma once

#include "signal/deconvolution.hpp"

#include <span>
#include <vector>

namespace earbench {

constexpr int least_harmonic = 2;
constexpr int greatest_harmonic = 9;

/// Where a harmonic lies in a deconvolved take, and how much of it can be kept.
struct HarmonicWindow {
    double before = 0.0; ///< samples by which it comes before the fundamental: L ln n
    WindowSpan span;     ///< 0.45 of the way to its neighbours, and no more than the fundamental's
};

/// The place of the harmonic `order` after an exponential sweep f1 e^(t/L), L = `growth`. A harmonic n of
/// such a sweep is the sweep itself, L ln n early (Novak, Lotton and Simon, J. Audio Eng. Soc. 63(10), 2015).
[[nodiscard]] HarmonicWindow harmonic_window(int order, Seconds growth, SampleRate rate,
                                             const WindowSpan& fundamental);

/// The highest frequency at which a harmonic can be told: the end of the sweep's band, and 0.95 of half the
/// sample rate.
[[nodiscard]] Hertz highest_harmonic_frequency(const SweepReference& sweep);

/// The take with everything set to 0 that is not the answer to the sweep: what lies more than 0.1 s before
/// `arrival` (in samples) and more than 0.25 s after the sweep's end. Pilots would otherwise lie where the
/// harmonics of a sweep do that starts high.
[[nodiscard]] std::vector<double> answer_to_sweep(std::span<const double> take, double arrival,
                                                  const SweepReference& sweep);

/// The amplitude of the harmonic `order` at the output frequencies `output_hz`, over the amplitude of the
/// sweep: 0.01 where a sine of amplitude A at f gives 0.01 A at n f = `output_hz`.
///
/// The impulse response around L ln n before the arrival (rounded to a sample: only magnitude is asked for),
/// transformed, over the reference within the same window.
/// The sweep must have growth(), `output_hz` lie within its band.
[[nodiscard]] std::vector<double> harmonic_magnitude(const Deconvolution& deconvolution,
                                                     const SweepReference& sweep,
                                                     const HarmonicWindow& window,
                                                     std::span<const double> output_hz);

} // namespace earbench
