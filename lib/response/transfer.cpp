#include "response/transfer.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr std::size_t padding = 8;
constexpr double least_level_db = -300.0; // of a response that is exactly 0

/// The spectrum of a windowed impulse response between its bins.
class SmoothSpectrum {
public:
    /// `kept` starts `left` samples before time 0.
    SmoothSpectrum(std::span<const double> kept, std::size_t left, SampleRate rate)
    {
        const auto length = fft_length(padding * kept.size());
        // Time 0 goes to index 0: the spectrum then turns slowly, and a polynomial follows it.
        std::vector<double> circular(length);
        for (std::size_t i = 0; i < kept.size(); ++i) {
            circular[(i + length - left) % length] = kept[i];
        }
        m_bins = forward_fft(circular, length);
        m_bin_hz = rate.value / static_cast<double>(length);
    }

    [[nodiscard]] std::complex<double> at(double frequency_hz) const
    {
        constexpr std::size_t points = 6;
        const double position = frequency_hz / m_bin_hz;
        const auto whole = static_cast<std::size_t>(position);
        const std::size_t first = std::min(std::max<std::size_t>(whole, 2) - 2, m_bins.size() - points);
        const double offset = position - static_cast<double>(first);
        std::complex<double> sum = 0.0;
        for (std::size_t i = 0; i < points; ++i) {
            double weight = 1.0;
            for (std::size_t other = 0; other < points; ++other) {
                if (other != i) {
                    weight *= (offset - static_cast<double>(other)) / (static_cast<double>(i) - static_cast<double>(other));
                }
            }
            sum += weight * m_bins[first + i];
        }
        return sum;
    }

private:
    Spectrum m_bins;
    double m_bin_hz = 0.0;
};

} // namespace

FrequencyResponse transfer_function(const Deconvolution& deconvolution, const WindowSpan& window, std::size_t sweep_start,
                                    std::span<const double> frequency_hz)
{
    const auto centre = std::llround(deconvolution.arrival);
    const SmoothSpectrum response(windowed(deconvolution.impulse_response, centre, window), window.left, deconvolution.rate);
    const SmoothSpectrum reference(windowed(deconvolution.reference, 0, window), window.left, deconvolution.rate);

    const double rate = deconvolution.rate.value;
    // The phase belongs to the delay as it is printed, not to the one before rounding.
    constexpr int delay_decimals = 12;
    const auto delay_text = format_fixed((deconvolution.arrival - static_cast<double>(sweep_start)) / rate, delay_decimals);
    const double delay_s = parse_number(delay_text).value_or(0.0);
    const double centre_s = (static_cast<double>(centre) - static_cast<double>(sweep_start)) / rate;

    std::vector<double> spl_db;
    std::vector<double> phase_deg;
    for (const double frequency : frequency_hz) {
        const auto ratio = response.at(frequency) / reference.at(frequency);
        const double magnitude = std::abs(ratio);
        spl_db.push_back(magnitude > 0.0 ? std::max(20.0 * std::log10(magnitude), least_level_db) : least_level_db);
        const double turned = std::arg(ratio) - 2.0 * std::numbers::pi * frequency * (centre_s - delay_s);
        phase_deg.push_back(turned * 180.0 / std::numbers::pi);
    }
    return {{frequency_hz.begin(), frequency_hz.end()},
            std::move(spl_db),
            std::move(phase_deg),
            {{"level", "dB re sweep"}, {"smoothing", "none"}, {"delay-s", delay_text}}};
}

} // namespace earbench
