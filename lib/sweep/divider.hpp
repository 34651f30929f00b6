#pragma once

#include "core/units.hpp"
#include "dsp/fft.hpp"
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
    /// Impulse response, circular: index 0 is the take's first sample answering the sweep's first.
    std::vector<double> impulse_response;
    /// The sweep divided by itself in the same way: what a perfect chain without delay gives. All takes of a
    /// length share it.
    std::shared_ptr<const std::vector<double>> reference;
    /// The take with the sweep's phase taken out and its amplitude left in, circular as impulse_response:
    /// noise that is white in the take is white here, and its energy is that of the take within the excited
    /// band.
    std::vector<double> compressed;
    Spectrum compressed_spectrum;
    double arrival = 0.0; ///< samples from index 0 to the greatest |compressed|, by a parabola; negative
                          ///< where the take starts within the sweep
    Spectrum spectrum{};  ///< of the take, of the length of `compressed`
};

/// Divides takes by one sweep. It keeps what depends on the sweep and a length of transform alone, because
/// the takes of a batch are mostly as long as each other; no result depends on what was divided before.
class Divider {
public:
    /// Impulse responses are going to be looked at until `right_side` after their arrival, 0.5 s at least.
    /// `sweep` has to outlive the divider.
    explicit Divider(const SweepReference& sweep, Seconds right_side = default_window_sides.right);

    [[nodiscard]] const SweepReference& sweep() const noexcept { return m_sweep; }

    /// Spectral division Y X* / (|X|^2 + eps): eps is 1e-10 of the greatest |X|^2 inside the excited band and
    /// rises to 1e-2 over half an octave beyond it (Kirkeby and Nelson's regularisation, J. Audio Eng. Soc.
    /// 47(7/8) 1999, made to depend on frequency as Farina, AES preprint 7121, 2007, does).
    ///
    /// Lags that tell nothing, where the sweep would reach beyond the take by more than 0.6 of its length,
    /// share their place with others in the circular signals as long as that hides nothing: the sweep lies
    /// within the take as a whole and what stands in such places is 30 dB below it. Else the transform is as
    /// long as take and sweep together.
    ///
    /// Of a short sweep, the second pilot of its layout would come to lie within the window: the take is then
    /// cut off 2 ms before the pilot arrives.
    [[nodiscard]] Deconvolution divide(std::span<const double> take);

    /// Deconvolution::compressed with a place for every lag, from one sweep before the take to its end.
    [[nodiscard]] std::vector<double> compress_all(std::span<const double> take);

    /// Deconvolution::compressed_spectrum of `samples`, `length` long, which is at least theirs and the
    /// sweep's.
    [[nodiscard]] Spectrum compress(std::span<const double> samples, std::size_t length);

    /// The transform of the sweep, `length` long.
    [[nodiscard]] const Spectrum& spectrum(std::size_t length);

private:
    [[nodiscard]] Deconvolution divide_whole(std::span<const double> take);
    [[nodiscard]] Deconvolution divide_at(std::span<const double> take, std::size_t length);
    [[nodiscard]] Spectrum compressed(Spectrum spectrum) const;
    [[nodiscard]] Spectrum divided(Spectrum spectrum) const;
    [[nodiscard]] bool hides_nothing(const Deconvolution& folded, std::size_t samples) const;
    void prepare(std::size_t length);

    const SweepReference& m_sweep;
    std::optional<std::ptrdiff_t> m_second_pilot; ///< samples from the sweep's start, if it has to be cut off
    // Of the last length.
    std::size_t m_length = 0;
    Spectrum m_spectrum;
    std::vector<double> m_floor; ///< eps of every bin
    std::shared_ptr<const std::vector<double>> m_reference;
};

/// X* / (|X|^2 + eps) as Divider divides, X being `spectrum`: that of the sweep, transformed at any length
/// that holds it.
[[nodiscard]] Spectrum inverse_spectrum(const SweepReference& sweep, const Spectrum& spectrum);

} // namespace earbench
