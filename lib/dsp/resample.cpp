#include "dsp/resample.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr std::size_t taps = 96;
constexpr std::size_t phases = 1024;

/// A sinc under a Kaiser window; for every phase the weights of the taps, one after the other.
class SincKernel {
public:
    SincKernel() : m_weights((phases + 1) * taps)
    {
        constexpr double beta = 10.0;
        constexpr double half = taps / 2.0;
        const double scale = std::cyl_bessel_i(0.0, beta);
        for (std::size_t phase = 0; phase <= phases; ++phase) {
            const double fraction = static_cast<double>(phase) / phases;
            for (std::size_t tap = 0; tap < taps; ++tap) {
                const double at = static_cast<double>(tap) - (half - 1.0) - fraction;
                const double inside = 1.0 - at * at / (half * half);
                const double window =
                    inside > 0.0 ? std::cyl_bessel_i(0.0, beta * std::sqrt(inside)) / scale : 0.0;
                const double angle = std::numbers::pi * at;
                m_weights[phase * taps + tap] = window * (at == 0.0 ? 1.0 : std::sin(angle) / angle);
            }
        }
    }

    /// The signal at `fraction` after the tap in the middle of `window`.
    [[nodiscard]] double read(std::span<const double, taps> window, double fraction) const
    {
        const double place = fraction * phases;
        const auto phase = std::min(static_cast<std::size_t>(place), phases - 1);
        const double share = place - static_cast<double>(phase);
        const double* const before = &m_weights[phase * taps];
        const double* const after = before + taps;
        double sum = 0.0;
        for (std::size_t tap = 0; tap < taps; ++tap) {
            sum += window[tap] * (before[tap] + share * (after[tap] - before[tap]));
        }
        return sum;
    }

private:
    std::vector<double> m_weights;
};

} // namespace

std::vector<double> resample_clock(std::span<const double> samples, double drift, double first)
{
    static const SincKernel kernel;
    constexpr std::size_t before = taps / 2 - 1;
    // Silence on both sides, so that the kernel never reaches beyond an end.
    const auto silence = taps + static_cast<std::size_t>(std::max(0.0, -first));
    std::vector<double> padded(samples.size() + 2 * silence);
    std::copy(samples.begin(), samples.end(), padded.begin() + static_cast<std::ptrdiff_t>(silence));
    std::vector<double> result;
    result.reserve(samples.size());
    for (std::size_t n = 0;; ++n) {
        const double position = first + static_cast<double>(n) * (1.0 + drift);
        if (position > static_cast<double>(samples.size()) - 1.0) {
            return result;
        }
        const double whole = std::floor(position);
        const auto in_padded = static_cast<std::size_t>(whole + static_cast<double>(silence));
        const std::span<const double, taps> window(&padded[in_padded - before], taps);
        result.push_back(kernel.read(window, position - whole));
    }
}

} // namespace earbench
