#include "verdict/explained_take.hpp"

#include "dsp/band_values.hpp"
#include "dsp/windowed_spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
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

} // namespace

ExplainedTake explain_take(std::span<const double> take, Deconvolution& deconvolution, Divider& divider)
{
    constexpr double bass_to_hz = 200.0;
    const auto& sweep = divider.sweep();
    const auto length = deconvolution.length;
    const auto weights = audible_weights(sweep, length);
    const auto frame = frame_samples(ExplainedTake::frame, sweep.rate());
    ExplainedTake result{SweepPart(take.size(), deconvolution.arrival(), sweep), {}, {}, {}, {}, {}, {},
                         sweep.rate().value / static_cast<double>(length)};
    {
        const auto audible =
            inverse_fft(deconvolution.spectrum, length,
                        [&](std::size_t bin, const auto& value) { return weights[bin] * value; });
        result.audible_energies = frame_energies(std::span(audible).first(take.size()),
                                                 frame_samples(ExplainedTake::long_frame, sweep.rate()));
    } // one signal as long as the take less, here and below
    // The response's; times what was played it is the model's.
    auto model = placed_spectrum(deconvolution.impulse_response, 0, sweep.window(),
                                 std::llround(deconvolution.arrival()), length);
    const auto& played = divider.spectrum(length);
    {
        const auto signal = inverse_fft(
            std::exchange(deconvolution.spectrum, {}), length, [&](std::size_t bin, const auto& value) {
                return weights[bin] * (value - finite_product(model[bin], played[bin]));
            });
        result.rest_energies = frame_energies(result.part.of(signal), frame);
        result.rest_step_energies = frame_step_energies(result.part.of(signal), frame);
    }
    const auto bass_bins = std::min(static_cast<std::size_t>(bass_to_hz / result.bin_hz) + 1, model.size());
    for (std::size_t bin = 0; bin < bass_bins; ++bin) {
        result.model_bass.push_back(finite_product(model[bin], played[bin]));
    }
    const auto signal = inverse_fft(std::move(model), length, [&](std::size_t bin, const auto& value) {
        return finite_product(value, played[bin]);
    });
    const auto of_sweep = result.part.of(signal);
    result.model_energies = frame_energies(of_sweep, frame);
    result.model.assign(of_sweep.begin(), of_sweep.end());
    return result;
}

} // namespace earbench
