#include "sweep/noise.hpp"

#include "core/statistics.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>

namespace earbench {

namespace {

/// Mean power of the windowed transforms of a record at the frequencies of a zero-padded transform.
struct NoisePower {
    std::vector<double> bins;
    double bin_hz;
};

std::vector<double> without_mean(std::span<const double> record)
{
    double sum = 0.0;
    for (const double sample : record) {
        sum += sample;
    }
    const double mean = sum / static_cast<double>(record.size());
    std::vector<double> centred(record.begin(), record.end());
    for (double& sample : centred) {
        sample -= mean;
    }
    return centred;
}

/// The window with both sides shortened alike, to as many samples as there are.
WindowSpan fit_window(const WindowSpan& window, std::size_t samples)
{
    const auto whole = window.left + window.right;
    if (whole <= samples) {
        return window;
    }
    const auto left = samples * window.left / whole;
    return {left, samples - left};
}

/// The weights of the window, the first that at its left end.
std::vector<double> weights_of(const WindowSpan& span, int corrections)
{
    const std::vector<double> ones(span.left + span.right, 1.0);
    auto weights = windowed(ones, static_cast<std::ptrdiff_t>(span.left), span);
    for (double& weight : weights) {
        weight = 1.0 - std::pow(1.0 - weight, 1 + corrections);
    }
    return weights;
}

NoisePower noise_power(std::span<const double> record, const NoiseWindow& window, SampleRate rate)
{
    constexpr std::size_t padding = 4; // a tone between two bins then reads at most 0.1 dB low
    constexpr std::size_t steps_per_window = 4;
    const auto weights = weights_of(fit_window(window.span, record.size()), window.corrections);
    const auto kept = weights.size();
    const auto length = fft_length(padding * kept);
    NoisePower power{std::vector<double>(length / 2 + 1), rate.value / static_cast<double>(length)};
    const auto step = std::max<std::size_t>(kept / steps_per_window, 1);
    std::size_t count = 0;
    for (std::size_t first = 0; first + kept <= record.size(); first += step, ++count) {
        std::vector<double> part(kept);
        std::transform(weights.begin(), weights.end(), record.begin() + static_cast<std::ptrdiff_t>(first),
                       part.begin(), std::multiplies<>());
        const auto spectrum = forward_fft(part, length);
        std::transform(spectrum.begin(), spectrum.end(), power.bins.begin(), power.bins.begin(),
                       [](const auto& bin, double sum) { return sum + std::norm(bin); });
    }
    const double scale = static_cast<double>(window.span.left + window.span.right) /
                         (static_cast<double>(kept) * static_cast<double>(count));
    for (double& bin : power.bins) {
        bin *= scale;
    }
    return power;
}

double between_bins(std::span<const double> bins, double position)
{
    const auto below = std::min(static_cast<std::size_t>(position), bins.size() - 2);
    const double across = position - static_cast<double>(below);
    return bins[below] + across * (bins[below + 1] - bins[below]);
}

struct NoiseAt {
    double power;
    bool tone;
};

/// The power at the bin `at` of noise that is alike within [from, to]: the mean there without tones, unless
/// a tone is what lies at `at`.
NoiseAt noise_at(std::span<const double> bins, double at, double from, double to)
{
    constexpr double least_tone = 40.0; // over the median; noise alone gets there once in 1e12 bins
    const double here = between_bins(bins, at);
    const auto first = static_cast<std::size_t>(std::ceil(std::max(from, 1.0)));
    const auto last = std::min(static_cast<std::size_t>(std::max(to, 1.0)), bins.size() - 1);
    if (last < first) {
        return {here, false};
    }
    std::vector<double> around(bins.begin() + static_cast<std::ptrdiff_t>(first),
                               bins.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    const double limit = least_tone * upper_median_of(around);
    if (here > limit) {
        return {here, true};
    }
    double sum = 0.0;
    std::size_t count = 0;
    for (const double power : around) {
        sum += power <= limit ? power : 0.0;
        count += power <= limit ? 1 : 0;
    }
    return {sum / static_cast<double>(count), false};
}

/// What a further Hann window leaves of the power within `window`, of noise and of a tone at its frequency.
class HannShare {
public:
    explicit HannShare(const NoiseWindow& window)
        : m_left(window.span.left), m_weights(weights_of(window.span, window.corrections)),
          m_whole(sums(static_cast<double>(m_weights.size()), [](double) { return 1.0; }))
    {
    }

    [[nodiscard]] double of(bool tone, double reach_samples) const
    {
        const auto part =
            sums(reach_samples, [&](double distance) { return hann_weight(distance, reach_samples); });
        return tone ? std::pow(part.weights / m_whole.weights, 2) : part.squares / m_whole.squares;
    }

private:
    struct Sums {
        double weights = 0.0;
        double squares = 0.0;
    };

    /// Over what lies within `reach` of the window's middle.
    template <typename WeightAt>
    [[nodiscard]] Sums sums(double reach, const WeightAt& weight_at) const
    {
        const auto steps = static_cast<std::size_t>(std::min(reach, static_cast<double>(m_weights.size())));
        Sums sums;
        for (auto i = m_left - std::min(m_left, steps); i < std::min(m_left + steps + 1, m_weights.size());
             ++i) {
            const double weight =
                m_weights[i] * weight_at(std::abs(static_cast<double>(i) - static_cast<double>(m_left)));
            sums.weights += weight;
            sums.squares += weight * weight;
        }
        return sums;
    }

    std::size_t m_left;
    std::vector<double> m_weights;
    Sums m_whole;
};

} // namespace

std::optional<std::span<const double>> silence_behind_signal(std::span<const double> take, double arrival,
                                                             const SweepReference& sweep)
{
    constexpr double decay_s = 0.3;
    constexpr double shortest_s = 0.1;
    const double rate = sweep.rate().value;
    const auto& layout = sweep.layout();
    const auto last_sound =
        layout ? layout->second_pilot.first + layout->second_pilot.count : sweep.start() + sweep.samples();
    const double begin =
        std::max(0.0, std::ceil(arrival + static_cast<double>(last_sound - sweep.start()) + decay_s * rate));
    if (begin + shortest_s * rate > static_cast<double>(take.size())) {
        return std::nullopt;
    }
    const auto behind = take.subspan(static_cast<std::size_t>(begin));
    const bool zeros = std::all_of(behind.begin(), behind.end(), [](double sample) { return sample == 0.0; });
    return zeros ? std::nullopt : std::optional(behind);
}

std::optional<std::span<const double>> silence_before_signal(std::span<const double> take, double arrival,
                                                             const SweepReference& sweep)
{
    constexpr double kept_clear_s = 0.05; // the arrival is the strongest part of the answer, not its first
    constexpr double shortest_s = 0.1;
    const double rate = sweep.rate().value;
    const double end =
        arrival - static_cast<double>(sweep.start() - sweep.first_sound()) - kept_clear_s * rate;
    if (end < shortest_s * rate) {
        return std::nullopt;
    }
    const auto before = take.first(std::min(static_cast<std::size_t>(end), take.size()));
    const auto zeros =
        std::find_if(before.begin(), before.end(), [](double sample) { return sample != 0.0; }) -
        before.begin();
    const auto rest = before.subspan(static_cast<std::size_t>(zeros));
    if (rest.empty()) {
        return before;
    }
    return static_cast<double>(rest.size()) < shortest_s * rate ? std::nullopt : std::optional(rest);
}

SweepPower::SweepPower(const SweepReference& sweep) : m_rate(sweep.rate()), m_repeats(sweep.repeats().count)
{
    const auto spectrum = forward_fft(sweep.sweep(), fft_length(2 * sweep.samples()));
    m_bins.resize(spectrum.size());
    std::transform(spectrum.begin(), spectrum.end(), m_bins.begin(),
                   [](const auto& bin) { return std::norm(bin); });
}

double SweepPower::at(Hertz frequency) const
{
    return between_bins(m_bins,
                        frequency.value / m_rate.value * 2.0 * static_cast<double>(m_bins.size() - 1));
}

RecordedNoise::RecordedNoise(std::span<const double> record, SampleRate rate, int repeats)
    : m_rate(rate), m_repeats(repeats), m_record(without_mean(record))
{
}

std::vector<double> RecordedNoise::power(const NoiseWindow& window,
                                         std::span<const double> frequency_hz) const
{
    constexpr double half_width_in_record_lengths = 12.0;
    const auto shown = noise_power(m_record, window, m_rate);
    const double half_record_hz =
        half_width_in_record_lengths * m_rate.value / static_cast<double>(m_record.size());
    const HannShare share(window);
    const double half_octaves = std::exp2(1.0 / 48.0);

    std::vector<double> power;
    power.reserve(frequency_hz.size());
    for (const double frequency : frequency_hz) {
        const double from = std::min(frequency / half_octaves, frequency - half_record_hz);
        const double to = std::max(frequency * half_octaves, frequency + half_record_hz);
        const auto noise =
            noise_at(shown.bins, frequency / shown.bin_hz, from / shown.bin_hz, to / shown.bin_hz);
        const double kept =
            window.cycles ? share.of(noise.tone, 0.5 * *window.cycles / frequency * m_rate.value) : 1.0;
        power.push_back(kept * noise.power / (noise.tone ? 1 : m_repeats));
    }
    return power;
}

std::vector<double> NoiseFloor::magnitude(const NoiseWindow& window,
                                          std::span<const double> frequency_hz) const
{
    auto magnitude = m_noise.power(window, frequency_hz);
    for (std::size_t i = 0; i < magnitude.size(); ++i) {
        magnitude[i] = std::sqrt(magnitude[i] / m_sweep.at({frequency_hz[i]}));
    }
    return magnitude;
}

} // namespace earbench
