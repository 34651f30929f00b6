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
/// `arrival` (in samples) and more than 0.25 s after the sweep's end, with half-cosine fades of 50 ms
/// within these limits. Pilots would otherwise lie where the
/// harmonics of a sweep do that starts high.
[[nodiscard]] std::vector<double> answer_to_sweep(std::span<const double> take, double arrival,
                                                  const SweepReference& sweep);

/// The harmonics that a sweep would have behind a device that makes nothing else.
class SweepHarmonics {
public:
    /// The sweep must have growth().
    explicit SweepHarmonics(const SweepReference& sweep);

    /// A |a/A|^n cos(n arg a), a the analytic signal of the sweep and A its median magnitude: the answer to
    /// the sweep of a device that makes of a sine of amplitude A its harmonic `order` of the same amplitude.
    /// Faded out by a half cosine while n f goes from 0.95 to 1 of half the sample rate.
    [[nodiscard]] std::vector<double> signal(int order) const;

private:
    const SweepReference& m_sweep;
    Spectrum m_analytic;
    double m_amplitude = 0.0;
};

/// The amplitude of a harmonic at the output frequencies `output_hz`, over the amplitude of the sweep: 0.01
/// where a sine of amplitude A at f gives 0.01 A at n f = `output_hz`.
///
/// The impulse response around L ln n before the arrival, transformed, over the same of `reference`: of
/// SweepHarmonics::signal, divided alike. So the edges of the sweep's band, where the sweep begins and ends
/// but its harmonics go on, do to one what they do to the other. Places are rounded to a sample: only
/// magnitude is asked for.
[[nodiscard]] std::vector<double> harmonic_magnitude(const Deconvolution& deconvolution,
                                                     const Deconvolution& reference,
                                                     const HarmonicWindow& window,
                                                     std::span<const double> output_hz);

} // namespace earbench
