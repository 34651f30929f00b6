#include "verdict/explained_take.hpp"

#include "dsp/windowed_spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr double rest_from_hz = 100.0; // rumble is no click
constexpr double rest_to_hz = 18'000.0;

/// 1 from `low_hz` to `high_hz`, half a cosine over a third of an octave outside.
double band_weight(double frequency_hz, double low_hz, double high_hz)
{
    // Most frequencies lie inside or far outside, where logarithm and cosine would be wasted time.
    constexpr double edge_octaves = 1.0 / 3.0;
    constexpr double beyond_edge = 1.3; // 2^(1/3) and a little more
    if (frequency_hz >= low_hz && frequency_hz <= high_hz) {
        return 1.0;
    }
    if (frequency_hz * beyond_edge < low_hz || frequency_hz > beyond_edge * high_hz) {
        return 0.0;
    }
    const double outside = std::max(std::log2(low_hz / frequency_hz), std::log2(frequency_hz / high_hz));
    const double along = std::clamp(outside / edge_octaves, 0.0, 1.0);
    return 0.5 + 0.5 * std::cos(std::numbers::pi * along);
}

/// Of what a listener hears of a click, for each bin of a spectrum of `length` samples.
std::vector<double> audible_weights(const SweepReference& sweep, std::size_t length)
{
    const double highest_hz = std::min(rest_to_hz, 0.9 * sweep.band().to.value);
    const double bin_hz = sweep.rate().value / static_cast<double>(length);
    std::vector<double> weights(length / 2 + 1);
    for (std::size_t bin = 0; bin < weights.size(); ++bin) {
        weights[bin] = band_weight(static_cast<double>(bin) * bin_hz, rest_from_hz, highest_hz);
    }
    return weights;
}

} // namespace

ExplainedTake explain_take(const Deconvolution& deconvolution, Divider& divider)
{
    const auto& sweep = divider.sweep();
    const auto length = deconvolution.compressed.size();
    const auto arrival = std::llround(deconvolution.arrival);
    ExplainedTake result;
    result.length = length;
    result.model_spectrum =
        placed_spectrum(deconvolution.impulse_response, arrival, sweep.window(), arrival, length);
    const auto& played = divider.spectrum(length);
    for (std::size_t bin = 0; bin < played.size(); ++bin) {
        result.model_spectrum[bin] *= played[bin];
    }
    // One spectrum as long as the take at a time: they are most of the memory of an analysis.
    const auto weights = audible_weights(sweep, length);
    auto rest = deconvolution.spectrum;
    for (std::size_t bin = 0; bin < rest.size(); ++bin) {
        rest[bin] = weights[bin] * (rest[bin] - result.model_spectrum[bin]);
    }
    result.audible_rest = inverse_fft(std::move(rest), length);
    auto audible = deconvolution.spectrum;
    for (std::size_t bin = 0; bin < audible.size(); ++bin) {
        audible[bin] *= weights[bin];
    }
    result.audible_take = inverse_fft(std::move(audible), length);
    result.model = inverse_fft(result.model_spectrum, length);
    return result;
}

} // namespace earbench
