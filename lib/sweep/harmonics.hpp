#pragma once

#include "dsp/windowed_spectrum.hpp"
#include "sweep/divider.hpp"

#include <span>
#include <vector>

namespace earbench {

constexpr int least_harmonic = 2;
constexpr int greatest_harmonic = 9;

/// Harmonics from `first` to `last`.
struct HarmonicOrders {
    int first = least_harmonic;
    int last = least_harmonic;
};

/// Where a harmonic lies in a deconvolved take, and how much of it can be kept.
struct HarmonicWindow {
    double before;   ///< samples by which it comes before the fundamental: L ln n
    WindowSpan span; ///< 0.45 of the way to its neighbours, and no more than the fundamental's
};

/// The place of the harmonic `order` after an exponential sweep f1 e^(t/L), L = `growth`. A harmonic n of
/// such a sweep is the sweep itself, L ln n early (Novak, Lotton and Simon, J. Audio Eng. Soc. 63(10), 2015).
[[nodiscard]] HarmonicWindow harmonic_window(int order, Seconds growth, SampleRate rate,
                                             const WindowSpan& fundamental);

/// The highest frequency at which a harmonic can be told: the end of the sweep's band, and 0.95 of half the
/// sample rate.
[[nodiscard]] Hertz highest_harmonic_frequency(const SweepReference& sweep);

/// A part of a take.
struct TakePart {
    std::ptrdiff_t first; ///< its first sample is that of the take; may be negative
    std::vector<double> samples;
};

/// The part of the take that answers the sweep: from 0.1 s before `arrival` (in samples) to 0.25 s after the
/// sweep's end, with half-cosine fades of 50 ms within these limits, 0 where the take does not reach. Pilots
/// would otherwise lie where the harmonics of a sweep do that starts high.
[[nodiscard]] TakePart answer_to_sweep(std::span<const double> take, double arrival,
                                       const SweepReference& sweep);

/// The samples of answer_to_sweep() that the take has, where they are in it, and zeros elsewhere; `length`
/// samples, at least as many as the take has.
[[nodiscard]] std::vector<double> answer_alone(std::span<const double> take, double arrival,
                                               const SweepReference& sweep, std::size_t length);

/// What is left of a take, divided by the sweep, without the sweep's own response.
struct HarmonicImpulses {
    std::vector<double> impulse_response; ///< circular
    double arrival;                       ///< of the sweep's own response, in samples from index 0
};

/// Finds the harmonics in takes of one sweep. What depends on the sweep alone is made once, for all takes.
class HarmonicAnalysis {
public:
    /// `fundamental` is the window of the sweep's own response, no side of a harmonic's window is longer. The
    /// sweep must have growth().
    HarmonicAnalysis(const SweepReference& sweep, HarmonicOrders orders, const WindowSpan& fundamental);

    [[nodiscard]] HarmonicOrders orders() const noexcept { return m_orders; }
    [[nodiscard]] HarmonicWindow window(int order) const;
    [[nodiscard]] const SweepReference& sweep() const noexcept { return m_sweep; }

    /// Divides answer_to_sweep() by the sweep, then takes off what the sweep's own response explains: the
    /// part within SweepReference::window() around `arrival`, over what the sweep itself shows there.
    /// Otherwise the edges of the sweep's band ring on into the harmonics of short sweeps.
    [[nodiscard]] HarmonicImpulses divide(std::span<const double> take, double arrival) const;

    /// The amplitude of the harmonic `order` at the output frequencies `output_hz`, over the amplitude of the
    /// sweep: 0.01 where a sine of amplitude A at f gives 0.01 A at n f = `output_hz`.
    ///
    /// The impulse response within window(order), transformed, over the same of the harmonic that the sweep
    /// would have behind a device which makes nothing else and of the sweep's own amplitude: A Re((a/A)^n), a
    /// being the analytic signal of the sweep and A its median magnitude, faded out by a half cosine while n
    /// f goes from 0.95 to 1 of half the sample rate. So the edges of the sweep's band, where the sweep
    /// begins and ends but its harmonics go on, do to one what they do to the other. Places are rounded to a
    /// sample: only magnitude is asked for.
    [[nodiscard]] std::vector<double> magnitude(const HarmonicImpulses& impulses, int order,
                                                std::span<const double> output_hz) const;

private:
    void prepare_references(const Spectrum& analytic);

    const SweepReference& m_sweep;
    HarmonicOrders m_orders;
    WindowSpan m_fundamental;
    std::size_t m_length;                     ///< of all transforms
    Spectrum m_inverse;                       ///< of the sweep
    Spectrum m_share;                         ///< of the spectrum that the window of the fundamental shows
    std::vector<WindowedSpectrum> m_expected; ///< of each order
};

} // namespace earbench
