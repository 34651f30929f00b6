#include "sweep/sweep.hpp"
#include "verdict/clipping.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

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

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_take)

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

BOOST_AUTO_TEST_CASE(a_wave_comes_to_its_crest_as_often_as_theory_has_it)
{
    // A sine is above 1 - x for a share (2/pi) sqrt(2x) of the time, x small. The four steps end with the
    // crest at 1, which falls on the end of a step: d = 0.005, steps of 0.0025. 4 steps from 0.99: the square
    // root of 0.01; the 4 below: that of 0.02 less that of 0.01. 1/(sqrt 2 - 1) = 2.41 at most, for crests at
    // the end of a step; less in between.
    const auto wave = sine(997.0, 0.5);
    const double found = ceiling_ratio(wave, 0.0);
    BOOST_TEST(found > 1.0);
    BOOST_TEST(found < 2.5, found);
    BOOST_TEST(ceiling_ratio(make_sweep({.length = {3.0}}), 0.0) < 2.5);
}

BOOST_AUTO_TEST_CASE(a_ceiling_is_found_under_noise_and_at_either_sign)
{
    std::minstd_rand generator(1);
    std::normal_distribution<double> normal;
    for (const double noise_rms : {0.0, 1e-4, 2e-3, 5e-3}) {
        for (const bool one_side : {false, true}) {
            // Clipped at 0.8: beyond it for (2/pi) acos(0.8) = 41 % of the time, or half of that.
            auto wave = sine(997.0, 1.0);
            for (double& sample : wave) {
                sample = std::clamp(sample, one_side ? -2.0 : -0.8, 0.8) + noise_rms * normal(generator);
            }
            const double found = ceiling_ratio(wave, noise_rms);
            BOOST_TEST(found > 8.0, found << " at a noise of " << noise_rms);
        }
    }
    // Noise alone, noise that would hide a ceiling, nothing, silence.
    std::vector<double> hiss(48'000);
    std::generate(hiss.begin(), hiss.end(), [&] { return 0.1 * normal(generator); });
    BOOST_TEST(ceiling_ratio(hiss, 0.0) < 2.5, ceiling_ratio(hiss, 0.0));
    BOOST_TEST(ceiling_ratio(clamped(sine(997.0, 1.0), 0.8), 0.05) == 0.0);
    BOOST_TEST(ceiling_ratio({}, 0.0) == 0.0);
    BOOST_TEST(ceiling_ratio(std::vector<double>(100, 0.5), 0.0) == 0.0);
}

BOOST_AUTO_TEST_CASE(nothing_and_silence_are_not_clipped)
{
    BOOST_TEST(find_clipping({}).runs == 0U);
    BOOST_TEST(find_clipping(std::vector<double>(100)).runs == 0U);
    BOOST_TEST(find_clipping(std::vector<double>{0.5}).runs < 3U);
    BOOST_TEST(find_clipping(std::vector<double>{0.5, 0.5}).runs < 3U);
}

BOOST_AUTO_TEST_SUITE_END()
