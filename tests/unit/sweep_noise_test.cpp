// The noise of a record as sweep/noise.hpp defines it, by sums that are written out here.

#include "played_sweep.hpp"
#include "sweep/noise.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

using namespace earbench;
using std::numbers::pi;

namespace {

constexpr double rate_hz = 8000.0;

/// A Tukey window, half of each side flat, corrected so often.
std::vector<double> weights_of(std::size_t left, std::size_t right, int corrections)
{
    std::vector<double> weights;
    for (std::size_t i = 0; i < left + right; ++i) {
        const double distance = std::abs(static_cast<double>(i) - static_cast<double>(left));
        const double along = distance / static_cast<double>(i < left ? left : right);
        const double weight = along <= 0.5 ? 1.0 : 0.5 - 0.5 * std::cos(2.0 * pi * along);
        weights.push_back(1.0 - std::pow(1.0 - weight, 1 + corrections));
    }
    return weights;
}

/// Mean |sum w x|^2 in each bin of a transform of `length`, over windows a quarter of their length apart.
std::vector<double> power_of(const std::vector<double>& record, const std::vector<double>& weights,
                             std::size_t length)
{
    double mean = 0.0;
    for (const double sample : record) {
        mean += sample / static_cast<double>(record.size());
    }
    std::vector<double> power(length / 2 + 1);
    std::size_t count = 0;
    for (std::size_t first = 0; first + weights.size() <= record.size(); first += weights.size() / 4) {
        ++count;
        for (std::size_t bin = 0; bin < power.size(); ++bin) {
            std::complex<double> sum;
            for (std::size_t i = 0; i < weights.size(); ++i) {
                sum +=
                    weights[i] * (record[first + i] - mean) *
                    std::polar(1.0, -2.0 * pi * static_cast<double>(bin * i) / static_cast<double>(length));
            }
            power[bin] += std::norm(sum);
        }
    }
    for (double& bin : power) {
        bin /= static_cast<double>(count);
    }
    return power;
}

/// The mean of the bins from `from` to `to` that are at most 40 times their median, and whether that at `at`
/// is more; none of them is that of 0 Hz.
std::pair<double, bool> noise_at(const std::vector<double>& power, double at, double from, double to)
{
    const auto below = static_cast<std::size_t>(at);
    const double here = std::lerp(power[below], power[below + 1], at - std::floor(at));
    std::vector<double> around;
    for (std::size_t bin = 1; bin < power.size(); ++bin) {
        if (static_cast<double>(bin) >= from && static_cast<double>(bin) <= to) {
            around.push_back(power[bin]);
        }
    }
    std::sort(around.begin(), around.end());
    const double limit = 40.0 * around[around.size() / 2];
    if (here > limit) {
        return {here, true};
    }
    double sum = 0.0;
    double count = 0.0;
    for (const double bin : around) {
        sum += bin <= limit ? bin : 0.0;
        count += bin <= limit ? 1.0 : 0.0;
    }
    return {sum / count, false};
}

constexpr double near = 1e-9; // rounding

} // namespace

BOOST_AUTO_TEST_SUITE(sweep_noise)

BOOST_AUTO_TEST_CASE(noise_is_the_mean_around_a_frequency_of_windows_a_quarter_apart)
{
    // Windows of 48 samples, transformed as four times as many: bins of 41.7 Hz.
    constexpr std::size_t length = 192;
    constexpr double bin_hz = rate_hz / length;
    for (const auto& [left, right, corrections] :
         {std::tuple<std::size_t, std::size_t, int>(24, 24, 0), {16, 32, 0}, {16, 32, 1}, {24, 24, 2}}) {
        for (const std::size_t samples : {48U, 100U, 250U}) {
            auto record = noise(samples, 1.0);
            for (double& sample : record) {
                sample += 0.7; // a mean that is taken off
            }
            const auto power = power_of(record, weights_of(left, right, corrections), length);
            const std::vector<double> frequency_hz{60.0, 300.0, 1000.0, 1021.0, 2500.0, 3990.0};
            for (const int repeats : {1, 3}) {
                const auto found = RecordedNoise(record, {rate_hz}, repeats)
                                       .power({{left, right}, corrections}, frequency_hz);
                for (std::size_t i = 0; i < found.size(); ++i) {
                    // 12 over the length of the record to either side, or 1/48 octave where that is more.
                    const double frequency = frequency_hz[i];
                    const double side_hz = 12.0 * rate_hz / static_cast<double>(samples);
                    const double from =
                        std::min(frequency - side_hz, frequency * std::exp2(-1.0 / 48.0)) / bin_hz;
                    const double to =
                        std::max(frequency + side_hz, frequency * std::exp2(1.0 / 48.0)) / bin_hz;
                    const auto [expected, is_tone] = noise_at(power, frequency / bin_hz, from, to);
                    BOOST_TEST(!is_tone);
                    BOOST_TEST(found[i] == expected / repeats, boost::test_tools::tolerance(near));
                }
            }
        }
    }
}

/// A long record: 1/48 octave is more than 12 over its length.
BOOST_AUTO_TEST_CASE(noise_counts_within_a_48th_of_an_octave_to_either_side)
{
    constexpr std::size_t length = 384;
    constexpr double bin_hz = rate_hz / length;
    const auto record = noise(2400, 1.0);
    const auto power = power_of(record, weights_of(48, 48, 0), length);
    const std::vector<double> frequency_hz{3000.0, 3001.0, 3400.0, 3700.0};
    const auto found = RecordedNoise(record, {rate_hz}, 1).power({{48, 48}}, frequency_hz);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const double half = std::exp2(1.0 / 48.0);
        const double from = frequency_hz[i] / half;
        BOOST_TEST(frequency_hz[i] - from > 12.0 * rate_hz / 2400.0);
        BOOST_TEST(found[i] == noise_at(power, frequency_hz[i] / bin_hz, from / bin_hz,
                                        frequency_hz[i] * half / bin_hz)
                                   .first,
                   boost::test_tools::tolerance(near));
    }
}

BOOST_AUTO_TEST_CASE(a_tone_is_what_stands_above_40_times_the_median)
{
    constexpr std::size_t length = 192;
    constexpr double bin_hz = rate_hz / length;
    const auto hiss = noise(100, 1.0);
    const auto weights = weights_of(24, 24, 0);
    // As close to the limit from both sides as a level can be told.
    double hidden = 0.0;
    double heard = 10.0;
    for (int step = 0; step < 16; ++step) {
        const double level = step == 0 ? heard : 0.5 * (hidden + heard);
        auto record = hiss;
        for (std::size_t i = 0; i < record.size(); ++i) {
            record[i] += level * std::cos(2.0 * pi * 2000.0 / rate_hz * static_cast<double>(i));
        }
        const auto power = power_of(record, weights, length);
        const double side = 12.0 * rate_hz / 100.0 / bin_hz;
        const auto is_tone_at = [&](double frequency) {
            const double at = frequency / bin_hz;
            const auto [expected, is_tone] = noise_at(power, at, at - side, at + side);
            // A tone may come in the same phase with each repeat.
            const auto found =
                RecordedNoise(record, {rate_hz}, 4).power({{24, 24}}, std::vector{frequency}).front();
            BOOST_TEST(found == expected / (is_tone ? 1.0 : 4.0), boost::test_tools::tolerance(near));
            return is_tone;
        };
        BOOST_TEST(!is_tone_at(2600.0)); // beside it, where it is left out
        (is_tone_at(2000.0) ? heard : hidden) = level;
    }
    BOOST_TEST(heard < 10.0);
    BOOST_TEST(heard - hidden < 1e-3);
}

BOOST_AUTO_TEST_CASE(a_record_shorter_than_the_window_has_it_shortened_alike_on_both_sides)
{
    // 30 samples for a window of 16 and 44: 8 and 22, half of it.
    const auto record = noise(30, 1.0);
    const auto power = power_of(record, weights_of(8, 22, 0), 120);
    const std::vector<double> frequency_hz{1000.0};
    const double at = 1000.0 * 120.0 / rate_hz;
    const double side = 12.0 * 120.0 / 30.0;
    const auto found = RecordedNoise(record, {rate_hz}, 1).power({{16, 44}}, frequency_hz).front();
    BOOST_TEST(found == 2.0 * noise_at(power, at, at - side, at + side).first,
               boost::test_tools::tolerance(near));
}

BOOST_AUTO_TEST_CASE(a_window_of_cycles_lies_over_the_other_window)
{
    const auto hiss = noise(100, 1.0);
    const auto weights = weights_of(16, 32, 0);
    for (const bool tone : {false, true}) {
        auto record = hiss;
        for (std::size_t i = 0; tone && i < record.size(); ++i) {
            record[i] += 1000.0 * std::cos(2.0 * pi * 2000.0 / rate_hz * static_cast<double>(i));
        }
        const RecordedNoise recorded(record, {rate_hz}, 1);
        const std::vector<double> frequency_hz{2000.0};
        const double whole = recorded.power({{16, 32}}, frequency_hz).front();
        for (const double cycles : {2.0, 6.6, 15.8, 40.0}) {
            const double reach = 0.5 * cycles / 2000.0 * rate_hz;
            double sum = 0.0;
            double squares = 0.0;
            double kept_sum = 0.0;
            double kept_squares = 0.0;
            for (std::size_t i = 0; i < weights.size(); ++i) {
                const double distance = std::abs(static_cast<double>(i) - 16.0);
                const double hann = distance < reach ? 0.5 + 0.5 * std::cos(pi * distance / reach) : 0.0;
                sum += weights[i];
                squares += weights[i] * weights[i];
                kept_sum += weights[i] * hann;
                kept_squares += weights[i] * weights[i] * hann * hann;
            }
            const double share = tone ? std::pow(kept_sum / sum, 2.0) : kept_squares / squares;
            BOOST_TEST(recorded.power({{16, 32}, 0, cycles}, frequency_hz).front() == share * whole,
                       boost::test_tools::tolerance(near));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_silence_behind_begins_0_3_s_after_the_last_sound_and_lasts_0_1_s)
{
    const SweepOptions options{
        .rate = {8000.0}, .length = {0.5}, .from = {100.0}, .to = Hertz{3600.0}, .tail = {1.0}};
    const auto signal = make_sweep(options);
    const auto layout = plan_sweep(options);
    const SweepReference with_pilots(signal, options.rate, layout);
    const std::span<const double> whole(signal);
    const SweepReference alone(whole.subspan(layout.sweep.first, layout.sweep.count), options.rate,
                               std::nullopt);
    const auto after_sweep =
        static_cast<double>(layout.second_pilot.first + layout.second_pilot.count - layout.sweep.first);
    for (const auto* sweep : {&with_pilots, &alone}) {
        const double sound = sweep == &alone ? static_cast<double>(alone.samples()) : after_sweep;
        const double begin = 1000.0 + sound + 2400.0;
        std::vector<double> take(static_cast<std::size_t>(begin) + 800, 0.1);
        const auto found = silence_behind_signal(take, 1000.0, *sweep);
        BOOST_REQUIRE(found.has_value());
        BOOST_TEST(found->size() == 800U);
        BOOST_TEST(silence_behind_signal(take, 999.5, *sweep)->size() == 800U); // rounded up
        BOOST_TEST(!silence_behind_signal(take, 1000.5, *sweep).has_value());
        std::fill(take.end() - 800, take.end(), 0.0);
        BOOST_TEST(!silence_behind_signal(take, 1000.0, *sweep).has_value());
        take.back() = 1e-9;
        BOOST_TEST(silence_behind_signal(take, 1000.0, *sweep).has_value());
        take.pop_back();
        BOOST_TEST(!silence_behind_signal(take, 1000.0, *sweep).has_value());
        // Of a take that begins behind all sounds, all.
        take.assign(1000, 0.1);
        BOOST_TEST(silence_behind_signal(take, -1e5, *sweep)->size() == 1000U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
