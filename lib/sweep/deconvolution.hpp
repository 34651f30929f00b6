#pragma once

#include "core/units.hpp"
#include "dsp/fft.hpp"
#include "dsp/window.hpp"
#include "sweep/repeats.hpp"
#include "sweep/sweep.hpp"

#include <optional>
#include <span>
#include <vector>

namespace earbench {

/// What a take holds once the sweep is divided out of it.
struct Deconvolution {
    SampleRate rate;
    /// Impulse response, circular: index 0 is the take's first sample answering the sweep's first.
    std::vector<double> impulse_response;
    /// The sweep divided by itself in the same way: what a perfect chain without delay gives.
    std::vector<double> reference;
    /// The take with the sweep's phase taken out and its amplitude left in, circular as impulse_response:
    /// noise that is white in the take is white here, and its energy is that of the take within the excited
    /// band.
    std::vector<double> compressed;
    Spectrum compressed_spectrum;
    double arrival =
        0.0; ///< samples from index 0 to the greatest |compressed|, by a parabola; may be negative
};

/// A sweep that takes are to be divided by.
class SweepReference {
public:
    /// `file_samples` is one channel of the sweep's file. With a `layout` (of its metadata) the sweep segment
    /// alone is used; without one, all between the first and the last sample above -80 dB of the peak. Of a
    /// file with several sweeps all but the first is left out, and a take is one of a single sweep: see
    /// measure_take.
    /// @throws Error{data} if the file is silent, shorter than its layout says or of another rate, or has no
    ///         excited band.
    SweepReference(std::span<const double> file_samples, SampleRate rate,
                   const std::optional<SweepLayout>& layout);

    [[nodiscard]] SampleRate rate() const noexcept { return m_rate; }
    /// The channel of the file that the sweep was taken from, pilots included; of several sweeps the first.
    [[nodiscard]] std::span<const double> file_samples() const noexcept { return m_file_samples; }
    /// Where its parts stand, if its metadata told.
    [[nodiscard]] const std::optional<SweepLayout>& layout() const noexcept { return m_layout; }
    /// Where the file itself, all sweeps included, is cut into its sweeps; `count` is 1 without a layout.
    [[nodiscard]] const RepeatCuts& repeats() const noexcept { return m_repeats; }
    /// Where the sweep starts in its file, in samples.
    [[nodiscard]] std::size_t start() const noexcept { return m_start; }
    [[nodiscard]] std::size_t samples() const noexcept { return m_sweep.size(); }
    /// The sweep alone.
    [[nodiscard]] std::span<const double> sweep() const noexcept { return m_sweep; }
    /// Where the first sound of the signal is in its file, in samples: a pilot, or the sweep.
    [[nodiscard]] std::size_t first_sound() const noexcept { return m_first_sound; }
    [[nodiscard]] Band band() const noexcept { return m_band; }
    /// Greatest magnitude of the sweep's samples re full scale.
    [[nodiscard]] Decibel peak() const;
    /// L of f(t) = f1 e^(t/L); nothing if the signal is no exponential sweep.
    [[nodiscard]] std::optional<Seconds> growth() const noexcept { return m_growth; }
    /// Samples from the sweep's start until it passes `frequency`; nothing without growth().
    [[nodiscard]] std::optional<double> samples_until(Hertz frequency) const;

    /// 0.4 s left and 0.5 s right, the left side shortened to 0.45 L ln 2, where the second harmonic would
    /// reach it.
    [[nodiscard]] WindowSpan window() const;
    /// The longest left side that the second harmonic does not reach, 0.45 L ln 2; nothing without growth().
    [[nodiscard]] std::optional<Seconds> longest_left_side() const;
    /// `sides` in samples, the left one no longer than longest_left_side(). divide() then keeps the second
    /// pilot out of this window too.
    [[nodiscard]] WindowSpan reserve_window(const WindowSides& sides);

    /// Spectral division Y X* / (|X|^2 + eps): eps is 1e-10 of the greatest |X|^2 inside the excited band and
    /// rises to 1e-2 over half an octave beyond it (Kirkeby and Nelson's regularisation, J. Audio Eng. Soc.
    /// 47(7/8) 1999, made to depend on frequency as Farina, AES preprint 7121, 2007, does).
    ///
    /// Of a short sweep, the second pilot of its layout would come to lie within the window: the take is then
    /// cut off 2 ms before the pilot arrives.
    [[nodiscard]] Deconvolution divide(std::span<const double> take);

    /// The transform of sweep(), `length` long; at hand where divide() has just used it.
    [[nodiscard]] Spectrum spectrum(std::size_t length) const;
    /// X* / (|X|^2 + eps) of divide(), X being `spectrum`: of sweep(), transformed at any length that holds
    /// it.
    [[nodiscard]] Spectrum inverse_of(const Spectrum& spectrum) const;

private:
    [[nodiscard]] Deconvolution divide_whole(std::span<const double> take);
    [[nodiscard]] WindowSpan span_of(const WindowSides& sides) const;
    void find_pilot_in_window(Seconds right_side);
    void find_band();
    void find_growth();
    void prepare(std::size_t length);
    [[nodiscard]] double regularisation(double frequency_hz) const;

    SampleRate m_rate;
    std::vector<double> m_file_samples;
    std::optional<SweepLayout> m_layout;
    RepeatCuts m_repeats;
    std::size_t m_start = 0;
    std::size_t m_first_sound = 0;
    std::vector<double> m_sweep;
    Band m_band;
    std::optional<Seconds> m_growth;
    double m_passes_1_khz_s = 0.0;
    std::optional<std::ptrdiff_t> m_second_pilot; ///< samples from the sweep's start, if it has to be cut off
    double m_greatest_power = 0.0;                ///< of |X|^2
    // Of the last length, kept because the takes of a batch are mostly as long as each other.
    std::size_t m_length = 0;
    Spectrum m_spectrum;
    std::vector<double> m_reference;
};

/// Energy and arrival of a band of `spectrum` (of a real signal of `length` samples).
struct BandArrival {
    double time_s = 0.0;        ///< of the greatest envelope, by a parabola, within +-half the length
    double centroid_s = 0.0;    ///< of the energy
    double concentration = 0.0; ///< greatest power of the envelope over its mean
};

/// The arrival of the octave around `centre`, as far as it lies below half of the sample rate; all zero where
/// it lies above.
[[nodiscard]] BandArrival octave_arrival(const Spectrum& spectrum, std::size_t length, SampleRate rate,
                                         Hertz centre);

} // namespace earbench
