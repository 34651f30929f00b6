#include "core/error.hpp"
#include "curve/level_change.hpp"
#include "measure/distortion.hpp"
#include "sweep/sweep.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(measure_distortion)

BOOST_AUTO_TEST_CASE(orders_are_one_or_a_range_from_2_to_9)
{
    BOOST_TEST(parse_harmonic_orders("3").first == 3);
    BOOST_TEST(parse_harmonic_orders("3").last == 3);
    BOOST_TEST(parse_harmonic_orders("2-9").first == 2);
    BOOST_TEST(parse_harmonic_orders("2-9").last == 9);
    for (const auto* text : {"", "1", "10", "5-2", "2-", "-5", "2-10", "1-3", "2,3", "2-3-4", "two"}) {
        BOOST_CHECK_EXCEPTION((void)parse_harmonic_orders(text), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    }
}

BOOST_AUTO_TEST_CASE(columns_tell_the_polynomial_and_where_they_cannot_tell_anything)
{
    const SweepOptions options{{8000.0}, {6.0}, {10.0}, Hertz{1000.0}, {-6.0}, {1.0}};
    const double amplitude = std::pow(10.0, -6.0 / 20.0);
    auto take = make_sweep(options);
    for (double& sample : take) {
        sample += 0.02 * sample * sample + 0.03 * sample * sample * sample;
    }
    SweepReference sweep(make_sweep(options), options.rate, plan_sweep(options));
    const double arrival = Divider(sweep).divide(take).arrival();
    const double gain = 1.0 + 0.75 * 0.03 * amplitude * amplitude;
    const double gain_db = 20.0 * std::log10(gain);
    const FrequencyResponse fundamental({100.0, 400.0, 600.0}, {gain_db, gain_db, gain_db});
    const auto columns = harmonic_columns(fundamental, take, arrival, {sweep, {2, 3}, sweep.window()});
    BOOST_REQUIRE(columns.size() == 3U);
    BOOST_TEST(columns[0].name == "h2_dbc");
    BOOST_TEST(columns[1].name == "h3_dbc");
    BOOST_TEST(columns[2].name == "thd_percent");
    const double second = 0.02 * amplitude / 2.0 / gain;
    const double third = 0.03 * amplitude * amplitude / 4.0 / gain;
    BOOST_TEST(std::abs(columns[0].values[0] - 20.0 * std::log10(second)) < 0.02);
    BOOST_TEST(std::abs(columns[0].values[1] - 20.0 * std::log10(second)) < 0.02);
    BOOST_TEST(columns[0].values[2] == no_harmonic_dbc); // 1200 Hz
    BOOST_TEST(std::abs(columns[1].values[0] - 20.0 * std::log10(third)) < 0.02);
    BOOST_TEST(columns[1].values[1] == no_harmonic_dbc);
    BOOST_TEST(columns[2].values[0] == 100.0 * std::hypot(second, third),
               boost::test_tools::tolerance(0.003));
    BOOST_TEST(columns[2].values[1] == 100.0 * second, boost::test_tools::tolerance(0.003));
    BOOST_TEST(columns[2].values[2] == 0.0);
}

BOOST_AUTO_TEST_CASE(noise_is_in_the_reference_of_the_level_and_silence_is_200_db_down)
{
    const SweepOptions options{{8000.0}, {2.0}, {10.0}, Hertz{1000.0}, {-6.0}, {1.0}};
    const SweepReference sweep(make_sweep(options), options.rate, plan_sweep(options));
    const FrequencyResponse fundamental({100.0, 400.0}, {-10.0, -20.0});
    const std::vector<double> silence(8000);
    const SweepPower power(sweep);
    const NoiseFloor noise(silence, power);
    const auto columns = noise_columns(fundamental, noise, {sweep.window()});
    BOOST_REQUIRE(columns.size() == 2U);
    BOOST_TEST((columns[0] == Column{"noise_db", {-200.0, -200.0}}));
    BOOST_TEST((columns[1] == Column{"snr_db", {190.0, 180.0}}));
    const auto floors = harmonic_floor_columns(fundamental, noise, {sweep, {3, 3}, sweep.window()});
    BOOST_TEST((floors[0] == Column{"h3_floor_dbc", {-199.0, -200.0}})); // 1200 Hz is above the sweep
    BOOST_TEST((floors[1] == Column{"thd_floor_percent", {0.0, 0.0}}));
    BOOST_TEST(fundamental.adding_columns(columns).adding_columns(floors).columns().size() == 4U);
}

BOOST_AUTO_TEST_SUITE_END()
