// Both sides of the constants that takes are analysed and shown by.

#include "core/error.hpp"
#include "curve/level_change.hpp"
#include "measure/distortion.hpp"
#include "measure/spectral_decay.hpp"
#include "measure/transfer.hpp"
#include "played_sweep.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>

using namespace earbench;

namespace {

constexpr double rate_hz = 48'000.0;
constexpr std::size_t left = 480;

/// 10 ms of nothing, the arrival, and `right` samples after it.
ImpulseResponse nothing(std::size_t right)
{
    return {{rate_hz}, std::vector<double>(left + right), static_cast<double>(left)};
}

void fill(ImpulseResponse& response, std::size_t from, std::size_t to, double value)
{
    const auto arrival = response.samples.begin() + static_cast<std::ptrdiff_t>(left);
    std::fill(arrival + static_cast<std::ptrdiff_t>(from), arrival + static_cast<std::ptrdiff_t>(to), value);
}

double shown_s(const ImpulseResponse& response)
{
    return shown_time(std::array{response}).value;
}

double db(double ratio)
{
    return std::pow(10.0, ratio / 20.0);
}

const SweepOptions one_second{.length = {1.0}};

} // namespace

BOOST_AUTO_TEST_SUITE(measure_limits)

BOOST_AUTO_TEST_CASE(five_percent_of_the_first_five_milliseconds_go_on)
{
    // A mean square q from one span to the next against 1 in the first 5 ms: q times their ratio is the
    // share.
    struct Span {
        std::size_t from;
        std::size_t to;
        double shown;
    };
    for (const auto& [from, to, shown] :
         {Span{240, 480, 0.01}, Span{480, 960, 0.02}, Span{960, 2400, 0.05}, Span{2400, 4800, 0.1}}) {
        for (const auto& [share, goes_on] : {std::pair(0.0502, true), std::pair(0.0498, false)}) {
            auto response = nothing(24'000);
            fill(response, 0, 240, 1.0);
            fill(response, from, to, std::sqrt(share * 240.0 / static_cast<double>(to - from)));
            BOOST_TEST(shown_s(response) == (goes_on ? shown : 0.005), shown);
        }
    }
}

BOOST_AUTO_TEST_CASE(four_times_the_noise_goes_on)
{
    for (const auto& [ratio, goes_on] : {std::pair(4.01, true), std::pair(3.99, false)}) {
        auto response = nothing(24'000);
        fill(response, 0, 480, std::sqrt(ratio));
        fill(response, 6000, 12'000, 1.0);
        BOOST_TEST(shown_s(response) == (goes_on ? 0.01 : 0.005));
    }
}

BOOST_AUTO_TEST_CASE(noise_lies_from_a_quarter_to_a_half_of_a_right_side_of_400_ms)
{
    const auto shown = [](std::size_t right, std::size_t place) {
        auto response = nothing(right);
        fill(response, 0, 480, 1.0);
        fill(response, place, place + 1, 100.0); // a mean square of more than 1 over 4000 samples
        return shown_s(response);
    };
    for (const std::size_t inside : {6000U, 11'999U}) {
        BOOST_TEST(shown(24'000, inside) == 0.005, inside);
    }
    for (const std::size_t outside : {5999U, 12'000U}) {
        BOOST_TEST(shown(24'000, outside) == 0.01, outside);
    }
    BOOST_TEST(shown(19'200, 5000) == 0.005);
    BOOST_TEST(shown(19'199, 5000) == 0.01);
}

BOOST_AUTO_TEST_CASE(a_sample_reaches_64_samples_to_either_side)
{
    auto response = nothing(1000);
    fill(response, 0, 1, 1.0);
    // A twentieth of a sample a step: 63.5 and 64.5 samples are 1270 and 1290 steps.
    const auto trace = trace_impulse(response, {-75.0 / rate_hz}, {75.0 / rate_hz});
    for (const int side : {-1, 1}) {
        const auto at = [&](int steps) {
            return trace.amplitude_percent[static_cast<std::size_t>(1500 + side * steps)];
        };
        BOOST_TEST(at(1270) != 0.0);
        BOOST_TEST(at(1290) == 0.0);
        // sinc(1/2) = 2/pi under a Hann window at half a sample of 64, with a step of exactly ten.
        BOOST_TEST(std::abs(at(10) - 63.662 * (0.5 + 0.5 * std::cos(std::numbers::pi / 128.0))) < 0.001);
    }
}

BOOST_AUTO_TEST_CASE(energy_is_weighted_over_a_sixtieth_of_the_span)
{
    ImpulseResponse response{{rate_hz}, std::vector<double>(4000), 2000.0};
    response.samples[2000] = 1.0;
    // One sample a step: the one sample alone, under a Hann window of 50 steps.
    const auto trace = trace_impulse(response, {-1500.0 / rate_hz}, {1500.0 / rate_hz});
    for (const int steps : {-25, 25}) {
        BOOST_TEST(std::abs(trace.energy_db[static_cast<std::size_t>(1500 + steps)] -
                            10.0 * std::log10(0.5)) < 1e-6);
    }
    const double at_49 = 10.0 * std::log10(0.5 + 0.5 * std::cos(0.98 * std::numbers::pi));
    BOOST_TEST(std::abs(trace.energy_db[1549] - at_49) < 1e-6);
    BOOST_TEST(trace.energy_db[1550] == -200.0);
}

BOOST_AUTO_TEST_CASE(what_is_24_db_down_at_the_end_has_decayed)
{
    // An echo b at the end of 5 ms adds up with the first sample at multiples of 200 Hz: it is b / (1 + b) of
    // the greatest.
    for (const auto& [level_db, duration_ms] : {std::pair(-23.95, 10.0), std::pair(-24.05, 5.0)}) {
        auto response = nothing(24'000);
        fill(response, 0, 1, 1.0);
        const double share = db(level_db);
        fill(response, 240, 241, share / (1.0 - share));
        BOOST_TEST(fitting_decays(std::array{response}, {{1000.0}, {20'000.0}}).front().time_ms.back() ==
                       duration_ms,
                   level_db);
    }
}

BOOST_AUTO_TEST_CASE(a_frequency_had_time_after_five_periods)
{
    auto response = nothing(24'000);
    fill(response, 0, 1, 1.0);
    fill(response, 240, 241, 0.5);
    BOOST_TEST(fitting_decays(std::array{response}, {{500.0}, {1000.0}}).front().time_ms.back() == 10.0);
    BOOST_TEST(fitting_decays(std::array{response}, {{500.0}, {999.0}}).front().time_ms.back() == 5.0);
}

BOOST_AUTO_TEST_CASE(durations_grow_until_all_has_decayed)
{
    for (const auto& [echo_ms, duration_ms] : {std::pair(4, 5.0), std::pair(5, 10.0), std::pair(10, 20.0),
                                               std::pair(20, 50.0), std::pair(50, 100.0)}) {
        auto response = nothing(24'000);
        fill(response, 0, 1, 1.0);
        const auto at = static_cast<std::size_t>(48 * echo_ms);
        fill(response, at, at + 1, 0.5);
        BOOST_TEST(fitting_decays(std::array{response}, {{2000.0}, {2100.0}}).front().time_ms.back() ==
                       duration_ms,
                   echo_ms);
    }
    auto cut = nothing(384);
    fill(cut, 0, 1, 1.0);
    fill(cut, 300, 301, 0.5);
    BOOST_TEST(fitting_decays(std::array{cut}, {{2000.0}, {2100.0}}).front().time_ms.back() == 8.0);
    // A narrow band has two frequencies, both of its ends.
    const auto narrow = spectral_decay(cut, {0.005}, {{1000.0}, {1001.0}});
    BOOST_REQUIRE(narrow.frequency_hz.size() == 2U);
    BOOST_TEST(narrow.frequency_hz[0] == 1000.0);
    BOOST_TEST(std::abs(narrow.frequency_hz[1] - 1001.0) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_window_as_long_as_the_take_is_the_longest)
{
    const PlayedSweep played(one_second);
    const auto division = Divider(played.reference).divide(played.samples);
    const auto samples = division.impulse_response.size();
    BOOST_TEST(windowed_impulse_response(division, {100, samples - 100}).size() == samples);
    BOOST_CHECK_THROW((void)windowed_impulse_response(division, {100, samples - 99}), Error);
    BOOST_CHECK_THROW(
        (void)gated_transfer_function(division, {{100, samples - 99}, std::nullopt}, 0, std::vector{1000.0}),
        Error);
    BOOST_TEST(corrections_within({50, 100}) == 3);
    BOOST_TEST(corrections_within({49, 100}) == 8);
    BOOST_TEST(corrections_within({34, 100}) == 8);
}

BOOST_AUTO_TEST_CASE(a_window_of_cycles_is_centred_between_the_samples)
{
    // A delay of part of a sample changes no level: a window that stood half a sample beside would.
    const PlayedSweep played({.length = {2.0}});
    const std::vector grid{2000.0, 5000.0, 9000.0};
    for (const double delay : {500.0, 500.4, 499.6}) {
        const auto division = Divider(played.reference).divide(played.delayed(delay));
        const auto found = gated_transfer_function(division, {played.reference.window(), 3.0},
                                                   played.reference.start(), grid);
        for (const double level_db : found.spl_db()) {
            BOOST_TEST(std::abs(level_db) < 0.005, delay);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_harmonic_at_the_highest_frequency_is_measured)
{
    const SweepOptions options{{8000.0}, {2.0}, {10.0}, Hertz{1000.0}, {-6.0}, {1.0}};
    const SweepReference sweep(make_sweep(options), options.rate, plan_sweep(options));
    const double highest_hz = highest_harmonic_frequency(sweep).value;
    const SweepPower power(sweep);
    const auto hiss = noise(8000, 0.01);
    const FrequencyResponse fundamental({0.5 * highest_hz, 0.5001 * highest_hz}, {0.0, 0.0});
    const auto floors =
        harmonic_floor_columns(fundamental, NoiseFloor(hiss, power), {sweep, {2, 2}, sweep.window()});
    BOOST_TEST(floors[0].values[0] > -150.0);
    BOOST_TEST(floors[0].values[1] == no_harmonic_dbc);
    BOOST_TEST(floors[1].values[0] == 100.0 * db(floors[0].values[0]), boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_SUITE_END()
