#include "verdict/response_power.hpp"

#include "dsp/windowed_spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace earbench {

namespace {

const double half_width = std::exp2(1.0 / 24.0);

std::vector<double> points_within(const Band& band)
{
    constexpr double lowest_hz = 20.0;
    constexpr double highest_hz = 20'000.0;
    constexpr double points_per_octave = 48.0;
    constexpr double end_of_band = 0.95;
    std::vector<double> points;
    for (int i = 0;; ++i) {
        const double frequency = lowest_hz * std::exp2(i / points_per_octave);
        if (frequency > std::min(highest_hz, end_of_band * band.to.value)) {
            return points;
        }
        if (frequency >= half_width * band.from.value) {
            points.push_back(frequency);
        }
    }
}

} // namespace

ResponsePower response_power(std::span<const double> answer, std::ptrdiff_t arrival,
                             const SweepReference& sweep)
{
    constexpr std::size_t padding = 4;
    const auto window = sweep.window();
    const auto length = fft_length(padding * (window.left + window.right));
    const auto spectrum = placed_spectrum(answer, arrival, window, 0, length);
    const double bin_hz = sweep.rate().value / static_cast<double>(length);
    ResponsePower response{points_within(sweep.band()), {}};
    for (const double frequency : response.frequency_hz) {
        const auto bin_at = [&](double frequency_hz) {
            return spectrum.begin() +
                   std::min(static_cast<std::ptrdiff_t>(frequency_hz / bin_hz), std::ssize(spectrum) - 1);
        };
        const auto first = bin_at(frequency / half_width);
        const auto end = bin_at(frequency * half_width) + 1;
        const double sum = std::accumulate(
            first, end, 0.0, [](double before, const auto& bin) { return before + std::norm(bin); });
        response.power.push_back(sum / static_cast<double>(end - first));
    }
    return response;
}

} // namespace earbench
