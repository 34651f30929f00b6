#pragma once

#include "core/units.hpp"
#include "dsp/fft.hpp"
#include "dsp/turns.hpp"

#include <cstddef>
#include <numbers>
#include <vector>

namespace earbench {

/// The bins of a band, and a weight without side lobes worth speaking of: sin^4(pi u) while u rises from 0 to
/// 1 with frequency. A Hann window's are -45 dB beside a response, and thumps are weaker.
struct BandBins {
    /// Of the transform, `length` long, of a real signal; a band that reaches beyond half the rate ends
    /// there.
    BandBins(const Band& band, SampleRate rate, std::size_t length);
    /// Calls `use(bin of the band, bin of the transform, weight)` for each.
    template <typename Use>
    void for_each(const Use& use) const
    {
        Turns turns(2.0 * std::numbers::pi / static_cast<double>(count));
        for (std::size_t i = 0; i < count; ++i) {
            const double squared_sine = 0.5 - 0.5 * turns.next().real();
            use(i, first + i, squared_sine * squared_sine);
        }
    }

    std::size_t first;
    std::size_t count;
};

/// The energy of a band of a signal, over time.
class BandEnergy {
public:
    /// Of the real signal, `length` samples long and circular, whose transform is `spectrum`.
    BandEnergy(const Spectrum& spectrum, std::size_t length, SampleRate rate, const Band& band);

    /// The integral of |a|^2 over the time from `from` to `to`, counted from the first sample; a is the
    /// inverse transform of the band's positive frequencies alone, weighted. Whatever lies before or behind
    /// the signal is 0.
    [[nodiscard]] double between(Seconds from, Seconds to) const;

    /// The integral of the squared weight over frequency: that much of noise with a power of 1 for each
    /// hertz.
    [[nodiscard]] Hertz width() const { return m_width; }

private:
    [[nodiscard]] double until(Seconds time) const;

    double m_step_s;
    Hertz m_width;
    std::vector<double> m_until; ///< the energy before each step
};

} // namespace earbench
