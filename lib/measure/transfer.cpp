#include "measure/transfer.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/note_keys.hpp"
#include "dsp/circular.hpp"
#include "dsp/windowed_spectrum.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr double least_level_db = -300.0; // of a response that is exactly 0

/// Room to pad a window to at least four times its length; eight times where that is no longer than four
/// times the default window: what a short window leaves changes more from bin to bin, and costs little.
std::size_t padded_length(const WindowSpan& window, SampleRate rate)
{
    constexpr double four_default_windows_s =
        4.0 * (default_window_sides.left.value + default_window_sides.right.value);
    const auto samples = window.left + window.right;
    const auto long_enough = static_cast<std::size_t>(four_default_windows_s * rate.value);
    return fft_length(std::max(4 * samples, std::min(8 * samples, long_enough)));
}

/// Windows impulse responses around one place and transforms them, time 0 at index 0: the spectra then turn
/// slowly, so that a polynomial can follow them from bin to bin.
class WindowedTransform {
public:
    WindowedTransform(const WindowSpan& window, SampleRate rate)
        : m_window(window), m_length(padded_length(window, rate))
    {
    }

    [[nodiscard]] std::size_t length() const noexcept { return m_length; }

    [[nodiscard]] Spectrum operator()(std::span<const double> circular, std::ptrdiff_t centre) const
    {
        return placed_spectrum(circular, centre, m_window, 0, m_length);
    }

private:
    WindowSpan m_window;
    std::size_t m_length;
};

/// Gives the bins outside the sweep's band, where there is nothing to divide, the value at its edge.
void hold_edges(Spectrum& estimate, const Spectrum& reference)
{
    constexpr double least_reference = 0.03;
    const auto excited = [&](std::size_t bin) { return std::abs(reference[bin]) > least_reference; };
    std::size_t first = 0;
    while (first + 1 < estimate.size() && !excited(first)) {
        ++first;
    }
    std::size_t last = estimate.size() - 1;
    while (last > first && !excited(last)) {
        --last;
    }
    std::fill(estimate.begin(), estimate.begin() + static_cast<std::ptrdiff_t>(first), estimate[first]);
    std::fill(estimate.begin() + static_cast<std::ptrdiff_t>(last) + 1, estimate.end(), estimate[last]);
}

/// The response that explains what the window shows.
///
/// Dividing by the reference within the same window is exact for a flat chain. Where the response changes
/// close to the edge of the sweep's band and the window is short, the window mixes both; so the estimate is
/// sent through the same window, and what comes out wrong by is taken back from it.
Spectrum explain(const Deconvolution& deconvolution, const WindowSpan& window, int refinements)
{
    const WindowedTransform transform(window, deconvolution.rate);
    const auto seen = transform(deconvolution.impulse_response, 0);
    const auto reference = transform(*deconvolution.reference, 0);
    Spectrum inverse(reference.size());
    std::transform(reference.begin(), reference.end(), inverse.begin(),
                   [](const auto& bin) { return 1.0 / bin; });
    const auto band =
        forward_fft(centred_part(*deconvolution.reference, 0, transform.length()), transform.length());
    Spectrum estimate(seen.size());
    Spectrum shown(seen.size());
    for (int pass = 0;; ++pass) {
        for (std::size_t bin = 0; bin < estimate.size(); ++bin) {
            estimate[bin] += finite_product(seen[bin] - shown[bin], inverse[bin]);
        }
        hold_edges(estimate, reference);
        if (pass == refinements) {
            return estimate;
        }
        const auto model = inverse_fft(estimate, transform.length(), [&](std::size_t bin, const auto& value) {
            return finite_product(value, band[bin]);
        });
        shown = transform(model, 0);
    }
}

/// The spectrum at `frequency_hz` of what a window and, at every frequency, a Hann window of `cycles` leave
/// of a circular signal; time 0 is at `centre`, the middle of the Hann window `offset` samples later.
std::complex<double> gated_value(std::span<const double> kept, std::size_t left, double offset,
                                 double reach_samples, double radians_per_sample)
{
    const double middle = static_cast<double>(left) + offset;
    const auto first = static_cast<std::size_t>(std::max(0.0, std::ceil(middle - reach_samples)));
    const auto last = std::min(static_cast<double>(kept.size()) - 1.0, std::floor(middle + reach_samples));
    // Turning step by step saves a sine a sample; after a hundred thousand steps it is off by 1e-11 at most.
    auto turned =
        std::polar(1.0, -radians_per_sample * (static_cast<double>(first) - static_cast<double>(left)));
    const auto step = std::polar(1.0, -radians_per_sample);
    std::complex<double> sum = 0.0;
    for (std::size_t i = first; static_cast<double>(i) <= last; ++i) {
        const double distance = std::abs(static_cast<double>(i) - middle);
        sum += kept[i] * hann_weight(distance, reach_samples) * turned;
        turned *= step;
    }
    return sum;
}

void require_room(const Deconvolution& deconvolution, const WindowSpan& window)
{
    const auto samples = deconvolution.impulse_response.size();
    if (window.left + window.right > samples) {
        throw Error(Fault::data, "expected a window of at most " + std::to_string(samples) +
                                     " samples for this take but found " +
                                     std::to_string(window.left + window.right));
    }
}

/// `response_at` tells the response with time 0 at the sample next to the arrival.
template <typename ResponseAt>
FrequencyResponse to_curve(const Deconvolution& deconvolution, std::size_t sweep_start,
                           std::span<const double> frequency_hz, const ResponseAt& response_at)
{
    const auto centre = std::llround(deconvolution.arrival());
    const double rate = deconvolution.rate.value;
    // The phase belongs to the delay as it is printed, not to the one before rounding.
    const auto delay_text = format_fixed((deconvolution.arrival() - static_cast<double>(sweep_start)) / rate,
                                         note::delay_decimals);
    const double delay_s = parse_number(delay_text).value_or(0.0);
    const double centre_s = (static_cast<double>(centre) - static_cast<double>(sweep_start)) / rate;

    std::vector<double> spl_db;
    std::vector<double> phase_deg;
    for (const double frequency : frequency_hz) {
        const std::complex<double> value = response_at(frequency);
        const double magnitude = std::abs(value);
        spl_db.push_back(magnitude > 0.0 ? std::max(20.0 * std::log10(magnitude), least_level_db)
                                         : least_level_db);
        const double turned = std::arg(value) - 2.0 * std::numbers::pi * frequency * (centre_s - delay_s);
        phase_deg.push_back(turned * 180.0 / std::numbers::pi);
    }
    return {{frequency_hz.begin(), frequency_hz.end()},
            std::move(spl_db),
            std::move(phase_deg),
            {{std::string(note::level), "dB re sweep"},
             {std::string(note::smoothing), "none"},
             {std::string(note::delay_s), delay_text}}};
}

/// The curve of a window that is the same at all frequencies.
FrequencyResponse evenly_windowed(const Deconvolution& deconvolution, const WindowSpan& window,
                                  std::size_t sweep_start, std::span<const double> frequency_hz,
                                  int refinements)
{
    const auto response = explain(deconvolution, window, refinements);
    const double bin_hz = deconvolution.rate.value / static_cast<double>(2 * (response.size() - 1));
    return to_curve(deconvolution, sweep_start, frequency_hz,
                    [&](double frequency) { return between_bins(response, frequency / bin_hz); });
}

} // namespace

int corrections_within(const WindowSpan& window)
{
    // The less of the left side there is, the more the edge of the band is mixed in.
    return 2 * window.left < window.right ? 8 : 3;
}

FrequencyResponse transfer_function(const Deconvolution& deconvolution, const WindowSpan& window,
                                    std::size_t sweep_start, std::span<const double> frequency_hz)
{
    return evenly_windowed(deconvolution, window, sweep_start, frequency_hz, corrections_within(window));
}

FrequencyResponse gated_transfer_function(const Deconvolution& deconvolution, const Gate& gate,
                                          std::size_t sweep_start, std::span<const double> frequency_hz)
{
    require_room(deconvolution, gate.window);
    if (!gate.cycles) {
        return evenly_windowed(deconvolution, gate.window, sweep_start, frequency_hz, 0);
    }
    const auto centre = std::llround(deconvolution.arrival());
    const auto kept = windowed(deconvolution.impulse_response, 0, gate.window);
    const auto reference = windowed(*deconvolution.reference, 0, gate.window);
    const double offset = deconvolution.arrival() - static_cast<double>(centre);
    return to_curve(deconvolution, sweep_start, frequency_hz, [&](double frequency) {
        const double turn = 2.0 * std::numbers::pi * frequency / deconvolution.rate.value;
        const double reach = 0.5 * *gate.cycles / frequency * deconvolution.rate.value;
        return gated_value(kept, gate.window.left, offset, reach, turn) /
               gated_value(reference, gate.window.left, 0.0, reach, turn);
    });
}

std::vector<double> windowed_impulse_response(const Deconvolution& deconvolution, const WindowSpan& window)
{
    require_room(deconvolution, window);
    return windowed(deconvolution.impulse_response, 0, window);
}

ImpulseResponse impulse_response(const Deconvolution& deconvolution, const WindowSpan& window)
{
    const auto rounded = static_cast<double>(std::llround(deconvolution.arrival()));
    return {deconvolution.rate, windowed_impulse_response(deconvolution, window),
            static_cast<double>(window.left) + deconvolution.arrival() - rounded};
}

} // namespace earbench
