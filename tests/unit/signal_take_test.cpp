#include "played_sweep.hpp"
#include "signal/take.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

using namespace earbench;
using std::numbers::pi;

namespace {

std::vector<double> sine(double frequency, double amplitude, std::size_t count = 48'000)
{
    std::vector<double> samples(count);
    for (std::size_t i = 0; i < count; ++i) {
        samples[i] = amplitude * std::sin(2.0 * pi * frequency * static_cast<double>(i) / 48'000.0);
    }
    return samples;
}

std::vector<double> quantised(std::vector<double> samples, int bits)
{
    const double steps = std::exp2(bits - 1);
    for (double& sample : samples) {
        sample = std::clamp(std::round(sample * steps), -steps, steps - 1.0) / steps;
    }
    return samples;
}

std::vector<double> clamped(std::vector<double> samples, double limit)
{
    for (double& sample : samples) {
        sample = std::clamp(sample, -limit, limit);
    }
    return samples;
}

std::vector<double> scaled(std::vector<double> samples, double gain)
{
    for (double& sample : samples) {
        sample *= gain;
    }
    return samples;
}

/// The verdict on `take`, empty where it is usable.
std::string verdict(PlayedSweep& played, const std::vector<double>& take)
{
    return reason_to_reject(take, played.reference.divide(take), played.reference).value_or("");
}

const SweepOptions three_seconds{.length = {3.0}};

} // namespace

BOOST_AUTO_TEST_SUITE(signal_take)

BOOST_AUTO_TEST_CASE(the_crest_of_a_wave_at_full_scale_is_no_clipping)
{
    for (const double frequency : {10.0, 20.0, 100.0, 1000.0, 12'000.0}) {
        for (const int bits : {16, 24}) {
            BOOST_TEST(find_clipping(quantised(sine(frequency, 1.0 - std::exp2(1 - bits)), bits)).runs == 0U,
                       frequency << " Hz, " << bits << " bit");
        }
    }
    BOOST_TEST(find_clipping(make_sweep({.length = {2.0}, .peak = {0.0}})).runs == 0U);
    BOOST_TEST(find_clipping(quantised(make_sweep({.length = {2.0}, .peak = {0.0}}), 16)).runs == 0U);
}

BOOST_AUTO_TEST_CASE(a_quiet_wave_of_few_steps_is_no_clipping)
{
    for (const double steps : {1.2, 2.0, 3.0, 10.0}) {
        for (const double frequency : {50.0, 315.0, 1000.0}) {
            BOOST_TEST(find_clipping(quantised(sine(frequency, steps / 32'768.0), 16)).runs == 0U,
                       steps << " steps, " << frequency << " Hz");
        }
    }
}

BOOST_AUTO_TEST_CASE(flat_tops_are_counted_and_the_first_is_told)
{
    // 100 crests and 100 troughs; 0.8 is passed after asin(0.8)/(2 pi 100) x 48000 = 70.84 samples.
    const auto found = find_clipping(clamped(sine(100.0, 1.0), 0.8));
    BOOST_TEST(found.runs == 200U);
    BOOST_TEST(found.first == 71U);
    // One side alone, by an amplifier with an offset.
    auto one_side = sine(100.0, 1.0);
    for (double& sample : one_side) {
        sample = std::min(sample, 0.8);
    }
    BOOST_TEST(find_clipping(one_side).runs == 100U);
    BOOST_TEST(find_clipping(quantised(clamped(sine(1000.0, 1.5), 1.0), 16)).runs >= 1990U);
}

BOOST_AUTO_TEST_CASE(nothing_and_silence_are_not_clipped)
{
    BOOST_TEST(find_clipping({}).runs == 0U);
    BOOST_TEST(find_clipping(std::vector<double>(100)).runs == 0U);
    BOOST_TEST(find_clipping(std::vector<double>{0.5}).runs < 3U);
    BOOST_TEST(find_clipping(std::vector<double>{0.5, 0.5}).runs < 3U);
}

BOOST_AUTO_TEST_CASE(silence_is_told_before_any_division)
{
    BOOST_TEST(reason_to_reject_samples({}).value_or("") == "silent: every sample is 0");
    BOOST_TEST(reason_to_reject_samples(std::vector<double>(100)).value_or("") ==
               "silent: every sample is 0");
    // 20 lg 0.5e-5 = -106.02
    BOOST_TEST(reason_to_reject_samples(std::vector<double>{0.0, -0.5e-5}).value_or("") ==
               "silent: peak -106.0 dB re full scale");
    BOOST_TEST(!reason_to_reject_samples(std::vector<double>{0.0, 1.1e-5, 0.0}).has_value());
}

BOOST_AUTO_TEST_CASE(clipping_is_told_before_any_division)
{
    BOOST_TEST(reason_to_reject_samples(clamped(sine(100.0, 1.0), 0.8)).value_or("") ==
               "clipped: 200 flat tops, the first at sample 71");
    // Two flat tops are tolerated: one period of 100 Hz has a crest and a trough.
    BOOST_TEST(!reason_to_reject_samples(clamped(sine(100.0, 1.0, 480), 0.8)).has_value());
}

BOOST_AUTO_TEST_CASE(a_good_take_is_usable_at_any_level_that_is_heard)
{
    PlayedSweep played(three_seconds);
    BOOST_TEST(verdict(played, played.samples) == "");
    BOOST_TEST(verdict(played, scaled(played.samples, 1e-3)) == "");
    BOOST_TEST(verdict(played, scaled(played.samples, -1.5e-4)) == ""); // -82 dB, but the sweep is found
    auto noisy = played.samples;
    const auto rustle = noise(noisy.size(), 0.05);
    std::transform(noisy.begin(), noisy.end(), rustle.begin(), noisy.begin(), std::plus<>());
    BOOST_TEST(verdict(played, noisy) == "");
}

BOOST_AUTO_TEST_CASE(noise_is_no_sweep)
{
    PlayedSweep played(three_seconds);
    BOOST_TEST(verdict(played, noise(played.samples.size(), 0.3))
                   .starts_with("other sweep: no concentrated impulse, "));
    // -86 dB and no sweep
    BOOST_TEST(verdict(played, noise(played.samples.size(), 5e-5))
                   .starts_with("silent: peak -86.0 dB re full scale"));
}

BOOST_AUTO_TEST_CASE(another_sweep_is_told_by_its_smeared_impulse)
{
    PlayedSweep played(three_seconds);
    BOOST_TEST(verdict(played, make_sweep({.length = {6.0}})).starts_with("other sweep"));
    // The same band at a growth of 5 % more: 20 instead of 19 periods.
    PlayedSweep longer({.length = {15.0}});
    const auto other = make_sweep({.length = {15.0 * 20.0 / 19.0}});
    BOOST_TEST(verdict(longer, other).starts_with("other sweep"));
}

BOOST_AUTO_TEST_CASE(octaves_that_arrive_one_after_the_other_betray_a_wrong_clock)
{
    // Played 0.3 % too slow: L is 0.3 % longer, and an octave comes 0.003 L ln 2 = 1.87 ms after the one
    // below, L = 0.9 s. The limit is 1 ms.
    const SweepOptions options{.length = {7.0}};
    PlayedSweep played(options);
    BOOST_TEST(played.layout.growth.value == 0.9);
    std::vector<double> slow(played.samples.size());
    for (std::size_t i = 0; i < played.layout.sweep.count; ++i) {
        const double t = static_cast<double>(i) / 48'000.0 / 1.003;
        slow[played.layout.sweep.first + i] = 0.5 * std::sin(2.0 * pi * 9.0 * std::exp(t / 0.9));
    }
    const auto found = verdict(played, slow);
    BOOST_TEST(found.starts_with("other sweep or clock: every octave arrives 1.8"), found);
    BOOST_TEST(found.ends_with(" ms after the one below (limit 1.00)"), found);
}

BOOST_AUTO_TEST_CASE(a_take_that_begins_or_ends_within_the_sweep_is_too_short)
{
    PlayedSweep played(three_seconds);
    // L = round(10 x 3 / ln 2200) / 10 = 0.4 s: 20 Hz is passed after 0.4 s ln 2 = 0.2773 s.
    BOOST_TEST(played.layout.growth.value == 0.4);
    const auto from = [&](double seconds) {
        const auto first = played.samples.begin() + static_cast<std::ptrdiff_t>(played.layout.sweep.first) +
                           static_cast<std::ptrdiff_t>(seconds * 48'000.0);
        return std::vector<double>(first, played.samples.end());
    };
    BOOST_TEST(verdict(played, from(0.25)) == "");
    BOOST_TEST(verdict(played, from(0.3773)).starts_with("too short: the recording starts 0.100 s after"),
               verdict(played, from(0.3773)));
    // 20 kHz is passed after 0.4 s ln 2000 = 3.0404 s.
    const auto until = [&](double seconds) {
        const auto last = played.samples.begin() + static_cast<std::ptrdiff_t>(played.layout.sweep.first) +
                          static_cast<std::ptrdiff_t>(seconds * 48'000.0);
        return std::vector<double>(played.samples.begin(), last);
    };
    BOOST_TEST(verdict(played, until(3.06)) == "");
    BOOST_TEST(verdict(played, until(2.9404)) ==
               "too short: the recording ends 0.100 s before the sweep passes 20000 Hz");
}

BOOST_AUTO_TEST_CASE(takes_at_low_sample_rates_are_judged)
{
    for (const double rate : {8000.0, 11'025.0, 16'000.0}) {
        PlayedSweep played({.rate = {rate}, .length = {3.0}});
        BOOST_TEST(verdict(played, played.samples) == "");
    }
}

BOOST_AUTO_TEST_SUITE_END()
