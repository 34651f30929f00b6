#include "signal/sweep.hpp"
#include "signal/take.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
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

BOOST_AUTO_TEST_SUITE_END()
