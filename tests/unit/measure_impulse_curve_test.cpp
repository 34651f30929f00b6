#include "core/error.hpp"
#include "measure/impulse_curve.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>

using namespace earbench;

namespace {

constexpr double rate_hz = 48'000.0;

/// Two samples of opposite sign behind 100 of silence: |H| = 2 |sin(pi f / rate)|.
std::vector<double> first_difference()
{
    std::vector<double> samples(200, 0.0);
    samples[100] = 1.0;
    samples[101] = -1.0;
    return samples;
}

} // namespace

BOOST_AUTO_TEST_SUITE(measure_impulse_curve)

BOOST_AUTO_TEST_CASE(one_sample_is_flat_and_its_delay_is_taken_out)
{
    std::vector<double> samples(1000, 0.0);
    samples[480] = 0.5;
    const auto curve = impulse_curve(samples, {rate_hz}, {-0.005}, {}, {{"name", "x"}});
    BOOST_TEST(curve.size() == 32'768U);
    BOOST_TEST(curve.lowest().value == rate_hz / 65'536.0);
    BOOST_TEST(curve.highest().value == rate_hz / 2.0);
    BOOST_TEST(curve.notes().get("delay-s") == "0.005000000000"); // 480 samples are 10 ms
    for (std::size_t i = 0; i < curve.size(); ++i) {
        // What rounding leaves of 65,536 terms.
        BOOST_REQUIRE_SMALL(curve.spl_db()[i] - 20.0 * std::log10(0.5), 1e-9);
        BOOST_REQUIRE_SMALL(curve.phase_deg()[i], 1e-9);
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_less_than_300_db_down)
{
    const auto curve = impulse_curve(std::vector{1.0, 1.0}, {rate_hz}, {}, {3.0}, {});
    BOOST_TEST(curve.spl_db().back() == -297.0,
               boost::test_tools::tolerance(1e-12)); // 1 - 1 at half the rate
}

BOOST_AUTO_TEST_CASE(a_first_difference_rises_as_the_sine_of_half_the_angle)
{
    const auto curve = impulse_curve(first_difference(), {rate_hz}, {0.0}, {6.0}, {});
    for (std::size_t i = 0; i < curve.size(); i += 97) {
        const double half_angle = std::numbers::pi * curve.frequency_hz()[i] / rate_hz;
        BOOST_TEST(std::abs(curve.spl_db()[i] - 6.0 - 20.0 * std::log10(2.0 * std::sin(half_angle))) < 1e-9);
        // 1 - e^{-2ja} = 2j sin(a) e^{-ja}
        BOOST_TEST(std::abs(curve.phase_deg()[i] - (90.0 - half_angle * 180.0 / std::numbers::pi)) < 1e-6);
    }
}

BOOST_AUTO_TEST_CASE(an_odd_or_long_response_is_transformed_whole)
{
    std::vector<double> samples(100'003, 0.0);
    samples[3] = 1.0;
    samples[100'002] = -0.5; // 2.08 s later: at 10.08 Hz and its multiples the two are in phase or not
    const auto curve = impulse_curve(samples, {rate_hz}, {0.0}, {}, {});
    for (const std::size_t i : {0U, 1U, 20'000U, 49'000U}) {
        const double angle = 2.0 * std::numbers::pi * curve.frequency_hz()[i] * 99'999.0 / rate_hz;
        const double power = 1.25 - std::cos(angle);
        BOOST_TEST(std::abs(curve.spl_db()[i] - 10.0 * std::log10(power)) < 1e-7);
    }
}

BOOST_AUTO_TEST_CASE(recordings_and_silence_are_no_impulse_responses)
{
    std::vector<double> sine(48'000);
    for (std::size_t i = 0; i < sine.size(); ++i) {
        sine[i] = std::sin(0.1 * static_cast<double>(i));
    }
    BOOST_CHECK_EXCEPTION((void)impulse_curve(sine, {rate_hz}, {}, {}, {}), Error, [](const Error& error) {
        return error.line() == "expected an impulse response but found a recording of 1.0 s without a peak: "
                               "fr-measure analyse makes curves of sweeps";
    });
    BOOST_CHECK_EXCEPTION(
        (void)impulse_curve(std::vector(10, 0.0), {rate_hz}, {}, {}, {}), Error,
        [](const Error& error) { return error.line() == "expected an impulse response but found silence"; });
}

BOOST_AUTO_TEST_SUITE_END()
