#include "sweep/noise.hpp"
#include "verdict/explained_take.hpp"
#include "verdict/verdict.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

/// Power of the noise before the signal at one frequency, per sample.
class SilenceSpectrum {
public:
    SilenceSpectrum(std::span<const double> silence, SampleRate rate)
        : m_rate(rate), m_length(fft_length(2 * silence.size()))
    {
        double mean = 0.0;
        for (const double sample : silence) {
            mean += sample / static_cast<double>(silence.size());
        }
        std::vector<double> tapered;
        for (std::size_t i = 0; i < silence.size(); ++i) {
            const double angle =
                2.0 * std::numbers::pi * (static_cast<double>(i) + 0.5) / static_cast<double>(silence.size());
            const double weight = 0.5 - 0.5 * std::cos(angle);
            tapered.push_back(weight * (silence[i] - mean));
            m_weight_sum += weight;
            m_square_sum += weight * weight;
        }
        m_spectrum = forward_fft(tapered, m_length);
    }

    /// Mean power from `low` to `high` Hz.
    [[nodiscard]] double power(double low_hz, double high_hz) const
    {
        const auto first = bin_of(low_hz);
        const auto last = std::max(first + 1, bin_of(high_hz));
        double sum = 0.0;
        for (std::size_t bin = first; bin < last; ++bin) {
            sum += std::norm(m_spectrum[bin]);
        }
        return sum / static_cast<double>(last - first) / m_square_sum;
    }

    /// Amplitude of a tone at `frequency_hz` that stands 10 dB out of what surrounds it, else 0.
    [[nodiscard]] double tone_amplitude(double frequency_hz) const
    {
        constexpr double stands_out = 10.0;
        const double tone = std::norm(m_spectrum[bin_of(frequency_hz)]) / m_square_sum;
        const double beside = 0.5 * (power(frequency_hz - 8.0, frequency_hz - 4.0) +
                                     power(frequency_hz + 4.0, frequency_hz + 8.0));
        return tone > stands_out * beside ? 2.0 * std::sqrt(tone * m_square_sum) / m_weight_sum : 0.0;
    }

private:
    [[nodiscard]] std::size_t bin_of(double frequency_hz) const
    {
        const auto bin = static_cast<std::size_t>(
            std::llround(frequency_hz / m_rate.value * static_cast<double>(m_length)));
        return std::min(bin, m_spectrum.size() - 1);
    }

    SampleRate m_rate;
    std::size_t m_length;
    double m_weight_sum = 0.0;
    double m_square_sum = 0.0;
    Spectrum m_spectrum;
};

/// Mean |model|^2 from `low` to `high` Hz.
double model_power(const ExplainedTake& explanation, SampleRate rate, double low_hz, double high_hz)
{
    const double bin_hz = rate.value / static_cast<double>(explanation.length);
    const auto first = static_cast<std::size_t>(low_hz / bin_hz);
    const auto last = std::min(std::max(first + 1, static_cast<std::size_t>(high_hz / bin_hz)),
                               explanation.model_spectrum.size());
    double sum = 0.0;
    for (std::size_t bin = first; bin < last; ++bin) {
        sum += std::norm(explanation.model_spectrum[bin]);
    }
    return sum / static_cast<double>(last - first);
}

} // namespace

void check_noise(TakeVerdict& verdict, std::span<const double> take, const ExplainedTake& explanation,
                 const Deconvolution& deconvolution, const SweepReference& sweep)
{
    const auto silence = silence_before_signal(take, deconvolution.arrival, sweep);
    if (!silence) {
        return;
    }
    const SilenceSpectrum noise(*silence, sweep.rate());
    const auto window = sweep.window();
    const auto span = static_cast<double>(window.left + window.right);
    constexpr double mean_square_weight =
        0.6875; // of a window that is flat over half and half a cosine over half
    constexpr double mean_weight = 0.75;
    const double third = std::exp2(1.0 / 6.0);
    double worst_db = greatest_ratio_db;
    double worst_hz = 0.0;
    for (double centre = 40.0; centre < 16'500.0; centre *= third * third) {
        if (centre / third < sweep.band().from.value || centre * third > sweep.band().to.value) {
            continue;
        }
        const double signal = sweep.repeats().count * // the mean over the repeats has so much less noise
                              model_power(explanation, sweep.rate(), centre / third, centre * third);
        const double snr_db =
            power_ratio_db(signal, noise.power(centre / third, centre * third) * mean_square_weight * span);
        if (snr_db < worst_db) {
            worst_db = snr_db;
            worst_hz = centre;
        }
    }
    const auto at_frequency = [](double hz) {
        return hz > 0.0 ? std::optional(CheckPlace{hz, "Hz"}) : std::nullopt;
    };
    verdict.add("snr_db", worst_db, at_frequency(worst_hz));
    constexpr std::array mains_hz{50.0, 60.0, 100.0, 120.0, 150.0, 180.0};
    double worst_hum_db = greatest_ratio_db;
    double worst_hum_hz = 0.0;
    for (const double frequency : mains_hz) {
        const double tone = 0.5 * noise.tone_amplitude(frequency) * mean_weight * span;
        const double hum_db = power_ratio_db(
            model_power(explanation, sweep.rate(), frequency - 1.0, frequency + 1.0), tone * tone);
        if (hum_db < worst_hum_db) {
            worst_hum_db = hum_db;
            worst_hum_hz = frequency;
        }
    }
    verdict.add("hum_db", worst_hum_db, at_frequency(worst_hum_hz));
}

} // namespace earbench
