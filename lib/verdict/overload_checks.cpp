#include "core/statistics.hpp"
#include "sweep/noise.hpp"
#include "verdict/checks.hpp"
#include "verdict/clipping.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench::checks {

namespace {

/// `compressed` of what lies above 400 Hz: mains hum is below, and the answers are short.
std::vector<double> compressed_above_hum(const Deconvolution& deconvolution)
{
    constexpr double lowest_hz = 400.0;
    auto spectrum = deconvolution.compressed_spectrum;
    const auto length = deconvolution.compressed.size();
    const double bin_hz = deconvolution.rate.value / static_cast<double>(length);
    const auto first = static_cast<std::size_t>(std::ceil(lowest_hz / bin_hz));
    std::fill_n(spectrum.begin(), std::min(first, spectrum.size()), 0.0);
    return inverse_fft(spectrum, length);
}

/// Energy of all harmonics from the fourth to the ninth over that of the fundamental; nothing where they are
/// too close together to be told apart.
std::optional<double> share_of_high_harmonics(const Deconvolution& deconvolution, Seconds growth)
{
    constexpr int first_order = 4;
    constexpr std::size_t orders = 6;
    constexpr double last_order = 9.0;
    const double rate = deconvolution.rate.value;
    const double side_s = std::min(0.005, 0.25 * growth.value * std::log((last_order + 1.0) / last_order));
    constexpr double least_side_s = 0.001;
    if (side_s < least_side_s) {
        return std::nullopt;
    }
    const auto compressed = compressed_above_hum(deconvolution);
    const auto length = std::ssize(compressed);
    const auto side = static_cast<std::ptrdiff_t>(side_s * rate);
    const auto energy_at = [&](double order) {
        const auto centre = std::llround(deconvolution.arrival - growth.value * rate * std::log(order));
        double energy = 0.0;
        for (auto i = centre - side; i <= centre + side; ++i) {
            const double sample = compressed[static_cast<std::size_t>((i % length + length) % length)];
            energy += sample * sample;
        }
        return energy;
    };
    const double fundamental = energy_at(1.0);
    double noise = 0.0;
    for (std::size_t i = 0; i < orders; ++i) {
        noise = std::max(noise, energy_at(static_cast<double>(i) + first_order + 0.5));
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < orders; ++i) {
        sum += energy_at(static_cast<double>(i) + first_order) - noise;
    }
    return fundamental > 0.0 ? std::optional(sum / fundamental) : std::nullopt;
}

} // namespace

std::optional<CheckFigure> ceiling(const TakeView& view)
{
    const auto& recorded = view.recorded.samples;
    const auto silence = silence_before_signal(recorded, view.division.arrival, view.sweep);
    return CheckFigure{ceiling_ratio(recorded, silence ? std::sqrt(variance_of(*silence)) : 0.0), {}};
}

std::optional<CheckFigure> high_harmonics(const TakeView& view)
{
    const auto growth = view.sweep.growth();
    const auto share = growth ? share_of_high_harmonics(view.division, *growth) : std::nullopt;
    if (!share) {
        return std::nullopt;
    }
    constexpr double least_share = 1e-10;
    return CheckFigure{10.0 * std::log10(std::max(*share, least_share)), {}};
}

} // namespace earbench::checks
