#include "recording.hpp"

#include "catalogue.hpp"
#include "core/error.hpp"
#include "core/number.hpp"
#include "curve/grid.hpp"
#include "random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace earbench::season {

namespace {

using std::numbers::pi;

constexpr Decibel noise_level{-95.0}; // re full scale: a quiet room and a good converter
constexpr double greatest_drift_ppm = 20.0;

/// Samples between samples: a sinc in a Kaiser window.
class Interpolator {
public:
    explicit Interpolator(const std::vector<double>& samples) : m_samples(samples.size() + 2 * zeros)
    {
        std::copy(samples.begin(), samples.end(), m_samples.begin() + zeros);
        std::iota(m_numbers.begin(), m_numbers.end(), 0.0);
        for (std::size_t step = 0; step < m_window.size(); ++step) {
            for (std::size_t tap = 0; tap < half; ++tap) {
                m_window[step][tap] = kaiser(static_cast<double>(tap) + static_cast<double>(step) / steps);
            }
        }
    }

    /// The value at `position` in samples; beyond their ends they are 0.
    [[nodiscard]] double at(double position) const
    {
        constexpr double near = 1e-9; // where the sine of nearly half a turn has lost its digits
        const double whole = std::floor(position);
        const double after = position - whole;
        const double place = whole + zeros;
        if (place < half || place > static_cast<double>(m_samples.size() - half - 1)) {
            return 0.0;
        }
        const auto* const left = &m_samples[static_cast<std::size_t>(place)];
        const auto* const right = left + 1;
        const double before = 1.0 - after;
        if (after < near || before < near) {
            return after < near ? *left : *right;
        }
        const auto left_taps = taps(after);
        const auto right_taps = taps(before);
        double even = 0.0;
        double odd = 0.0;
        for (std::size_t k = 0; k < half; k += 2) {
            even += *(left - k) * left_taps[k] + right[k] * right_taps[k];
            odd += *(left - k - 1) * left_taps[k + 1] + right[k + 1] * right_taps[k + 1];
        }
        // sin(pi (after + k)) is this sine with the sign of (-1)^k: one sine for all taps.
        return std::sin(pi * after) / pi * (even - odd);
    }

private:
    static constexpr std::size_t half = 32;        // taps on either side
    static constexpr std::size_t zeros = 2 * half; // a point half the taps beyond an end still has samples
    using Taps = std::array<double, half>;
    static constexpr std::size_t steps = 256; // of the window's table from tap to tap: 5e-8 between them

    /// The modified Bessel function of the first kind and order 0, by its power series.
    static double bessel_i0(double x)
    {
        double term = 1.0;
        double sum = 1.0;
        for (int k = 1; term > 1e-17 * sum; ++k) {
            term *= (x / (2.0 * k)) * (x / (2.0 * k));
            sum += term;
        }
        return sum;
    }

    /// The window at so many samples from its middle.
    static double kaiser(double distance)
    {
        constexpr double beta = 10.0; // 99 dB of stop band (Kaiser 1974, from beta = 0.1102 (A - 8.7))
        const double x = distance / half;
        return bessel_i0(beta * std::sqrt(std::max(0.0, 1.0 - x * x))) / bessel_i0(beta);
    }

    /// The window over its distance, `distance` (0 to 1) and each whole sample beyond it from the middle.
    [[nodiscard]] Taps taps(double distance) const
    {
        const double place = distance * steps;
        const auto step = std::min(static_cast<std::size_t>(place), steps - 1);
        const double share = place - static_cast<double>(step);
        const auto& from = m_window[step];
        const auto& to = m_window[step + 1];
        Taps taps{};
        for (std::size_t k = 0; k < half; ++k) {
            taps[k] = (from[k] + share * (to[k] - from[k])) / (distance + m_numbers[k]);
        }
        return taps;
    }

    Taps m_numbers{};              // 0, 1, 2, ...: from a column the compiler divides two at a time
    std::vector<double> m_samples; // between as many zeros on either side
    std::array<Taps, steps + 1> m_window{};
};

} // namespace

Recording plan_recording(const RecordingChoice& choice, SampleRate rate)
{
    constexpr double lowest_rate_hz = 44'100.0; // the filters reach beyond half of any lower one
    const auto& product = find_product(choice.iem);
    if (rate.value < lowest_rate_hz) {
        throw Error(Fault::usage,
                    "expected a sample rate of at least 44100 Hz but found " + format_shortest(rate.value));
    }
    if (choice.channel != "L" && choice.channel != "R") {
        throw Error(Fault::usage, "expected L or R for --channel but found '" + choice.channel + "'");
    }
    if (choice.seat < 1) {
        throw Error(Fault::usage, "expected 1 or more for --seat but found " + std::to_string(choice.seat));
    }
    const auto channel_name = choice.iem + "/" + choice.channel;
    const auto seat_name = channel_name + "/" + std::to_string(choice.seat);

    Recording recording;
    recording.rate = rate;
    recording.filters = product.filters;

    Random channel(channel_name);
    recording.gain.value = product.level.value + channel.uniform(-0.3, 0.3);
    recording.filters.push_back(
        {Shape::peak, {channel.uniform(2500.0, 4000.0)}, {channel.uniform(-0.7, 0.7)}, 1.5});

    Random seat(seat_name);
    recording.gain.value += seat.uniform(-0.2, 0.2);
    recording.filters.push_back({Shape::low_shelf, {70.0}, {seat.uniform(-1.5, 0.0)}, 0.6});
    auto resonance = product.resonance;
    resonance.frequency.value *= seat.uniform(0.96, 1.04);
    recording.filters.push_back(resonance);

    recording.latency_samples = seat.uniform(0.05, 0.25) * rate.value;
    recording.drift_ppm = seat.uniform(-greatest_drift_ppm, greatest_drift_ppm);
    recording.noise = noise_level;
    recording.noise_seed = seat_name + "/noise";
    return recording;
}

std::vector<double> record(const std::vector<double>& sweep, const Recording& recording)
{
    constexpr double longer_s = 0.5;
    auto played = sweep;
    const double gain = std::pow(10.0, recording.gain.value / 20.0);
    for (double& sample : played) {
        sample *= gain;
    }
    for (const auto& filter : recording.filters) {
        Biquad(filter, recording.rate).process(played);
    }

    const Interpolator interpolator(played);
    Random noise(recording.noise_seed);
    const double noise_amplitude = std::pow(10.0, recording.noise.value / 20.0);
    const double pace = 1.0 + recording.drift_ppm * 1e-6;
    std::vector<double> recorded(sweep.size() + static_cast<std::size_t>(longer_s * recording.rate.value));
    for (std::size_t n = 0; n < recorded.size(); ++n) {
        const double position = (static_cast<double>(n) - recording.latency_samples) * pace;
        recorded[n] = interpolator.at(position) + noise_amplitude * noise.normal();
    }
    return recorded;
}

FrequencyResponse true_response(const Recording& recording)
{
    auto frequency_hz = log_grid(48, {20.0}, {20'000.0});
    std::vector<double> spl_db(frequency_hz.size(), recording.gain.value);
    for (const auto& filter : recording.filters) {
        const Biquad biquad(filter, recording.rate);
        for (std::size_t i = 0; i < frequency_hz.size(); ++i) {
            spl_db[i] += biquad.level_at({frequency_hz[i]}).value;
        }
    }
    return {std::move(frequency_hz),
            std::move(spl_db),
            {},
            {{"level", "dB re sweep"},
             {"latency-samples", format_fixed(recording.latency_samples, 6)},
             {"drift-ppm", format_fixed(recording.drift_ppm, 6)},
             {"noise-db", format_fixed(recording.noise.value, 6)},
             {"rate-hz", format_shortest(recording.rate.value)}}};
}

} // namespace earbench::season
