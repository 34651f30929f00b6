#include "core/error.hpp"
#include "measure/transfer.hpp"
#include "sweep/sweep.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <complex>
#include <numbers>

using namespace earbench;

namespace {

constexpr double rate_hz = 48000.0;
const SweepOptions short_sweep = [] {
    SweepOptions options;
    options.length = {2.0};
    return options;
}();

SweepReference reference_of_short_sweep()
{
    return {make_sweep(short_sweep), {rate_hz}, plan_sweep(short_sweep)};
}

/// The sweep, and half of it `delay` samples later.
std::vector<double> with_echo(std::size_t delay)
{
    const auto sweep = make_sweep(short_sweep);
    std::vector<double> take(sweep.size() + delay);
    for (std::size_t i = 0; i < sweep.size(); ++i) {
        take[i] += sweep[i];
        take[i + delay] += 0.5 * sweep[i];
    }
    return take;
}

} // namespace

BOOST_AUTO_TEST_SUITE(measure_gate)

BOOST_AUTO_TEST_CASE(an_echo_is_weighted_by_the_window_of_so_many_cycles)
{
    constexpr double echo_s = 0.005;
    constexpr double cycles = 10.0;
    auto sweep = reference_of_short_sweep();
    const auto deconvolution = Divider(sweep).divide(with_echo(240));
    const std::vector frequency_hz{500.0, 640.0, 700.0, 990.0, 1500.0, 4000.0, 10000.0};
    const auto found =
        gated_transfer_function(deconvolution, {sweep.window(), cycles}, sweep.start(), frequency_hz);
    for (std::size_t i = 0; i < frequency_hz.size(); ++i) {
        const double reach_s = 0.5 * cycles / frequency_hz[i];
        const double weight =
            echo_s < reach_s ? 0.5 + 0.5 * std::cos(std::numbers::pi * echo_s / reach_s) : 0.0;
        const auto expected =
            1.0 + 0.5 * weight * std::polar(1.0, -2.0 * std::numbers::pi * frequency_hz[i] * echo_s);
        // The edges of the sweep's band lie 9.8 bins of the window and more away: its side lobes are below
        // -70 dB there.
        BOOST_TEST(std::abs(found.spl_db()[i] - 20.0 * std::log10(std::abs(expected))) < 0.005);
        const double delay_deg = 360.0 * frequency_hz[i] * std::stod(found.notes().get("delay-s"));
        BOOST_TEST(std::abs(wrap_phase_deg(found.phase_deg()[i] - delay_deg -
                                           std::arg(expected) * 180.0 / std::numbers::pi)) < 0.05);
    }
}

BOOST_AUTO_TEST_CASE(an_echo_outside_the_window_is_hidden)
{
    auto sweep = reference_of_short_sweep();
    const WindowSides sides{{0.002}, {0.006}};
    const auto window = sweep.window_of(sides);
    const auto deconvolution = Divider(sweep, sides.right).divide(with_echo(480));
    const auto found = gated_transfer_function(deconvolution, {window, std::nullopt}, sweep.start(),
                                               std::vector{1000.0, 2500.0, 9000.0, 18000.0});
    for (const double level_db : found.spl_db()) {
        BOOST_TEST(std::abs(level_db) < 0.005);
    }
}

BOOST_AUTO_TEST_CASE(a_tapered_echo_counts_once_with_its_weight)
{
    auto sweep = reference_of_short_sweep();
    // 5 ms into 6.667 ms is three quarters of the way: half a cosine, half-way down.
    const WindowSides sides{{0.002}, {0.02 / 3.0}};
    const auto window = sweep.window_of(sides);
    const auto deconvolution = Divider(sweep, sides.right).divide(with_echo(240));
    const auto found = gated_transfer_function(deconvolution, {window, std::nullopt}, sweep.start(),
                                               std::vector{2000.0, 4000.0, 10000.0});
    for (const double level_db : found.spl_db()) {
        BOOST_TEST(std::abs(level_db - 20.0 * std::log10(1.25)) < 0.005);
    }
}

BOOST_AUTO_TEST_CASE(the_left_side_ends_before_the_second_harmonic)
{
    auto sweep = reference_of_short_sweep();
    // L = round(10 * 2 / ln(2200)) / 10 = 0.3 s
    BOOST_TEST(sweep.longest_left_side()->value == 0.45 * 0.3 * std::numbers::ln2,
               boost::test_tools::tolerance(1e-12));
    const auto window = sweep.window_of({{0.4}, {0.1}});
    BOOST_TEST(window.left == 4492U); // 0.0935749 s
    BOOST_TEST(window.right == 4800U);
}

BOOST_AUTO_TEST_CASE(a_long_window_keeps_the_second_pilot_out)
{
    auto sweep = reference_of_short_sweep();
    const WindowSides sides{{0.05}, {1.5}};
    const auto window = sweep.window_of(sides);
    const auto deconvolution = Divider(sweep, sides.right).divide(make_sweep(short_sweep));
    const auto found = gated_transfer_function(deconvolution, {window, std::nullopt}, sweep.start(),
                                               std::vector{50.0, 1000.0, 3000.0, 5000.0, 9000.0});
    for (const double level_db : found.spl_db()) {
        BOOST_TEST(std::abs(level_db) < 0.005);
    }
}

BOOST_AUTO_TEST_CASE(the_impulse_response_has_time_0_where_the_left_side_ends)
{
    auto sweep = reference_of_short_sweep();
    const auto deconvolution = Divider(sweep).divide(with_echo(240));
    const auto samples = windowed_impulse_response(deconvolution, {480, 960});
    BOOST_REQUIRE_EQUAL(samples.size(), 1440U);
    // An impulse of 1, band-limited somewhere between 21.5 and 24 of 24 kHz; an echo of 0.5 is half of it.
    BOOST_TEST(samples[480] > 21.5 / 24.0);
    BOOST_TEST(samples[480] < 1.0);
    BOOST_TEST(std::abs(samples[480 + 240] / samples[480] - 0.5) < 0.01);
}

BOOST_AUTO_TEST_CASE(a_window_longer_than_the_take_is_an_error)
{
    auto sweep = reference_of_short_sweep();
    const auto deconvolution = Divider(sweep).divide(make_sweep(short_sweep));
    BOOST_CHECK_THROW((void)windowed_impulse_response(deconvolution, {1'000'000, 1'000'000}), Error);
}

BOOST_AUTO_TEST_CASE(windows_are_read_in_milliseconds)
{
    const auto sides = parse_window_sides("2.5,400");
    BOOST_TEST(sides.left.value == 0.0025);
    BOOST_TEST(sides.right.value == 0.4);
    for (const auto* text :
         {"", "5", "5,", ",5", "5,5,5", "0,5", "5,0", "-1,5", "1001,5", "5,5001", "a,b", "5;5"}) {
        BOOST_CHECK_EXCEPTION((void)parse_window_sides(text), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    }
    BOOST_TEST(parse_window_cycles("15") == 15.0);
    for (const auto* text : {"", "0", "-3", "1001", "x", "nan"}) {
        BOOST_CHECK_THROW((void)parse_window_cycles(text), Error);
    }
}

BOOST_AUTO_TEST_SUITE_END()
