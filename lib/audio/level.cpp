#include "audio/level.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/statistics.hpp"
#include "sweep/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace earbench {

namespace {

Decibel dbfs(double amplitude)
{
    constexpr double least = 1e-10;
    return {20.0 * std::log10(std::max(amplitude, least))};
}

double hann_weight(std::size_t index, std::size_t count)
{
    const double step = 2.0 * std::numbers::pi / static_cast<double>(count);
    return 0.5 - 0.5 * std::cos(step * (static_cast<double>(index) + 0.5));
}

/// Mean square about the mean, weighted by a Hann window: of a sine the same wherever its periods are cut.
double weighted_mean_square(std::span<const double> samples)
{
    const double mean = mean_of(samples);
    double sum = 0.0;
    double weights = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double weight = hann_weight(i, samples.size());
        sum += weight * (samples[i] - mean) * (samples[i] - mean);
        weights += weight;
    }
    return sum / weights;
}

/// Amplitude of the sine of `frequency_hz`, all weighted by a Hann window.
double amplitude_at(std::span<const double> samples, SampleRate rate, double frequency_hz)
{
    const double step = 2.0 * std::numbers::pi * frequency_hz / rate.value;
    const double mean = mean_of(samples);
    std::complex<double> sum = 0.0;
    double weights = 0.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const auto at = static_cast<double>(i);
        const double weight = hann_weight(i, samples.size());
        sum += weight * (samples[i] - mean) * std::polar(1.0, -step * at);
        weights += weight;
    }
    return 2.0 * std::abs(sum) / weights;
}

/// Where amplitude_at is greatest between two frequencies; it has one maximum there.
double loudest_frequency(std::span<const double> samples, SampleRate rate, double low_hz, double high_hz)
{
    constexpr double golden = 0.6180339887498949;
    constexpr double precision = 1e-7; // of the frequency; the level then is off by far less than 0.0001 dB
    double left = high_hz - golden * (high_hz - low_hz);
    double right = low_hz + golden * (high_hz - low_hz);
    double at_left = amplitude_at(samples, rate, left);
    double at_right = amplitude_at(samples, rate, right);
    while (high_hz - low_hz > precision * high_hz) {
        if (at_left > at_right) {
            high_hz = right;
            right = left;
            at_right = at_left;
            left = high_hz - golden * (high_hz - low_hz);
            at_left = amplitude_at(samples, rate, left);
        } else {
            low_hz = left;
            left = right;
            at_left = at_right;
            right = low_hz + golden * (high_hz - low_hz);
            at_right = amplitude_at(samples, rate, right);
        }
    }
    return 0.5 * (low_hz + high_hz);
}

} // namespace

LevelReading read_level(std::span<const double> samples)
{
    constexpr double full_scale = 1.0 - 1.0 / 32'768.0; // the highest of 16 bits
    double peak = 0.0;
    std::size_t clipped = 0;
    for (const double sample : samples) {
        peak = std::max(peak, std::abs(sample));
        clipped += std::abs(sample) >= full_scale ? 1U : 0U;
    }
    return {dbfs(std::sqrt(2.0 * variance_of(samples))), dbfs(peak), clipped};
}

std::string level_bar(double amplitude)
{
    constexpr double lowest_dbfs = -60.0;
    constexpr long width = 30;
    const double level = dbfs(amplitude).value;
    const long filled = std::clamp(std::lround(width * (1.0 - level / lowest_dbfs)), 0L, width);
    std::string bar(static_cast<std::size_t>(filled), '#');
    bar.resize(width, '-');
    const auto number = format_fixed(std::max(level, -99.9), 1);
    return "[" + bar + "] " + std::string(5 - std::min<std::size_t>(5, number.size()), ' ') + number +
           " dBFS";
}

ToneReading read_tone(std::span<const double> samples, SampleRate rate, Hertz nominal)
{
    constexpr double least_periods = 100.0;
    const double length_s = static_cast<double>(samples.size()) / rate.value;
    if (length_s * nominal.value < least_periods) {
        throw Error(Fault::data, "expected at least 100 periods of " + format_shortest(nominal.value) +
                                     " Hz but found " + format_fixed(length_s * nominal.value, 1));
    }
    // A second is enough to find the frequency; its main lobe is 2 Hz to either side.
    const auto head = samples.first(std::min(samples.size(), static_cast<std::size_t>(rate.value)));
    const double bin_hz = rate.value / static_cast<double>(head.size());
    const double edge = std::exp2(0.25);
    double coarse_hz = nominal.value;
    double greatest = 0.0;
    for (double hz = nominal.value / edge; hz <= nominal.value * edge; hz += bin_hz) {
        const double amplitude = amplitude_at(head, rate, hz);
        if (amplitude > greatest) {
            greatest = amplitude;
            coarse_hz = hz;
        }
    }
    const double frequency_hz = loudest_frequency(head, rate, coarse_hz - bin_hz, coarse_hz + bin_hz);
    const double amplitude = amplitude_at(head, rate, frequency_hz);
    const double tone_power = 0.5 * amplitude * amplitude;
    const double rest_power = std::max(weighted_mean_square(head) - tone_power, 1e-20);
    double least = amplitude;
    double most = amplitude;
    constexpr std::size_t parts = 10;
    const auto part = samples.size() / parts;
    for (std::size_t i = 0; i < parts; ++i) {
        const double here = amplitude_at(samples.subspan(i * part, part), rate, frequency_hz);
        least = std::min(least, here);
        most = std::max(most, here);
    }
    return {{frequency_hz},
            dbfs(amplitude),
            {10.0 * std::log10(std::max(tone_power, 1e-20) / rest_power)},
            {dbfs(most).value - dbfs(least).value}};
}

std::optional<std::string> reason_to_reject(const ToneReading& tone, const LevelReading& level)
{
    constexpr double least_purity_db = 20.0;
    constexpr double greatest_drift_db = 0.2; // what IEC 60942 asks of a calibrator of class 2, twice
    if (level.clipped > 0) {
        return "clipped: " + std::to_string(level.clipped) + " samples at full scale";
    }
    if (tone.purity.value < least_purity_db) {
        return "no tone: only " + format_fixed(tone.purity.value, 1) + " dB above the rest (limit 20.0)";
    }
    if (tone.drift.value > greatest_drift_db) {
        return "unsteady: the level moves by " + format_fixed(tone.drift.value, 2) + " dB (limit 0.20)";
    }
    return std::nullopt;
}

std::optional<LevelCheckSignal> make_level_check(SampleRate rate, Hertz from, Hertz to, Decibel peak)
{
    const SweepOptions options{.rate = rate, .length = {1.0}, .from = from, .to = to, .peak = peak};
    try {
        const auto sweep = plan_sweep(options).sweep;
        const auto signal = make_sweep(options);
        constexpr double silence_s = 0.5;
        LevelCheckSignal check{{}, static_cast<std::size_t>(silence_s * rate.value)};
        check.samples.resize(check.silence);
        const auto first = signal.begin() + static_cast<std::ptrdiff_t>(sweep.first);
        check.samples.insert(check.samples.end(), first, first + static_cast<std::ptrdiff_t>(sweep.count));
        return check;
    } catch (const Error&) {
        return std::nullopt;
    }
}

LevelCheck judge_level(std::span<const double> recording, std::size_t noise_count)
{
    LevelCheck check{read_level(recording), read_level(recording.first(noise_count)), {}, {}};
    const double peak = check.signal.peak.value;
    const double above_noise = peak - check.noise.rms.value;
    const auto found = format_fixed(peak, 1) + " dBFS";
    if (check.signal.clipped > 0) {
        check.reason_to_reject =
            "clipped: " + std::to_string(check.signal.clipped) + " samples at full scale";
    } else if (above_noise < 12.0) {
        check.reason_to_reject = "nothing is heard: peak " + found + ", " + format_fixed(above_noise, 1) +
                                 " dB above the noise (limit 12.0)";
    } else if (peak > -3.0) {
        check.warning = "little headroom: peak " + found + " (limit -3.0)";
    } else if (peak < -40.0) {
        check.warning = "low level: peak " + found + " (limit -40.0)";
    } else if (above_noise < 30.0) {
        check.warning =
            "much noise: the peak is " + format_fixed(above_noise, 1) + " dB above it (limit 30.0)";
    }
    return check;
}

std::vector<std::string> describe(const LevelCheck& check)
{
    std::vector<std::string> lines{"peak " + format_fixed(check.signal.peak.value, 1) + " dBFS, noise " +
                                   format_fixed(check.noise.rms.value, 1) + " dBFS"};
    if (check.warning) {
        lines.push_back("warning: " + *check.warning);
    }
    return lines;
}

} // namespace earbench
