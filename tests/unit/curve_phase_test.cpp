#include "core/error.hpp"
#include "curve/grid.hpp"
#include "curve/phase.hpp"
#include "worse_of.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <complex>
#include <functional>
#include <numbers>

using namespace earbench;

namespace {

constexpr double degrees_per_radian = 180.0 / std::numbers::pi;

std::vector<double> values_over(const std::vector<double>& frequency_hz,
                                const std::function<double(double)>& value)
{
    std::vector<double> values;
    for (const double frequency : frequency_hz) {
        values.push_back(value(frequency));
    }
    return values;
}

std::vector<double> usual_grid()
{
    return log_grid(48, {20.0}, {20000.0});
}

double greatest_difference(const std::vector<double>& found, const std::vector<double>& expected)
{
    BOOST_REQUIRE_EQUAL(found.size(), expected.size());
    double greatest = 0.0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        greatest = worse_of(greatest, std::abs(found[i] - expected[i]));
    }
    return greatest;
}

} // namespace

BOOST_AUTO_TEST_SUITE(curve_phase)

BOOST_AUTO_TEST_CASE(a_constant_slope_turns_the_phase_by_a_quarter_for_every_6_db_an_octave)
{
    for (const int order : {-3, -1, 0, 1, 2}) {
        for (const auto& grid : {usual_grid(), log_grid(1, {20.0}, {20000.0}),
                                 linear_grid({48000.0 / 131072.0}, {20.0}, {2000.0})}) {
            const auto level = [&](double frequency) { return 20.0 * order * std::log10(frequency); };
            const auto phase = minimum_phase_deg(grid, values_over(grid, level));
            const auto expected = std::vector<double>(grid.size(), 90.0 * order);
            BOOST_TEST(greatest_difference(phase, expected) < 1e-6); // the integral is right within 1e-9
        }
    }
}

BOOST_AUTO_TEST_CASE(a_constant_level_turns_no_phase_at_all)
{
    const auto grid = usual_grid();
    for (const double degrees : minimum_phase_deg(grid, std::vector(grid.size(), 73.1))) {
        BOOST_TEST(degrees == 0.0);
    }
}

BOOST_AUTO_TEST_CASE(a_first_order_low_pass_has_the_phase_of_its_arctangent)
{
    constexpr double corner_hz = 1000.0;
    const auto grid = usual_grid();
    const auto level = [](double frequency) {
        return -10.0 * std::log10(1.0 + std::pow(frequency / corner_hz, 2));
    };
    const auto expected = values_over(
        grid, [](double frequency) { return -std::atan(frequency / corner_hz) * degrees_per_radian; });
    // Beyond the ends the slope is taken from a third of an octave: it is wrong by at most that at its inner
    // edge, 1/(1 + 15.9^2) above and 0.0252^2 below, and a wrong slope turns the phase by a quarter of pi of
    // it.
    const double tolerance_deg = 45.0 * (1.0 / (1.0 + 15.874 * 15.874) + 0.0252 * 0.0252);
    BOOST_TEST(greatest_difference(minimum_phase_deg(grid, values_over(grid, level)), expected) <
               tolerance_deg);
}

BOOST_AUTO_TEST_CASE(a_resonance_has_the_phase_of_its_poles_and_zeros)
{
    // (s^2 + 4 s + 1) / (s^2 + s + 1) at 600 Hz: 12 dB, flat on both sides, minimum phase.
    const auto ratio = [](double frequency) {
        const double x = frequency / 600.0;
        return std::complex<double>(1.0 - x * x, 4.0 * x) / std::complex<double>(1.0 - x * x, x);
    };
    const auto grid = usual_grid();
    const auto level = values_over(grid, [&](double f) { return 20.0 * std::log10(std::abs(ratio(f))); });
    const auto expected =
        values_over(grid, [&](double f) { return std::arg(ratio(f)) * degrees_per_radian; });
    // As above: |slope| beyond x is below 15 / x^2 (above) and 15 x^2 (below), in nepers per neper.
    const double tolerance_deg = 45.0 * (15.0 / (26.4 * 26.4) + 15.0 * 0.042 * 0.042);
    BOOST_TEST(greatest_difference(minimum_phase_deg(grid, level), expected) < tolerance_deg);
}

BOOST_AUTO_TEST_CASE(the_phase_of_an_all_pass_is_all_excess)
{
    const auto grid = usual_grid();
    const auto phase = values_over(
        grid, [](double frequency) { return -2.0 * std::atan(frequency / 1000.0) * degrees_per_radian; });
    const FrequencyResponse all_pass(grid, std::vector<double>(grid.size(), 3.0), phase,
                                     {{"delay-s", "0.001000000000"}});
    const auto excess = with_phase(all_pass, PhaseKind::excess);
    BOOST_TEST(greatest_difference({excess.phase_deg().begin(), excess.phase_deg().end()}, phase) < 1e-9);
    BOOST_TEST(excess.notes().get("phase") == "excess");
    BOOST_TEST(excess.notes().get("delay-s") == "0.001000000000");
    const auto minimum = with_phase(all_pass, PhaseKind::minimum);
    BOOST_TEST(greatest_difference({minimum.phase_deg().begin(), minimum.phase_deg().end()},
                                   std::vector<double>(grid.size())) < 1e-9);
    BOOST_TEST(minimum.notes().get("phase") == "minimum");
    BOOST_TEST(!minimum.notes().find("delay-s"));
    BOOST_TEST((with_phase(all_pass, PhaseKind::total).notes() == all_pass.notes()));
}

BOOST_AUTO_TEST_CASE(the_group_delay_of_a_delay_is_that_delay)
{
    for (const auto& grid : {usual_grid(), linear_grid({50.0}, {100.0}, {5000.0})}) {
        const auto phase = values_over(grid, [](double frequency) { return -360.0 * frequency * 0.0004; });
        const FrequencyResponse delayed(grid, std::vector<double>(grid.size()), phase,
                                        {{"delay-s", "0.010000000000"}});
        BOOST_TEST(greatest_difference(group_delay_ms(delayed), std::vector<double>(grid.size(), 10.4)) <
                   1e-9);
    }
    const FrequencyResponse pair({100.0, 200.0}, {0.0, 0.0}, {0.0, -36.0});
    BOOST_TEST(greatest_difference(group_delay_ms(pair), {1.0, 1.0}) < 1e-12);
}

BOOST_AUTO_TEST_CASE(the_group_delay_of_an_all_pass_is_known)
{
    constexpr double corner_hz = 1000.0;
    const auto grid = usual_grid();
    const auto phase = values_over(
        grid, [](double frequency) { return -2.0 * std::atan(frequency / corner_hz) * degrees_per_radian; });
    const auto expected = values_over(grid, [](double frequency) {
        return 1000.0 / (std::numbers::pi * corner_hz) / (1.0 + std::pow(frequency / corner_hz, 2));
    });
    const auto found = with_group_delay({grid, std::vector<double>(grid.size()), phase});
    BOOST_TEST(found.columns().front().name == "group_delay_ms");
    // The parabola leaves h^2/3 of the third derivative at the ends; x^2 |phi'''| is below 1.6, h = 0.0146 x.
    const double tolerance_ms = 1000.0 / (2.0 * std::numbers::pi * corner_hz) * 1.6 * 0.0146 * 0.0146 / 3.0;
    BOOST_TEST(greatest_difference(found.columns().front().values, expected) < tolerance_ms);
}

BOOST_AUTO_TEST_CASE(what_has_no_phase_has_no_group_delay)
{
    const FrequencyResponse bare({20.0, 40.0}, {0.0, 0.0});
    BOOST_CHECK_THROW((void)group_delay_ms(bare), Error);
    BOOST_CHECK_THROW((void)with_phase(bare, PhaseKind::excess), Error);
    BOOST_CHECK_THROW((void)group_delay_ms(FrequencyResponse({20.0}, {0.0}, {0.0})), Error);
    BOOST_TEST(minimum_phase_deg(std::vector{20.0}, std::vector{3.0}) == std::vector{0.0});
}

BOOST_AUTO_TEST_SUITE_END()
