#include "response/transfer.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <functional>
#include <numbers>

namespace earbench {

namespace {

constexpr std::size_t padding = 8;
constexpr double least_level_db = -300.0; // of a response that is exactly 0

/// Windows impulse responses around one place and transforms them, time 0 at index 0: the spectra then turn
/// slowly, so that a polynomial can follow them from bin to bin.
class WindowedTransform {
public:
    explicit WindowedTransform(const WindowSpan& window)
        : m_window(window), m_length(fft_length(padding * (window.left + window.right)))
    {
    }

    [[nodiscard]] std::size_t length() const noexcept { return m_length; }

    [[nodiscard]] Spectrum operator()(std::span<const double> circular, std::ptrdiff_t centre) const
    {
        const auto kept = windowed(circular, centre, m_window);
        std::vector<double> padded(m_length);
        for (std::size_t i = 0; i < kept.size(); ++i) {
            padded[(i + m_length - m_window.left) % m_length] = kept[i];
        }
        return forward_fft(padded, m_length);
    }

private:
    WindowSpan m_window;
    std::size_t m_length;
};

/// The middle `length` samples of a circular signal that is centred on index 0, as a circular signal.
std::vector<double> shorten_circular(std::span<const double> circular, std::size_t length)
{
    std::vector<double> kept(length);
    const auto half = std::min(length, circular.size()) / 2;
    for (std::size_t i = 0; i < half; ++i) {
        kept[i] = circular[i];
        kept[length - 1 - i] = circular[circular.size() - 1 - i];
    }
    return kept;
}

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
Spectrum explain(const Deconvolution& deconvolution, const WindowSpan& window, std::ptrdiff_t centre)
{
    constexpr int refinements = 3;
    const WindowedTransform transform(window);
    const auto seen = transform(deconvolution.impulse_response, centre);
    const auto reference = transform(deconvolution.reference, 0);
    const auto band =
        forward_fft(shorten_circular(deconvolution.reference, transform.length()), transform.length());
    Spectrum estimate(seen.size());
    Spectrum shown(seen.size());
    for (int pass = 0;; ++pass) {
        for (std::size_t bin = 0; bin < estimate.size(); ++bin) {
            estimate[bin] += (seen[bin] - shown[bin]) / reference[bin];
        }
        hold_edges(estimate, reference);
        if (pass == refinements) {
            return estimate;
        }
        Spectrum model(estimate.size());
        std::transform(estimate.begin(), estimate.end(), band.begin(), model.begin(), std::multiplies<>());
        shown = transform(inverse_fft(model, transform.length()), 0);
    }
}

/// The value between bins, by a polynomial through the nearest six.
std::complex<double> interpolate(const Spectrum& bins, double position)
{
    constexpr std::size_t points = 6;
    const auto whole = static_cast<std::size_t>(position);
    const std::size_t first = std::min(std::max<std::size_t>(whole, 2) - 2, bins.size() - points);
    const double offset = position - static_cast<double>(first);
    std::complex<double> sum = 0.0;
    for (std::size_t i = 0; i < points; ++i) {
        double weight = 1.0;
        for (std::size_t other = 0; other < points; ++other) {
            if (other != i) {
                weight *= (offset - static_cast<double>(other)) /
                          (static_cast<double>(i) - static_cast<double>(other));
            }
        }
        sum += weight * bins[first + i];
    }
    return sum;
}

} // namespace

FrequencyResponse transfer_function(const Deconvolution& deconvolution, const WindowSpan& window,
                                    std::size_t sweep_start, std::span<const double> frequency_hz)
{
    const auto centre = std::llround(deconvolution.arrival);
    const auto response = explain(deconvolution, window, centre);

    const double rate = deconvolution.rate.value;
    const double bin_hz = rate / static_cast<double>(2 * (response.size() - 1));
    // The phase belongs to the delay as it is printed, not to the one before rounding.
    constexpr int delay_decimals = 12;
    const auto delay_text =
        format_fixed((deconvolution.arrival - static_cast<double>(sweep_start)) / rate, delay_decimals);
    const double delay_s = parse_number(delay_text).value_or(0.0);
    const double centre_s = (static_cast<double>(centre) - static_cast<double>(sweep_start)) / rate;

    std::vector<double> spl_db;
    std::vector<double> phase_deg;
    for (const double frequency : frequency_hz) {
        const auto value = interpolate(response, frequency / bin_hz);
        const double magnitude = std::abs(value);
        spl_db.push_back(magnitude > 0.0 ? std::max(20.0 * std::log10(magnitude), least_level_db)
                                         : least_level_db);
        const double turned = std::arg(value) - 2.0 * std::numbers::pi * frequency * (centre_s - delay_s);
        phase_deg.push_back(turned * 180.0 / std::numbers::pi);
    }
    return {{frequency_hz.begin(), frequency_hz.end()},
            std::move(spl_db),
            std::move(phase_deg),
            {{"level", "dB re sweep"}, {"smoothing", "none"}, {"delay-s", delay_text}}};
}

} // namespace earbench
