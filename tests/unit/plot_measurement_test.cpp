#include "core/error.hpp"
#include "plot/average_figure.hpp"
#include "plot/measurement_figure.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>

using namespace earbench;

namespace {

const std::vector<double> three_hz{100.0, 1000.0, 10'000.0};

FrequencyResponse measured(std::vector<Column> columns, std::string channel = "L")
{
    return {three_hz,
            {-3.0, -8.0, -14.0},
            {},
            {{"name", "Example"}, {"channel", std::move(channel)}, {"level", "dB re sweep"}},
            std::move(columns)};
}

} // namespace

BOOST_AUTO_TEST_SUITE(measurement_figures)

BOOST_AUTO_TEST_CASE(levels_stay_in_their_own_reference_over_their_noise)
{
    const std::array curves{measured({{"noise_db", {-61.0, -75.0, -70.0}}})};
    const auto figure = level_figure(curves, {});
    BOOST_REQUIRE_EQUAL(figure.lines.size(), 2U);
    BOOST_TEST(figure.lines[0].curve.spl_db()[0] == -3.0);
    BOOST_TEST(figure.lines[1].curve.spl_db()[1] == -75.0);
    BOOST_TEST(figure.lines[1].floor);
    BOOST_TEST(figure.level_axis == "Level (dB re sweep)");
    // From -75 to -3 dB in steps of 10.
    BOOST_TEST(figure.highest.value == 0.0);
    BOOST_TEST(figure.lowest.value == -80.0);
    BOOST_TEST((figure.aspect == Aspect::db_50));
}

BOOST_AUTO_TEST_CASE(levels_without_noise_span_50_db)
{
    const std::array curves{measured({})};
    const auto figure = level_figure(curves, {});
    BOOST_TEST(figure.lines.size() == 1U);
    BOOST_TEST(figure.lowest.value == -50.0);
    BOOST_TEST((figure.aspect == Aspect::db_25));
}

BOOST_AUTO_TEST_CASE(noise_far_below_is_cut_off)
{
    const std::array curves{measured({{"noise_db", {-199.0, -190.0, -180.0}}})};
    BOOST_TEST(level_figure(curves, {}).lowest.value == -120.0);
}

BOOST_AUTO_TEST_CASE(distortion_is_drawn_in_decibels_below_a_hundred_percent)
{
    const std::array curves{measured({{"h2_dbc", {-50.0, -60.0, -200.0}},
                                      {"h3_dbc", {-55.0, -200.0, -200.0}},
                                      {"h4_dbc", {-200.0, -200.0, -200.0}},
                                      {"thd_percent", {1.0, 0.1, 20.0}},
                                      {"h2_floor_dbc", {-90.0, -95.0, -95.0}}})};
    const auto figure = distortion_figure(curves, {});
    BOOST_REQUIRE_EQUAL(figure.lines.size(), 4U);
    BOOST_TEST(figure.percent);
    BOOST_TEST(figure.lines[0].legend == "THD");
    BOOST_TEST(std::abs(figure.lines[0].curve.spl_db()[0] + 40.0) < 1e-9);
    BOOST_TEST(std::abs(figure.lines[0].curve.spl_db()[1] + 60.0) < 1e-9);
    BOOST_TEST(figure.lines[1].legend == "H2");
    BOOST_TEST(figure.lines[1].curve.size() == 2U); // what lies above the band is left out
    BOOST_TEST(figure.lines[2].legend == "H2 noise");
    BOOST_TEST(figure.lines[2].floor);
    BOOST_TEST(figure.lines[3].legend == "H3");
    // 20 % is -14 dB, and the noise goes down to -95 dB.
    BOOST_TEST(figure.highest.value == -10.0);
    BOOST_TEST(figure.lowest.value == -100.0);
}

BOOST_AUTO_TEST_CASE(of_many_curves_the_total_alone_is_drawn)
{
    const std::vector<Column> columns{{"h2_dbc", {-50.0, -60.0, -70.0}}, {"thd_percent", {1.0, 0.1, 0.1}}};
    const std::array both{measured(columns), measured(columns, "R")};
    const auto pair = distortion_figure(both, {});
    BOOST_REQUIRE_EQUAL(pair.lines.size(), 4U);
    BOOST_TEST(pair.lines[0].legend == "L THD");
    BOOST_TEST(pair.lines[3].legend == "R H2");
    BOOST_TEST(pair.lines[3].light);
    const std::array many{measured(columns), measured(columns, "R"), measured(columns, "L2")};
    BOOST_TEST(distortion_figure(many, {}).lines.size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_curve_without_distortion_makes_no_figure_of_it)
{
    const std::array curves{measured({{"noise_db", {-61.0, -75.0, -70.0}}})};
    BOOST_CHECK_EXCEPTION((void)distortion_figure(curves, {}), Error, [](const Error& error) {
        BOOST_TEST(error.what() == "expected columns h2_dbc ... or thd_percent but Example L has none");
        return error.fault() == Fault::data;
    });
    // One that was looked for and not found, -200 dB, is no line.
    BOOST_TEST(
        distortion_figure(std::array{measured({{"h9_dbc", {-200.0, -200.0, -200.0}}})}, {}).lines.empty());
    BOOST_TEST(distortion_figure(std::array{measured({{"thd_percent", {1.0, 1.0, 1.0}}})}, {}).lines.size() ==
               1U);
}

/// The column counts from the start of the sweep, the figure from the arrival 100 ms later.
BOOST_AUTO_TEST_CASE(group_delay_is_drawn_from_the_arrival_on)
{
    std::array curves{measured({{"group_delay_ms", {101.5, 100.0, 99.75}}})};
    curves[0].notes().set("delay-s", "0.1");
    const auto figure = group_delay_figure(curves, {});
    const std::vector expected{1.5, 0.0, -0.25};
    const auto drawn = figure.lines[0].curve.spl_db();
    for (std::size_t i = 0; i < expected.size(); ++i) {
        BOOST_TEST(std::abs(drawn[i] - expected[i]) < 1e-12); // rounding of 100 ms in double
    }
    BOOST_TEST(figure.lowest.value == -1.0);
    BOOST_TEST(figure.highest.value == 3.0);
    BOOST_TEST(unseen_lines(figure).empty());
    // A note that is no number tells no arrival.
    curves[0].notes().set("delay-s", "unknown");
    BOOST_TEST(group_delay_figure(curves, {}).lines[0].curve.spl_db()[1] == 100.0);
}

BOOST_AUTO_TEST_CASE(a_curve_of_which_nothing_lies_in_the_figure_is_named)
{
    auto figure = level_figure(std::array{measured({})}, {});
    figure.highest = {50.0};
    figure.lowest = {-3.0}; // its highest point lies on the edge
    BOOST_TEST(unseen_lines(figure).empty());
    figure.lowest = {-2.9};
    const auto unseen = unseen_lines(figure);
    BOOST_REQUIRE_EQUAL(unseen.size(), 1U);
    BOOST_TEST(unseen[0] == "nothing of Example L lies in the figure: -14.0 to -3.0 outside -2.9 to 50");
    figure.lowest = {-60.0};
    figure.highest = {-14.0};
    BOOST_TEST(unseen_lines(figure).empty());
    figure.highest = {-14.1};
    BOOST_TEST(unseen_lines(figure).size() == 1U);
    figure.lines[0].curve = FrequencyResponse({5.0, 19.9}, {-20.0, -20.0});
    BOOST_TEST(unseen_lines(figure)[0] ==
               "nothing of Example L lies in the figure: no point from 20 to 20000 Hz");
}

BOOST_AUTO_TEST_CASE(group_delay_is_drawn_in_milliseconds)
{
    const std::array curves{measured({{"group_delay_ms", {9.3, 0.2, -40.0}}})};
    const auto figure = group_delay_figure(curves, {});
    BOOST_TEST(figure.lines[0].curve.spl_db()[0] == 9.3);
    BOOST_TEST(figure.lowest.value == -5.0);
    BOOST_TEST(figure.highest.value == 10.0);
    BOOST_TEST(*figure.mark_every == 5.0);
    const std::array without{measured({})};
    BOOST_CHECK_EXCEPTION((void)group_delay_figure(without, {}), Error,
                          [](const Error& error) { return error.fault() == Fault::data; });
}

BOOST_AUTO_TEST_CASE(an_average_is_shaded_from_lowest_to_highest_when_it_is_one_of_several)
{
    // 20 dB above 60 dB at 500 Hz.
    const FrequencyResponse mean(
        {100.0, 500.0, 1000.0}, {80.0, 80.0, 80.0}, {}, {{"takes", "3"}},
        {{"spread_db", {9.0, 1.0, 1.0}}, {"min_db", {50.0, 79.0, 79.0}}, {"max_db", {81.0, 81.0, 81.0}}});
    const auto figure = average_figure(std::array{mean}, {});
    BOOST_TEST(figure.lines[0].band);
    BOOST_TEST((*find_column(figure.lines[0].curve, "max_db"))[0] == 61.0);
    BOOST_TEST(figure.lowest.value == 30.0); // the shade is inside too
    BOOST_TEST(figure.subtitle.ends_with("average of 3, shaded from lowest to highest"));
    const auto single = mean.with_columns({mean.columns()[1], mean.columns()[2]});
    BOOST_TEST(!average_figure(std::array{single}, {}).lines[0].band);
    const auto both = average_figure(std::array{mean, single}, {});
    BOOST_TEST((both.lines[0].band && !both.lines[1].band));
    BOOST_TEST(both.subtitle.ends_with("averages, shaded from lowest to highest"));
    const FrequencyResponse treble({1000.0, 2000.0}, {80.0, 81.0});
    BOOST_TEST(average_figure(std::array{treble}, {}).lines[0].curve.spl_db()[0] == 80.0);
}

BOOST_AUTO_TEST_CASE(a_balance_figure_has_a_band_of_one_decibel_about_zero)
{
    const FrequencyResponse difference({100.0, 1000.0}, {0.5, -12.0}, {}, {{"channel", "L-R"}});
    const auto figure = balance_figure(std::array{difference}, {});
    BOOST_TEST(figure.tolerance_band->value == 1.0);
    BOOST_TEST(figure.lowest.value == -15.0);
    BOOST_TEST(figure.highest.value == 10.0);
}

BOOST_AUTO_TEST_SUITE_END()
