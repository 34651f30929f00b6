#pragma once

#include "dsp/fft.hpp"
#include "sweep/divider.hpp"
#include "sweep/sweep.hpp"

#include <cmath>
#include <complex>
#include <cstdint>
#include <numbers>
#include <vector>

/// A sweep, and what recordings of it would be.
class PlayedSweep {
public:
    explicit PlayedSweep(const earbench::SweepOptions& options)
        : layout(plan_sweep(options)), samples(make_sweep(options)), reference(samples, options.rate, layout)
    {
    }

    /// The signal after `delay` samples, fractions included: its spectrum turned, by another way than the one
    /// that is tested.
    [[nodiscard]] std::vector<double> delayed(double delay) const
    {
        const auto length =
            earbench::fft_length(samples.size() + 4096 + static_cast<std::size_t>(std::ceil(delay)));
        auto spectrum = earbench::forward_fft(samples, length);
        for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
            spectrum[bin] *= std::polar(1.0, -2.0 * std::numbers::pi * static_cast<double>(bin) * delay /
                                                 static_cast<double>(length));
        }
        return earbench::inverse_fft(spectrum, length);
    }

    earbench::SweepLayout layout;
    std::vector<double> samples;
    earbench::SweepReference reference;
    earbench::Divider divider{reference};
};

/// White noise of `peak`, the same in every run (a linear congruential generator, Knuth's MMIX).
inline std::vector<double> noise(std::size_t count, double peak)
{
    std::uint64_t state = 1;
    std::vector<double> samples(count);
    for (double& sample : samples) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        sample = peak * (static_cast<double>(state >> 11U) / 4503599627370496.0 - 1.0); // 2^52
    }
    return samples;
}
