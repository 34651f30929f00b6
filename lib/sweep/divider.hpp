#pragma once

#include "core/units.hpp"
#include "dsp/fft.hpp"
#include "sweep/arrival_figures.hpp"
#include "sweep/regularisation.hpp"
#include "sweep/sweep_reference.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace earbench {

/// What a take holds once the sweep is divided out of it.
struct Deconvolution {
    SampleRate rate;
    /// Impulse response, circular: index 0 is the sample next to arrival(). There is as much of it around
    /// that as four times the longest window needs, and no more than a transform of the take has.
    std::vector<double> impulse_response;
    /// The sweep divided by itself in the same way, circular and as long: what a perfect chain gives. All
    /// takes of a length share it.
    std::shared_ptr<const std::vector<double>> reference;
    std::size_t length; ///< of the transforms of the take
    ArrivalFigures arrivals{};
    [[nodiscard]] double arrival() const noexcept { return arrivals.arrival; }
    Spectrum spectrum{}; ///< of the take, for whoever explains it: one of the largest parts of an analysis
};

/// Divides takes by one sweep. It keeps what depends on the sweep and a length of transform alone, because
/// the takes of a batch are mostly as long as each other; no result depends on what was divided before.
class Divider {
public:
    /// Impulse responses are going to be looked at until `right_side` after their arrival, 0.5 s at least.
    /// `sweep` has to outlive the divider.
    explicit Divider(const SweepReference& sweep, Seconds right_side = default_window_sides.right);

    [[nodiscard]] const SweepReference& sweep() const noexcept { return m_sweep; }

    /// Spectral division Y X* / (|X|^2 + eps), eps being regularisation().
    ///
    /// Lags farther before the take than sides_of_answer() and that right side share their place with others
    /// in the circular signals as long as that hides nothing: the sweep lies within the take as a whole and
    /// what stands in such places is 30 dB below it. Else the transform is as long as take and sweep
    /// together.
    ///
    /// Of a short sweep, the second pilot of its layout would come to lie within the window: the take is then
    /// cut off 2 ms before the pilot arrives.
    [[nodiscard]] Deconvolution divide(std::span<const double> take);

    /// The take compressed as ArrivalFigures has it, circular from the take's first sample on, with a place
    /// for every lag, from one sweep before the take to its end. Its energy is that of the take within the
    /// excited band.
    [[nodiscard]] std::vector<double> compress_all(std::span<const double> take);

    /// The transform, `length` long, of `samples` compressed; the length is at least theirs and the sweep's.
    [[nodiscard]] Spectrum compress(std::span<const double> samples, std::size_t length);

    /// The transform of the sweep, `length` long; it lasts until another length is asked for.
    [[nodiscard]] const Spectrum& spectrum(std::size_t length);

private:
    /// What signals of one length of transform are divided by.
    struct Divisor {
        std::size_t length;
        Spectrum spectrum;
        BandValues floor; ///< eps
        std::shared_ptr<const std::vector<double>> reference;
        /// The factor that compresses in a bin: by the sweep, as its phase alone.
        [[nodiscard]] std::complex<double> compression(std::size_t bin) const;
    };
    const Divisor& prepare(std::size_t length);

    const SweepReference& m_sweep;
    std::optional<std::ptrdiff_t> m_second_pilot; ///< samples from the sweep's start, if it has to be cut off
    std::size_t m_kept_samples;                   ///< of impulse responses, if there are as many
    std::size_t m_least_lags;                     ///< before the take that have a place of their own
    std::optional<Divisor> m_divisor;             ///< of the last length
};

/// X* / (|X|^2 + eps) as Divider divides, X being `spectrum`: that of the sweep, transformed at any length
/// that holds it.
[[nodiscard]] Spectrum inverse_spectrum(const SweepReference& sweep, const Spectrum& spectrum);

} // namespace earbench
