// What the pilots tell of a take: whether its gain moved and whether samples are missing.

#include "played_sweep.hpp"
#include "verdict/judge.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

using namespace earbench;

namespace {

const SweepOptions three_seconds{.length = {3.0}};

TakeVerdict judge(PlayedSweep& played, const std::vector<double>& take)
{
    return measure_take(take, played.divider, ClockKind::separate, default_check_limits()).verdict;
}

void scale(std::vector<double>& samples, std::size_t from, std::size_t to, double db)
{
    for (auto i = from; i < to; ++i) {
        samples[i] *= std::pow(10.0, db / 20.0);
    }
}

std::vector<double> noisy(std::vector<double> samples)
{
    const auto hiss = noise(samples.size(), 1e-4);
    std::transform(samples.begin(), samples.end(), hiss.begin(), samples.begin(), std::plus<>());
    return samples;
}

/// Samples from the start of the file until the sweep passes `frequency_hz`.
std::size_t passes(const SweepLayout& layout, double frequency_hz)
{
    return layout.sweep.first +
           static_cast<std::size_t>(layout.growth.value * std::log(frequency_hz / layout.from.value) *
                                    layout.rate.value);
}

} // namespace

BOOST_AUTO_TEST_SUITE(verdict_pilots)

BOOST_AUTO_TEST_CASE(a_gain_that_stays_is_none)
{
    PlayedSweep played(three_seconds);
    const auto verdict = judge(played, noisy(played.samples));
    BOOST_TEST(std::abs(*verdict.value("first_pilot_gain_db")) < 0.01);
    BOOST_TEST(std::abs(*verdict.value("second_pilot_gain_db")) < 0.01);
    BOOST_TEST(*verdict.value("pilot_gain_db") < 0.01);
}

BOOST_AUTO_TEST_CASE(each_pilot_tells_its_own_gain)
{
    PlayedSweep played(three_seconds);
    const auto& layout = played.layout;
    auto take = played.samples;
    scale(take, 0, layout.sweep.first, 0.5);
    scale(take, layout.second_pilot.first, take.size(), -0.25);
    auto verdict = judge(played, noisy(take));
    BOOST_TEST(std::abs(*verdict.value("first_pilot_gain_db") - 0.5) < 0.01);
    BOOST_TEST(std::abs(*verdict.value("second_pilot_gain_db") + 0.25) < 0.01);
    BOOST_TEST(std::abs(*verdict.value("pilot_gain_db") - 0.75) < 0.02);
    BOOST_TEST((verdict.outcome() == CheckOutcome::warning));

    scale(take, 0, layout.sweep.first, 0.3);
    verdict = judge(played, noisy(take));
    const auto reasons = verdict.with_outcome(CheckOutcome::rejected);
    BOOST_REQUIRE_EQUAL(reasons.size(), 1U);
    BOOST_TEST(describe(reasons.front()) == "gain moves: pilot_gain_db 1.05 (limit 1)");
}

BOOST_AUTO_TEST_CASE(a_compressor_moves_both_pilots_and_is_rejected)
{
    PlayedSweep played(three_seconds);
    auto take = played.samples;
    scale(take, played.layout.sweep.first, played.layout.second_pilot.first, -1.5);
    const auto verdict = judge(played, noisy(take));
    BOOST_TEST(std::abs(*verdict.value("first_pilot_gain_db") - 1.5) < 0.01);
    BOOST_TEST(std::abs(*verdict.value("second_pilot_gain_db") - 1.5) < 0.01);
    BOOST_TEST((verdict.outcome() == CheckOutcome::rejected));
}

/// x + a x^3 at the amplitude A: 1 + 3 a A^2 / 4 times the fundamental, and a A^2 / 4 of the third harmonic.
BOOST_AUTO_TEST_CASE(cubic_distortion_explains_what_it_makes_of_the_gain)
{
    PlayedSweep played(three_seconds);
    auto take = played.samples;
    constexpr double a = -0.9;
    for (auto& sample : take) {
        sample += a * sample * sample * sample;
    }
    const double square = std::pow(10.0, -0.6); // of the sweep's amplitude; the pilots have a quarter
    const double sweep_gain = 1.0 + 0.75 * a * square;
    const double pilot_gain = 1.0 + 0.75 * a * square * std::pow(10.0, -0.6);
    const double gain_db = 20.0 * std::log10(pilot_gain / sweep_gain);
    const double third = -0.25 * a * square / sweep_gain;
    const auto verdict = judge(played, noisy(take));
    BOOST_TEST(gain_db > 1.0);
    BOOST_TEST(std::abs(*verdict.value("first_pilot_gain_db") - gain_db) < 0.03); // the fades of the pilots
    const double expected = gain_db - 20.0 * std::log10(1.0 + 2.25 * third);
    BOOST_TEST(std::abs(*verdict.value("pilot_gain_db") - std::max(0.0, expected)) < 0.05);
}

BOOST_AUTO_TEST_CASE(a_millisecond_lost_within_the_pilots_band_is_no_drift)
{
    PlayedSweep played({.length = {1.5}});
    const auto take = noisy(played.samples);
    for (const double frequency_hz : {300.0, 1000.0, 3500.0, 4500.0, 6000.0, 8000.0, 11'000.0}) {
        auto lost = take;
        const auto at = static_cast<std::ptrdiff_t>(passes(played.layout, frequency_hz));
        lost.erase(lost.begin() + at, lost.begin() + at + 48);
        const auto verdict = judge(played, lost);
        BOOST_REQUIRE(verdict.value("slip_samples"));
        BOOST_TEST(std::abs(*verdict.value("slip_samples")) > 6.0, frequency_hz << " Hz");
    }
}

BOOST_AUTO_TEST_CASE(what_is_lost_before_the_sweep_is_its_share_of_the_way)
{
    PlayedSweep played(three_seconds);
    auto take = noisy(played.samples);
    const auto& layout = played.layout;
    const auto at = static_cast<std::ptrdiff_t>(layout.sweep.first) - 2400;
    take.erase(take.begin() + at, take.begin() + at + 48);
    // Corrected, the second pilot is where it should be and the loss is spread evenly from pilot to pilot:
    // the sweep at f is 48 samples early, less what was spread until then. It is given to the part in the
    // middle, whose edges are 4.18 and 5.4 kHz, to within the other parts' places.
    const double apart = static_cast<double>(layout.second_pilot.first - layout.first_pilot.first);
    const auto left_at = [&](double frequency_hz) {
        return -48.0 *
               (1.0 - static_cast<double>(passes(layout, frequency_hz) - layout.first_pilot.first) / apart);
    };
    const auto slip = *judge(played, take).value("slip_samples");
    BOOST_TEST(slip > left_at(2500.0));
    BOOST_TEST(slip < left_at(9000.0));
}

BOOST_AUTO_TEST_CASE(a_tone_in_one_part_of_the_band_spoils_neither_gain_nor_slip)
{
    PlayedSweep played(three_seconds);
    auto take = noisy(played.samples);
    for (std::size_t i = 0; i < take.size(); ++i) {
        take[i] += 0.05 * std::sin(2.0 * std::numbers::pi * 2800.0 / 48'000.0 * static_cast<double>(i));
    }
    const auto verdict = judge(played, take);
    BOOST_TEST(std::abs(*verdict.value("slip_samples")) < 1.0);
    BOOST_TEST(std::abs(*verdict.value("first_pilot_gain_db")) < 0.3);
    BOOST_TEST(std::abs(*verdict.value("second_pilot_gain_db")) < 0.3);
}

BOOST_AUTO_TEST_SUITE_END()
