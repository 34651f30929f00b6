#include "verdict/explained_take.hpp"

#include "dsp/band_values.hpp"
#include "dsp/windowed_spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace earbench {

namespace {

constexpr double rest_from_hz = 100.0; // rumble is no click
constexpr double rest_to_hz = 18'000.0;
constexpr double edge_octaves = 1.0 / 3.0;

/// 1 in the band, half a cosine outside.
double band_weight(Hertz frequency, const Band& band)
{
    if (frequency.value <= 0.0) {
        return 0.0;
    }
    const double outside = frequency < band.from ? std::log2(band.from.value / frequency.value)
                                                 : std::log2(frequency.value / band.to.value);
    return 0.5 + 0.5 * std::cos(std::numbers::pi * std::clamp(outside / edge_octaves, 0.0, 1.0));
}

/// Of what a listener hears of a click, for each bin of a transform.
BandValues audible_weights(const SweepReference& sweep, std::size_t length)
{
    const Band band{{rest_from_hz}, {std::min(rest_to_hz, 0.9 * sweep.band().to.value)}};
    return {length / 2 + 1, sweep.rate().value / static_cast<double>(length), band, edge_octaves,
            [&](Hertz frequency) { return band_weight(frequency, band); }};
}

/// The mean squares of the audible take, whose transform is `spectrum`, in frames.
std::vector<double> audible_powers(const Spectrum& spectrum, const BandValues& weights, std::size_t length,
                                   std::size_t take_samples, std::size_t frame)
{
    const auto audible = inverse_fft(spectrum, length, [&](std::size_t bin) { return weights[bin]; });
    auto powers = frame_energies(std::span(audible).first(take_samples), frame);
    for (double& power : powers) {
        power /= static_cast<double>(frame);
    }
    return powers;
}

/// The transform of the sweep through the windowed response, where it is in the take.
Spectrum model_spectrum(const Deconvolution& deconvolution, const Spectrum& played, const WindowSpan& window)
{
    const auto arrival = std::llround(deconvolution.arrival());
    auto spectrum = placed_spectrum(deconvolution.impulse_response, 0, window, arrival, deconvolution.length);
    for (std::size_t bin = 0; bin < spectrum.size(); ++bin) {
        spectrum[bin] *= played[bin];
    }
    return spectrum;
}

} // namespace

std::size_t frame_samples(Seconds frame, SampleRate rate)
{
    return static_cast<std::size_t>(frame.value * rate.value);
}

std::vector<double> frame_energies(std::span<const double> samples, std::size_t frame)
{
    std::vector<double> energies(samples.size() / frame);
    for (std::size_t i = 0; i < energies.size(); ++i) {
        const auto part = samples.subspan(i * frame, frame);
        energies[i] = std::inner_product(part.begin(), part.end(), part.begin(), 0.0);
    }
    return energies;
}

ExplainedTake explain_take(std::span<const double> take, Deconvolution& deconvolution, Divider& divider)
{
    constexpr double bass_to_hz = 200.0;
    const auto& sweep = divider.sweep();
    const auto length = deconvolution.length;
    const auto weights = audible_weights(sweep, length);
    ExplainedTake result{SweepPart(take.size(), deconvolution.arrival(), sweep), {}, {}, {}, {}, {}};
    result.bin_hz = sweep.rate().value / static_cast<double>(length);
    result.audible_powers = audible_powers(deconvolution.spectrum, weights, length, take.size(),
                                           frame_samples(ExplainedTake::long_frame, sweep.rate()));
    auto model = model_spectrum(deconvolution, divider.spectrum(length), sweep.window());
    auto rest = std::exchange(deconvolution.spectrum, {});
    for (std::size_t bin = 0; bin < rest.size(); ++bin) {
        rest[bin] = weights[bin] * (rest[bin] - model[bin]);
    }
    {
        const auto frame = frame_samples(ExplainedTake::frame, sweep.rate());
        const auto signal = inverse_fft(std::move(rest), length);
        const auto audible_rest = result.part.of(signal);
        result.rest_energies = frame_energies(audible_rest, frame);
        std::vector<double> steps(audible_rest.size());
        std::adjacent_difference(audible_rest.begin(), audible_rest.end(), steps.begin());
        result.rest_step_energies = frame_energies(steps, frame);
    }
    const auto bass_bins = std::min(static_cast<std::size_t>(bass_to_hz / result.bin_hz) + 1, model.size());
    result.model_bass.assign(model.begin(), model.begin() + static_cast<std::ptrdiff_t>(bass_bins));
    const auto signal = inverse_fft(std::move(model), length);
    const auto of_sweep = result.part.of(signal);
    result.model.assign(of_sweep.begin(), of_sweep.end());
    return result;
}

} // namespace earbench
