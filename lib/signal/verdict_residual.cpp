#include "signal/verdict.hpp"

#include "signal/noise.hpp"
#include "signal/take.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace earbench {

namespace {

constexpr double frame_s = 0.005;
constexpr double click_from_hz = 100.0; // rumble is no click
constexpr double click_to_hz = 18'000.0;
constexpr double greatest_ratio_db = 200.0; // of noise that is exactly 0

double ratio_db(double numerator, double denominator)
{
    if (denominator <= 0.0 || numerator <= 0.0) {
        return numerator > 0.0 ? greatest_ratio_db : -greatest_ratio_db;
    }
    return std::clamp(10.0 * std::log10(numerator / denominator), -greatest_ratio_db, greatest_ratio_db);
}

/// 1 from `low_hz` to `high_hz`, half a cosine over a third of an octave outside.
double band_weight(double frequency_hz, double low_hz, double high_hz)
{
    if (frequency_hz <= 0.0) {
        return 0.0;
    }
    constexpr double edge_octaves = 1.0 / 3.0;
    const double outside = std::max(std::log2(low_hz / frequency_hz), std::log2(frequency_hz / high_hz));
    const double along = std::clamp(outside / edge_octaves, 0.0, 1.0);
    return 0.5 + 0.5 * std::cos(std::numbers::pi * along);
}

/// The take as its own response explains it, and what that leaves.
struct Explanation {
    std::vector<double> model;         ///< the sweep's file through the response
    std::vector<double> audible_model; ///< the same from click_from_hz to click_to_hz
    std::vector<double> audible_rest;  ///< the same part of take minus model
    Spectrum model_spectrum;
    std::size_t length = 0; ///< of the transforms; the vectors are as long
};

Explanation explain_take(std::span<const double> take, const Deconvolution& deconvolution,
                         const SweepReference& sweep)
{
    const auto file_samples = sweep.file_samples();
    Explanation result;
    const auto length = fft_length(take.size() + file_samples.size());
    result.length = length;
    const auto window = sweep.window();
    const auto arrival = std::llround(deconvolution.arrival);
    const auto kept = windowed(deconvolution.impulse_response, arrival, window);
    std::vector<double> placed(length);
    const auto first =
        arrival - static_cast<std::ptrdiff_t>(window.left) - static_cast<std::ptrdiff_t>(sweep.start());
    for (std::size_t i = 0; i < kept.size(); ++i) {
        const auto at = (first + static_cast<std::ptrdiff_t>(i)) % std::ssize(placed);
        placed[static_cast<std::size_t>(at < 0 ? at + std::ssize(placed) : at)] = kept[i];
    }
    result.model_spectrum = forward_fft(file_samples, length);
    const auto response = forward_fft(placed, length);
    auto rest = forward_fft(take, length);
    Spectrum audible(rest.size());
    const double highest_hz = std::min(click_to_hz, 0.9 * sweep.band().to.value);
    for (std::size_t bin = 0; bin < rest.size(); ++bin) {
        const double frequency =
            static_cast<double>(bin) * deconvolution.rate.value / static_cast<double>(length);
        const double weight = band_weight(frequency, click_from_hz, highest_hz);
        result.model_spectrum[bin] *= response[bin];
        audible[bin] = weight * result.model_spectrum[bin];
        rest[bin] = weight * (rest[bin] - result.model_spectrum[bin]);
    }
    result.model = inverse_fft(result.model_spectrum, length);
    result.audible_model = inverse_fft(audible, length);
    result.audible_rest = inverse_fft(rest, length);
    return result;
}

std::vector<double> frame_energies(std::span<const double> samples, std::size_t frame)
{
    std::vector<double> energies(samples.size() / frame);
    for (std::size_t i = 0; i < energies.size() * frame; ++i) {
        energies[i / frame] += samples[i] * samples[i];
    }
    return energies;
}

/// Applies `reduce` to the values within `reach` of every place.
template <typename Reduce>
std::vector<double> around(const std::vector<double>& values, std::size_t reach, Reduce reduce)
{
    std::vector<double> reduced(values.size());
    std::vector<double> near;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto first = i > reach ? i - reach : 0;
        const auto last = std::min(values.size(), i + reach + 1);
        near.assign(values.begin() + static_cast<std::ptrdiff_t>(first),
                    values.begin() + static_cast<std::ptrdiff_t>(last));
        reduced[i] = reduce(near);
    }
    return reduced;
}

double middle_of(std::vector<double>& values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double greatest_of(std::vector<double>& values)
{
    return *std::max_element(values.begin(), values.end());
}

/// How far the worst frame of what is left rises above its neighbours, as far as it comes up to 50 dB below
/// the signal.
double click_db(std::span<const double> model, std::span<const double> rest, std::size_t frame)
{
    constexpr std::size_t neighbours = 40; // 0.2 s to both sides
    constexpr std::size_t near_signal = 10;
    constexpr double below_signal_db = 50.0;
    const auto energies = frame_energies(rest, frame);
    const auto floors = around(energies, neighbours, middle_of);
    const auto signals = around(frame_energies(model, frame), near_signal, greatest_of);
    double worst = -greatest_ratio_db;
    for (std::size_t i = 0; i < energies.size(); ++i) {
        worst = std::max(worst, std::min(ratio_db(energies[i], floors[i]),
                                         ratio_db(energies[i], signals[i]) + below_signal_db));
    }
    return worst;
}

double peak_of_all(std::span<const double> samples)
{
    double peak = 0.0;
    for (const double sample : samples) {
        peak = std::max(peak, std::abs(sample));
    }
    return peak;
}

double range_of(std::span<const double> samples)
{
    const auto [least, greatest] = std::minmax_element(samples.begin(), samples.end());
    return *greatest - *least;
}

/// Where `file` sounds: a sample above 1 % of its peak comes within 10 ms before and within 10 ms after.
/// Fades and pauses are no place to look for gaps.
std::vector<bool> sounding(std::span<const double> file, SampleRate rate)
{
    constexpr double near_s = 0.01;
    constexpr double share_of_peak = 0.01;
    const auto near = static_cast<std::size_t>(near_s * rate.value);
    const double threshold = share_of_peak * peak_of_all(file);
    std::vector<bool> sounds(file.size());
    std::size_t last_loud = file.size(); // none yet
    for (std::size_t i = 0; i < file.size(); ++i) {
        if (std::abs(file[i]) <= threshold) {
            continue;
        }
        const bool close = last_loud < i && i - last_loud <= 2 * near;
        std::fill(sounds.begin() + static_cast<std::ptrdiff_t>(close ? last_loud : i),
                  sounds.begin() + static_cast<std::ptrdiff_t>(i) + 1, true);
        last_loud = i;
    }
    return sounds;
}

/// The longest run of equal samples of the take, where `sounds`, during which the model moves by more than
/// `tolerance`.
std::size_t longest_stuck_run(std::span<const double> take, std::span<const double> model,
                              const std::vector<bool>& sounds, double tolerance)
{
    std::size_t longest = 0;
    const auto size = std::min(take.size(), sounds.size());
    for (std::size_t first = 0; first < size;) {
        std::size_t last = first + 1;
        while (last < size && take[last] == take[first] && sounds[last] == sounds[first]) {
            ++last;
        }
        const auto count = last - first;
        if (sounds[first] && count > std::max<std::size_t>(longest, 2) &&
            range_of(model.subspan(first, count)) > tolerance) {
            longest = count;
        }
        first = last;
    }
    return longest;
}

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
double model_power(const Explanation& explanation, SampleRate rate, double low_hz, double high_hz)
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

void check_noise(TakeVerdict& verdict, std::span<const double> silence, const Explanation& explanation,
                 const SweepReference& sweep)
{
    const SilenceSpectrum noise(silence, sweep.rate());
    const auto window = sweep.window();
    const auto span = static_cast<double>(window.left + window.right);
    constexpr double mean_square_weight =
        0.6875; // of a window that is flat over half and half a cosine over half
    constexpr double mean_weight = 0.75;
    const double third = std::exp2(1.0 / 6.0);
    double worst_db = greatest_ratio_db;
    for (double centre = 40.0; centre < 16'500.0; centre *= third * third) {
        if (centre / third < sweep.band().from.value || centre * third > sweep.band().to.value) {
            continue;
        }
        const double signal = sweep.repeats().count * // the mean over the repeats has so much less noise
                              model_power(explanation, sweep.rate(), centre / third, centre * third);
        worst_db = std::min(worst_db, ratio_db(signal, noise.power(centre / third, centre * third) *
                                                           mean_square_weight * span));
    }
    verdict.add("snr_db", worst_db);
    constexpr std::array mains_hz{50.0, 60.0, 100.0, 120.0, 150.0, 180.0};
    double worst_hum_db = greatest_ratio_db;
    for (const double frequency : mains_hz) {
        const double tone = 0.5 * noise.tone_amplitude(frequency) * mean_weight * span;
        worst_hum_db = std::min(
            worst_hum_db,
            ratio_db(model_power(explanation, sweep.rate(), frequency - 1.0, frequency + 1.0), tone * tone));
    }
    verdict.add("hum_db", worst_hum_db);
}

} // namespace

void check_residual(TakeVerdict& verdict, std::span<const double> take, const Deconvolution& deconvolution,
                    const SweepReference& sweep)
{
    const auto explanation = explain_take(take, deconvolution, sweep);
    const double rate = sweep.rate().value;
    const auto file_samples = sweep.file_samples();
    // From the sweep's first sample to 50 ms after its last, as far as the take reaches. The pilots are left
    // out: a clock that is a little off moves them against the sweep.
    const auto first = std::llround(deconvolution.arrival);
    const auto last = first + static_cast<std::ptrdiff_t>(sweep.samples());
    const auto decay = static_cast<std::ptrdiff_t>(0.05 * rate);
    const auto begin = std::clamp<std::ptrdiff_t>(first, 0, std::ssize(take));
    const auto end = std::clamp<std::ptrdiff_t>(last + decay, begin, std::ssize(take));
    // A take that begins or ends in the middle of the sweep has an edge there that no response explains.
    const bool whole = first >= 0 && last <= std::ssize(take);
    const auto part = [&](std::span<const double> samples) {
        return samples.subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
    };
    const auto frame = static_cast<std::size_t>(frame_s * rate);
    if (whole) {
        verdict.add("click_db",
                    click_db(part(explanation.audible_model), part(explanation.audible_rest), frame));
    }

    auto energies = frame_energies(part(explanation.audible_rest), frame);
    const double rest_rms =
        energies.empty() ? 0.0 : std::sqrt(middle_of(energies) / static_cast<double>(frame));
    constexpr double steps = 4.0;
    constexpr double noises = 4.0;
    constexpr double share_of_peak = 1e-3;
    const double tolerance =
        steps * quantisation_step(take) + noises * rest_rms + share_of_peak * peak_of_all(take);
    const auto in_file =
        std::min(sweep.start() + static_cast<std::size_t>(begin - first), file_samples.size());
    const auto sounds = sounding(file_samples.subspan(in_file), sweep.rate());
    verdict.add("stuck_samples", static_cast<double>(longest_stuck_run(part(take), part(explanation.model),
                                                                       sounds, tolerance)));

    if (const auto silence = silence_before_signal(take, deconvolution.arrival, sweep)) {
        check_noise(verdict, *silence, explanation, sweep);
    }
}

} // namespace earbench
