// Both sides of every limit that the headers of curve/ promise.

#include "core/error.hpp"
#include "curve/align.hpp"
#include "curve/calibration.hpp"
#include "curve/grid.hpp"
#include "curve/phase.hpp"
#include "curve/vector_mean.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>

using namespace earbench;

namespace {

const FrequencyResponse two_decades({100.0, 10'000.0}, {0.0, 4.0});

bool can_read(const FrequencyResponse& curve, double at_hz)
{
    try {
        (void)level_at(curve, {at_hz});
        return true;
    } catch (const Error&) {
        return false;
    }
}

bool is_level_reference(std::string_view text)
{
    try {
        (void)parse_level_reference(text);
        return true;
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::usage));
        return false;
    }
}

/// The phase at the first of two points `octaves` apart, between which the level rises as stated.
double phase_of_rise_deg(double db_per_octave, double octaves)
{
    return minimum_phase_deg(std::vector{1000.0, 1000.0 * std::exp2(octaves)},
                             std::vector{0.0, db_per_octave * octaves})
        .front();
}

/// The phase at the first of four points, of which the third lies `octaves` above it.
double phase_with_third_point_deg(double octaves)
{
    return minimum_phase_deg(std::vector{1000.0, 1000.0 * std::exp2(0.1), 1000.0 * std::exp2(octaves),
                                         1000.0 * std::exp2(1.5)},
                             std::vector{0.0, 1.0, -4.0, -4.0})
        .front();
}

} // namespace

BOOST_AUTO_TEST_SUITE(curve_limits)

BOOST_AUTO_TEST_CASE(a_frequency_is_that_of_an_end_within_one_in_ten_million)
{
    BOOST_TEST(can_read(two_decades, 10'000.0 * (1.0 + 0.995e-7)));
    BOOST_TEST(!can_read(two_decades, 10'000.0 * (1.0 + 1.005e-7)));
    BOOST_TEST(can_read(two_decades, 100.0 * (1.0 - 0.995e-7)));
    BOOST_TEST(!can_read(two_decades, 100.0 * (1.0 - 1.005e-7)));
}

BOOST_AUTO_TEST_CASE(a_point_of_a_grid_is_inside_within_one_in_a_thousand_million)
{
    const auto from = [](double share) { return Hertz{20.0 * (1.0 + share)}; };
    BOOST_TEST(log_grid(48, from(0.995e-9), {20.1}).size() == 1U);
    BOOST_TEST(log_grid(48, from(1.005e-9), {20.1}).empty());
    BOOST_TEST(log_grid(48, {19.9}, from(-0.995e-9)).size() == 1U);
    BOOST_TEST(log_grid(48, {19.9}, from(-1.005e-9)).empty());
    BOOST_TEST(linear_grid({20.0}, from(0.995e-9), {21.0}).size() == 1U);
    BOOST_TEST(linear_grid({20.0}, from(1.005e-9), {21.0}).empty());
    BOOST_TEST(linear_grid({20.0}, {19.0}, from(-0.995e-9)).size() == 1U);
    BOOST_TEST(linear_grid({20.0}, {19.0}, from(-1.005e-9)).empty());
}

BOOST_AUTO_TEST_CASE(grids_are_equal_within_1e_5_of_the_frequency_or_half_of_the_fourth_decimal)
{
    const auto equal = [](double first, double second) {
        return grids_equal(std::vector{first}, std::vector{second});
    };
    for (const double sign : {-1.0, 1.0}) {
        BOOST_TEST(equal(10'000.0, 10'000.0 + sign * 0.0995));
        BOOST_TEST(!equal(10'000.0, 10'000.0 + sign * 0.1005));
        BOOST_TEST(equal(2.0, 2.0 + sign * 4.98e-5));
        BOOST_TEST(!equal(2.0, 2.0 + sign * 5.02e-5));
    }
}

BOOST_AUTO_TEST_CASE(points_in_common_are_48_an_octave_within_all_curves_and_the_range)
{
    const FrequencyResponse low({20.0, 80.0}, {0.0, 0.0});
    const FrequencyResponse high({40.0, 160.0}, {0.0, 0.0});
    const std::array both{&low, &high};
    const auto points = common_points(both, {{20.0}, {20'000.0}});
    BOOST_REQUIRE_EQUAL(points.size(), 49U); // 40 to 80 Hz
    BOOST_TEST(points.front() == 40.0);
    BOOST_TEST(points.back() == 80.0);
    BOOST_TEST(common_points(both, {{50.0}, {60.0}}).size() == 13U); // 48 lg2(2.5) = 63.5, 48 lg2 3 = 76.1
}

BOOST_AUTO_TEST_CASE(beyond_its_ends_a_level_goes_on_with_at_most_24_db_an_octave)
{
    // Up to there the slope is the same everywhere: a quarter turn for every 20 lg 2 dB.
    for (const double slope : {-23.99, 23.99, 6.0}) {
        BOOST_TEST(std::abs(phase_of_rise_deg(slope, 1.0) - 90.0 * slope / (20.0 * std::log10(2.0))) < 1e-6);
    }
    // Bode's integral by scipy.integrate.quad, the slopes beyond the points limited to 24 dB.
    BOOST_TEST(std::abs(phase_of_rise_deg(30.0, 1.0) - 384.881690074492) < 1e-6);
    BOOST_TEST(std::abs(phase_of_rise_deg(-30.0, 1.0) + 384.881690074492) < 1e-6);
}

BOOST_AUTO_TEST_CASE(the_integral_behind_the_phase_is_right_within_6e_9)
{
    // As above. The extra slope of 12 dB an octave, 2 nepers a neper, turns the phase by 2/pi of the
    // integral.
    constexpr double tolerance_deg = 6e-9 * 2.0 * 180.0 / (3.14159265 * 3.14159265);
    const std::array<std::pair<double, double>, 6> known{{{0.05, 365.1371783654569},
                                                          {0.5, 393.49060522997604},
                                                          {0.7, 401.50081478781635},
                                                          {0.75, 403.2673264792088},
                                                          {2.0, 430.15572956357255},
                                                          {8.0, 448.17630153028165}}};
    for (const auto& [octaves, phase_deg] : known) {
        BOOST_TEST(std::abs(phase_of_rise_deg(36.0, octaves) - phase_deg) < tolerance_deg, octaves);
    }
}

BOOST_AUTO_TEST_CASE(the_slope_at_an_end_is_that_of_the_points_within_0_334_octaves)
{
    // As above, with numpy.polyfit for the line through three points and through two.
    BOOST_TEST(std::abs(phase_with_third_point_deg(0.3335) + 120.73313646505444) < 1e-6);
    BOOST_TEST(std::abs(phase_with_third_point_deg(0.3345) - 56.16664666539428) < 1e-6);
}

BOOST_AUTO_TEST_CASE(points_less_than_a_two_hundredth_octave_apart_are_passed_over)
{
    const auto phase_with_spike = [](double octaves) {
        return minimum_phase_deg(
            std::vector{500.0, 1000.0, 1000.0 * std::exp2(octaves), 1000.0 * std::exp2(0.02), 2000.0},
            std::vector{0.0, 0.0, 12.0, 0.0, 0.0})[1];
    };
    BOOST_TEST(std::abs(phase_with_spike(0.00499)) < 1e-9);
    BOOST_TEST(std::abs(phase_with_spike(0.00501)) > 10.0);
    // The last one counts however near it is.
    const std::vector near_end{500.0, 1000.0, 2000.0 * std::exp2(-0.004), 2000.0};
    BOOST_TEST(minimum_phase_deg(near_end, std::vector{0.0, 0.0, 0.0, 12.0})[1] > 10.0);
}

BOOST_AUTO_TEST_CASE(a_sum_that_cancels_out_lies_300_db_below_the_power_mean)
{
    const std::array curves{FrequencyResponse({1000.0}, {70.0}, {0.0}),
                            FrequencyResponse({1000.0}, {70.0}, {180.0})};
    BOOST_TEST(std::abs(vector_mean(curves, TimeAxis::own).spl_db[0] + 230.0) < 1e-9);
}

BOOST_AUTO_TEST_CASE(the_loss_of_a_vector_mean_counts_from_20_hz_to_5_khz)
{
    const std::array curves{FrequencyResponse({19.9, 20.0, 5000.0, 5001.0}, std::vector(4, 0.0))};
    const auto loss = [&](std::vector<double> mean_db) {
        return vector_loss(FrequencyResponse({19.9, 20.0, 5000.0, 5001.0}, std::move(mean_db)), curves);
    };
    BOOST_TEST(loss({-9.0, -1.0, -2.0, -9.0}).greatest.value == 2.0);
    BOOST_TEST(loss({-9.0, -1.0, -2.0, -9.0}).at.value == 5000.0);
    BOOST_TEST(loss({-9.0, -3.0, -2.0, -9.0}).at.value == 20.0);
    BOOST_TEST(describe(loss({0.0, 0.0, -3.414, 0.0})) ==
               "the vector mean lies up to 3.41 dB below the power mean, at 5000 Hz");
    const std::array outside{FrequencyResponse({10.0}, {0.0})};
    const auto none = vector_loss(FrequencyResponse({10.0}, {-9.0}), outside);
    BOOST_TEST(none.greatest.value == 0.0);
    BOOST_TEST(none.at.value == 20.0);
}

BOOST_AUTO_TEST_CASE(a_calibration_covers_a_frequency_within_1e_5)
{
    BOOST_TEST(covers(two_decades, std::vector{100.0 * (1.0 - 0.995e-5), 1000.0}));
    BOOST_TEST(!covers(two_decades, std::vector{100.0 * (1.0 - 1.005e-5), 1000.0}));
    BOOST_TEST(covers(two_decades, std::vector{1000.0, 10'000.0 * (1.0 + 0.995e-5)}));
    BOOST_TEST(!covers(two_decades, std::vector{1000.0, 10'000.0 * (1.0 + 1.005e-5)}));
}

BOOST_AUTO_TEST_CASE(a_harmonic_of_minus_200_is_none)
{
    // 0 dB at 1 kHz, 2 dB at 2 kHz: the second harmonic of 1 kHz falls by 2 dB, what cannot be measured
    // stays.
    const FrequencyResponse microphone({1000.0, 2000.0}, {0.0, 2.0});
    const auto corrected = [&](double h2_dbc) {
        return subtract_calibration({{1000.0}, {0.0}, {}, {}, {{"h2_dbc", {h2_dbc}}, {"thd_percent", {5.0}}}},
                                    microphone);
    };
    BOOST_TEST((*find_column(corrected(-200.0), "h2_dbc"))[0] == -200.0);
    BOOST_TEST((*find_column(corrected(-200.0), "thd_percent"))[0] == 0.0);
    BOOST_TEST(std::abs((*find_column(corrected(-199.0), "h2_dbc"))[0] + 201.0) < 1e-9);
    BOOST_TEST(std::abs((*find_column(corrected(-40.0), "h2_dbc"))[0] + 42.0) < 1e-9);
    BOOST_TEST(std::abs((*find_column(corrected(-38.0), "thd_percent"))[0] - 1.0) < 1e-9); // 100 10^(-40/20)
}

BOOST_AUTO_TEST_CASE(a_level_reference_has_pressure_frequency_and_reading_within_reason)
{
    for (const auto* text :
         {"200@1000=-20", "-20@1000=-20", "94@1000=20", "94@1000=-200", "94@0.001=0", "94@1000=-23.4dBFS"}) {
        BOOST_TEST(is_level_reference(text), text);
    }
    for (const auto* text : {"200.1@1000=-20", "-20.01@1000=-20", "94@1000=20.01", "94@1000=-200.1", "94@0=0",
                             "94@-1=0", "94@1000", "94=1000@0", "94@1000=", "94=-20"}) {
        BOOST_TEST(!is_level_reference(text), text);
    }
    const auto reference = parse_level_reference("94@250=-23.5");
    BOOST_TEST(reference.pressure.value == 94.0);
    BOOST_TEST(reference.at.value == 250.0);
    BOOST_TEST(reference.reading.value == -23.5);
    BOOST_TEST(LevelReference{}.pressure.value == 94.0); // a class 1 or 2 calibrator's level, IEC 60942
    BOOST_TEST(LevelReference{}.at.value == 1000.0);
}

BOOST_AUTO_TEST_CASE(a_level_reference_has_its_signs_in_order)
{
    BOOST_TEST(LevelReference{}.pressure.value == 94.0);
    for (const auto* text : {"94=-20@1000", "94@1000-20", "94-1000=-20", "", "@=", "=@", "@1000=-20"}) {
        BOOST_TEST(!is_level_reference(text), text);
    }
}

BOOST_AUTO_TEST_CASE(grids_are_equal_to_a_thousandth_of_their_tolerance)
{
    const auto equal = [](double first, double second) {
        return grids_equal(std::vector{first}, std::vector{second});
    };
    BOOST_TEST(equal(2.0, 2.0 + 4.996e-5));
    BOOST_TEST(!equal(2.0, 2.0 + 5.004e-5));
    BOOST_TEST(equal(10'000.0, 10'000.0 + 0.09996));
    BOOST_TEST(!equal(10'000.0, 10'000.0 + 0.10004));
}

BOOST_AUTO_TEST_CASE(a_curve_begins_at_any_frequency_above_0)
{
    BOOST_TEST(FrequencyResponse({0.005, 0.006}, {0.0, 0.0}).lowest().value == 0.005);
    BOOST_CHECK_THROW(FrequencyResponse({0.006, 0.006}, {0.0, 0.0}), Error);
}

BOOST_AUTO_TEST_CASE(two_points_have_one_slope_and_three_a_parabola)
{
    // 360 degrees over 1000 Hz are 1 ms.
    const auto delays = [](std::vector<double> frequency_hz, std::vector<double> phase_deg) {
        std::vector<double> spl_db(frequency_hz.size());
        return group_delay_ms({std::move(frequency_hz), std::move(spl_db), std::move(phase_deg)});
    };
    BOOST_TEST(delays({1000.0, 1100.0}, {0.0, -36.0}) == (std::vector{1.0, 1.0}),
               boost::test_tools::per_element());
    // -9 x^2 degrees, x in 100 Hz: -18 x degrees a hundred hertz, 0.5 x ms.
    const auto bent = delays({100.0, 200.0, 300.0}, {-9.0, -36.0, -81.0});
    BOOST_REQUIRE_EQUAL(bent.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        BOOST_TEST(bent[i] == 0.5 * static_cast<double>(i + 1), boost::test_tools::tolerance(1e-12));
    }
}

BOOST_AUTO_TEST_CASE(a_mean_of_vectors_wants_one_grid_and_a_loss_above_0)
{
    const std::array curves{FrequencyResponse({1000.0}, {0.0}, {0.0}),
                            FrequencyResponse({1001.0}, {0.0}, {0.0})};
    BOOST_CHECK_THROW((void)vector_mean(curves, TimeAxis::own), Error);
    const std::array same{FrequencyResponse({30.0, 40.0}, {0.0, 0.0})};
    const auto equal = vector_loss(FrequencyResponse({30.0, 40.0}, {-2.0, -2.0}), same);
    BOOST_TEST(equal.at.value == 30.0); // the first of equals
}

BOOST_AUTO_TEST_CASE(a_group_delay_is_that_of_the_parabola_through_three_points)
{
    const auto delays = [](std::vector<double> phase_deg) {
        return group_delay_ms({{100.0, 200.0, 300.0, 400.0}, std::vector(4, 0.0), std::move(phase_deg)});
    };
    // Through the last three points: -36 x (x - 1) / 2 degrees, x hundreds of hertz behind 200 Hz.
    const auto bent = delays({0.0, 0.0, 0.0, -36.0});
    const std::array expected{0.0, 0.0, 0.5, 1.5};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        BOOST_TEST(std::abs(bent[i] - expected[i]) < 1e-12);
    }
    // 20 degrees in 100 Hz across the seam at 180, between the first two points as between the others.
    for (const double delay : delays({170.0, -170.0, -150.0, -130.0})) {
        BOOST_TEST(std::abs(delay + 20.0 / 36.0) < 1e-12);
    }
}

BOOST_AUTO_TEST_CASE(a_group_delay_has_the_delay_that_was_taken_out)
{
    const auto with = [](const Notes& notes) {
        return group_delay_ms({{100.0, 200.0}, {0.0, 0.0}, {0.0, 0.0}, notes});
    };
    BOOST_TEST(with({})[0] == 0.0);
    BOOST_TEST(with({{"delay-s", "0.002"}})[0] == 2.0);
    BOOST_CHECK_EXCEPTION((void)with({{"name", "A"}, {"delay-s", "2 ms"}}), Error, [](const Error& error) {
        return error.line() == "expected delay-s in seconds but found '2 ms' in A";
    });
}

BOOST_AUTO_TEST_CASE(a_level_is_exact_at_every_point)
{
    // 1000 + (0.1 - 1000) is not 0.1.
    const FrequencyResponse steep({100.0, 200.0, 300.0}, {1000.0, 0.1, -1000.0});
    BOOST_TEST(level_at(steep, {200.0}).value == 0.1);
    BOOST_TEST(level_at(steep, {300.0}).value == -1000.0);
    BOOST_TEST(level_at(steep, {100.0}).value == 1000.0);
}

BOOST_AUTO_TEST_SUITE_END()
