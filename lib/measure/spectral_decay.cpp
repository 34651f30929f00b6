#include "measure/spectral_decay.hpp"

#include "core/error.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>

namespace earbench {

namespace {

constexpr std::size_t slices = 251;
constexpr double decay_points_per_octave = 96.0;
constexpr double rises_in_duration = 10.0;
constexpr double durations_to_end = 20.0;
constexpr double ms_per_s = 1000.0;
constexpr std::array durations_s{0.005, 0.01, 0.02, 0.05, 0.1};
constexpr double least_decay_db = -200.0;

std::vector<double> decay_frequencies(const Band& band, SampleRate rate)
{
    const double from = std::max(band.from.value, 20.0);
    const double to = std::min({band.to.value, 20'000.0, 0.5 * rate.value});
    if (!(from < to)) {
        throw Error(Fault::data, "expected a sweep that reaches into 20 Hz to 20 kHz");
    }
    const double steps = std::max(1.0, std::round(decay_points_per_octave * std::log2(to / from)));
    std::vector<double> frequency_hz;
    for (double step = 0.0; step <= steps; ++step) {
        frequency_hz.push_back(from * std::pow(to / from, step / steps));
    }
    return frequency_hz;
}

double decay_right_side_s(const ImpulseResponse& response)
{
    return (static_cast<double>(response.samples.size()) - std::round(response.arrival)) /
           response.rate.value;
}

/// True when all that had time for five periods has decayed at the end.
bool has_decayed(const SpectralDecay& decay)
{
    constexpr double periods = 5.0;
    constexpr double decayed_db = -24.0;
    const auto columns = decay.frequency_hz.size();
    const auto* last_row = decay.level_db.data() + (decay.level_db.size() - columns);
    for (std::size_t column = 0; column < columns; ++column) {
        const bool had_time = decay.frequency_hz[column] * decay.time_ms.back() >= periods * ms_per_s;
        if (had_time && last_row[column] > decayed_db) {
            return false;
        }
    }
    return true;
}

/// Sums from every sample to the last of h(n) e^{-j w n}, and of the same times the cosine and the sine that
/// the window's rise is made of: a slice then costs a few additions instead of a sum of its own.
class RunningSums {
public:
    RunningSums(const ImpulseResponse& response, double rise_samples, double end_samples, double last_start)
        : m_arrival(response.arrival), m_rise(rise_samples),
          m_first(static_cast<std::size_t>(std::max(0.0, std::floor(m_arrival - m_rise))))
    {
        const auto& samples = response.samples;
        const double end = std::min(static_cast<double>(samples.size()), std::ceil(m_arrival + end_samples));
        const bool tapered = end < static_cast<double>(samples.size());
        const auto stored = static_cast<std::size_t>(std::ceil(last_start)) + 1;
        for (auto n = m_first; n < static_cast<std::size_t>(end); ++n) {
            const double after = static_cast<double>(n) - m_arrival;
            const double weight = tapered && after > 0.0 ? tukey_weight(after, end_samples) : 1.0;
            m_samples.push_back(weight * samples[n]);
            if (n <= m_first + stored) {
                m_cosine.push_back(std::cos(std::numbers::pi * after / m_rise));
                m_sine.push_back(std::sin(std::numbers::pi * after / m_rise));
            }
        }
        m_plain.resize(m_cosine.size() + 1);
        m_with_cosine.resize(m_plain.size());
        m_with_sine.resize(m_plain.size());
    }

    /// Prepares the slices at `radians_per_sample`.
    void turn(double radians_per_sample)
    {
        const auto step = std::polar(1.0, radians_per_sample);
        auto turned = std::polar(1.0, -radians_per_sample * static_cast<double>(m_samples.size()));
        const auto stored = m_cosine.size();
        std::complex<double> sum = 0.0;
        for (auto n = m_samples.size(); n-- > stored;) {
            turned *= step;
            sum += m_samples[n] * turned;
        }
        m_plain.back() = sum;
        for (auto n = stored; n-- > 0;) {
            turned *= step;
            const auto value = m_samples[n] * turned;
            m_plain[n] = m_plain[n + 1] + value;
            m_with_cosine[n] = m_with_cosine[n + 1] + value * m_cosine[n];
            m_with_sine[n] = m_with_sine[n + 1] + value * m_sine[n];
        }
    }

    /// The magnitude of the slice whose window reaches 1 at `start` samples after the arrival.
    [[nodiscard]] double slice(double start) const
    {
        const auto risen = place(start);
        const auto begun = place(start - m_rise);
        // 1/2 - 1/2 cos(pi (s - start + rise) / rise) = 1/2 + 1/2 cos(pi (s - start) / rise)
        const double angle = std::numbers::pi * start / m_rise;
        const auto rising = m_plain[begun] - m_plain[risen] +
                            std::cos(angle) * (m_with_cosine[begun] - m_with_cosine[risen]) +
                            std::sin(angle) * (m_with_sine[begun] - m_with_sine[risen]);
        return std::abs(m_plain[risen] + 0.5 * rising);
    }

private:
    /// Index of the first sample at or after `time`, in samples after the arrival.
    [[nodiscard]] std::size_t place(double time) const
    {
        const double at = std::ceil(m_arrival + time) - static_cast<double>(m_first);
        return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(m_plain.size() - 1)));
    }

    double m_arrival;
    double m_rise;
    std::size_t m_first;
    std::vector<double> m_samples; ///< from m_first on
    std::vector<double> m_cosine;  ///< of the samples that the start of the window passes
    std::vector<double> m_sine;
    std::vector<std::complex<double>> m_plain;
    std::vector<std::complex<double>> m_with_cosine;
    std::vector<std::complex<double>> m_with_sine;
};

} // namespace

SpectralDecay spectral_decay(const ImpulseResponse& response, Seconds duration, const Band& band)
{
    const double rate = response.rate.value;
    const double rise_s = duration.value / rises_in_duration;
    const double end_s = std::min(durations_to_end * duration.value, decay_right_side_s(response));
    SpectralDecay decay{decay_frequencies(band, response.rate), {}, {}, ms_per_s * rise_s, ms_per_s * end_s};
    const auto start_of = [&](std::size_t slice) {
        return duration.value * static_cast<double>(slice) / static_cast<double>(slices - 1);
    };
    for (std::size_t i = 0; i < slices; ++i) {
        decay.time_ms.push_back(ms_per_s * start_of(i));
    }
    const auto columns = decay.frequency_hz.size();
    std::vector<double> magnitude(slices * columns);
    RunningSums sums(response, rise_s * rate, end_s * rate, (duration.value + rise_s) * rate);
    for (std::size_t column = 0; column < columns; ++column) {
        sums.turn(2.0 * std::numbers::pi * decay.frequency_hz[column] / rate);
        for (std::size_t i = 0; i < slices; ++i) {
            magnitude[i * columns + column] = sums.slice(start_of(i) * rate);
        }
    }
    const double greatest = *std::max_element(magnitude.begin(), magnitude.end());
    for (const double value : magnitude) {
        const double level =
            value > 0.0 && greatest > 0.0 ? 20.0 * std::log10(value / greatest) : least_decay_db;
        decay.level_db.push_back(std::max(level, least_decay_db));
    }
    return decay;
}

std::vector<SpectralDecay> fitting_decays(std::span<const ImpulseResponse> responses, const Band& band)
{
    double longest_s = durations_s.back();
    for (const auto& response : responses) {
        longest_s = std::min(longest_s, decay_right_side_s(response));
    }
    std::vector<SpectralDecay> decays;
    for (const double duration_s : durations_s) {
        decays.clear();
        for (const auto& response : responses) {
            decays.push_back(spectral_decay(response, {std::min(duration_s, longest_s)}, band));
        }
        if (duration_s >= longest_s || std::all_of(decays.begin(), decays.end(), has_decayed)) {
            break;
        }
    }
    return decays;
}

} // namespace earbench
