#include "core/error.hpp"
#include "curve/frequency_response.hpp"
#include "curve/grid.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>

using namespace earbench;

namespace {

constexpr double rounding_db = 1e-12; // a few units in the last place of levels near 10

/// 6 dB per octave through 0 dB at 1 kHz, and as a further column 10 per octave.
FrequencyResponse ramp()
{
    return {{250.0, 500.0, 1000.0, 2000.0},
            {-12.0, -6.0, 0.0, 6.0},
            {10.0, 20.0, 30.0, 40.0},
            {{"name", "ramp"}, {"delay-s", "0.001"}},
            {{"spread_db", {0.0, 10.0, 20.0, 30.0}}}};
}

bool is_data(const Error& error)
{
    return error.fault() == Fault::data;
}

} // namespace

BOOST_AUTO_TEST_SUITE(curve)

BOOST_AUTO_TEST_CASE(a_response_is_never_without_points_or_with_frequencies_out_of_order)
{
    constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const auto make = [](std::vector<double> frequency_hz, std::vector<double> spl_db,
                         std::vector<double> phase_deg = {}) {
        return FrequencyResponse(std::move(frequency_hz), std::move(spl_db), std::move(phase_deg));
    };
    BOOST_CHECK_EXCEPTION(make({}, {}), Error, is_data);
    BOOST_CHECK_EXCEPTION(make({0.0}, {1.0}), Error, is_data);
    BOOST_CHECK_EXCEPTION(make({-20.0}, {1.0}), Error, is_data);
    BOOST_CHECK_EXCEPTION(make({20.0, 20.0}, {1.0, 1.0}), Error, is_data);
    BOOST_CHECK_EXCEPTION(make({30.0, 20.0}, {1.0, 1.0}), Error, is_data);
    BOOST_CHECK_EXCEPTION(make({infinity}, {1.0}), Error, is_data);
    BOOST_CHECK_EXCEPTION(make({20.0}, {not_a_number}), Error, is_data);
    BOOST_CHECK_EXCEPTION(make({20.0}, {1.0, 2.0}), Error, is_data);
    BOOST_CHECK_EXCEPTION(make({20.0, 30.0}, {1.0, 2.0}, {0.0}), Error, is_data);
    BOOST_CHECK_EXCEPTION(make({20.0}, {1.0}, {infinity}), Error, is_data);
    BOOST_CHECK_EXCEPTION(FrequencyResponse({20.0}, {1.0}, {}, {}, {{"x", {}}}), Error, is_data);
    BOOST_TEST(make({20.0}, {1.0}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(phase_is_wrapped_into_the_half_open_interval)
{
    BOOST_TEST(wrap_phase_deg(180.0) == 180.0);
    BOOST_TEST(wrap_phase_deg(-180.0) == 180.0);
    BOOST_TEST(wrap_phase_deg(540.0) == 180.0);
    BOOST_TEST(wrap_phase_deg(181.0) == -179.0);
    BOOST_TEST(wrap_phase_deg(-3600.0) == 0.0);
    const FrequencyResponse curve({20.0, 30.0}, {0.0, 0.0}, {270.0, -180.0});
    BOOST_TEST(curve.phase_deg()[0] == -90.0);
    BOOST_TEST(curve.phase_deg()[1] == 180.0);
}

BOOST_AUTO_TEST_CASE(a_label_is_name_and_channel)
{
    const auto labelled = [](Notes notes) {
        return label(FrequencyResponse({20.0}, {0.0}, {}, std::move(notes)));
    };
    BOOST_TEST(labelled({{"name", "Crimson"}, {"channel", "L"}}) == "Crimson L");
    BOOST_TEST(labelled({{"name", "Crimson"}}) == "Crimson");
    BOOST_TEST(labelled({{"channel", "R"}}) == "R");
    BOOST_TEST(labelled({}) == "curve");
}

BOOST_AUTO_TEST_CASE(the_level_between_two_points_lies_on_the_line_in_db_over_octaves)
{
    BOOST_TEST(std::abs(level_at(ramp(), Hertz{500.0 * std::sqrt(2.0)}).value + 3.0) < rounding_db);
    BOOST_TEST(std::abs(level_at(ramp(), Hertz{1000.0 * std::exp2(0.25)}).value - 1.5) < rounding_db);
    BOOST_TEST(level_at(ramp(), Hertz{250.0}).value == -12.0);
    BOOST_TEST(level_at(ramp(), Hertz{1000.0}).value == 0.0);
    BOOST_TEST(level_at(ramp(), Hertz{2000.0}).value == 6.0);
}

BOOST_AUTO_TEST_CASE(a_curve_of_one_point_has_a_level_there_only)
{
    const FrequencyResponse point({1000.0}, {3.0});
    BOOST_TEST(level_at(point, Hertz{1000.0}).value == 3.0);
    BOOST_CHECK_EXCEPTION((void)level_at(point, Hertz{1001.0}), Error, is_data);
}

BOOST_AUTO_TEST_CASE(asking_outside_the_measured_range_is_an_error_that_names_both)
{
    BOOST_CHECK_EXCEPTION((void)level_at(ramp(), Hertz{20.0}), Error, [](const Error& error) {
        BOOST_TEST(error.what() == "20.0 Hz lies outside the measured 250.0..2000.0 Hz");
        return is_data(error);
    });
    BOOST_CHECK_EXCEPTION((void)level_at(ramp(), Hertz{2001.0}), Error, is_data);
}

BOOST_AUTO_TEST_CASE(many_levels_are_those_of_single_look_ups)
{
    const auto curve = ramp();
    const auto grid = log_grid(7, Hertz{250.0}, Hertz{2000.0});
    const auto levels = levels_at(curve, grid);
    BOOST_REQUIRE_EQUAL(levels.size(), grid.size());
    for (std::size_t i = 0; i < grid.size(); ++i) {
        BOOST_TEST(levels[i] == level_at(curve, Hertz{grid[i]}).value);
        BOOST_TEST(std::abs(levels[i] - 6.0 * std::log2(grid[i] / 1000.0)) < rounding_db);
    }
}

BOOST_AUTO_TEST_CASE(the_log_grid_has_its_origin_at_20_hz_and_both_edges)
{
    const auto grid = log_grid(48, Hertz{20.0}, Hertz{20'000.0});
    // 48 log2(1000) = 478.37: k runs from 0 to 478.
    BOOST_REQUIRE_EQUAL(grid.size(), 479U);
    BOOST_TEST(grid.front() == 20.0);
    BOOST_TEST(grid[48] == 40.0);
    BOOST_TEST(grid[478] == 20.0 * std::exp2(478.0 / 48.0), boost::test_tools::tolerance(1e-15));
    const auto inside = log_grid(1, Hertz{10.0}, Hertz{41.0});
    BOOST_TEST(inside == (std::vector<double>{10.0, 20.0, 40.0}), boost::test_tools::per_element());
    BOOST_TEST(log_grid(1, Hertz{21.0}, Hertz{39.0}).empty());
    BOOST_TEST(log_grid(48, Hertz{20.0 * (1.0 + 1e-12)}, Hertz{20.0 * (1.0 + 2e-12)}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_linear_grid_holds_the_multiples_of_its_step)
{
    BOOST_TEST(linear_grid(Hertz{10.0}, Hertz{20.0}, Hertz{50.0}) ==
                   (std::vector<double>{20.0, 30.0, 40.0, 50.0}),
               boost::test_tools::per_element());
    BOOST_TEST(linear_grid(Hertz{10.0}, Hertz{21.0}, Hertz{29.0}).empty());
    BOOST_TEST(linear_grid(Hertz{0.1}, Hertz{0.3}, Hertz{0.3}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(grids_are_equal_within_what_four_decimals_leave_apart)
{
    const std::vector<double> grid{20.0, 10'000.0};
    BOOST_TEST(grids_equal(grid, std::vector<double>{20.0001, 10'000.09}));
    BOOST_TEST(!grids_equal(grid, std::vector<double>{20.001, 10'000.0}));
    BOOST_TEST(!grids_equal(grid, std::vector<double>{20.0, 10'000.2}));
    BOOST_TEST(!grids_equal(grid, std::vector<double>{20.0}));
}

BOOST_AUTO_TEST_CASE(resampling_onto_the_same_grid_keeps_levels_and_columns_and_drops_phase_with_its_delay)
{
    const auto curve = ramp();
    const auto same = resample(curve, curve.frequency_hz());
    BOOST_TEST(same.spl_db() == curve.spl_db(), boost::test_tools::per_element());
    BOOST_TEST((same.columns() == curve.columns()));
    BOOST_TEST(!same.has_phase());
    BOOST_TEST((same.notes() == Notes{{"name", "ramp"}}));
}

BOOST_AUTO_TEST_CASE(resampling_reads_the_line_between_the_points_for_every_column)
{
    const std::vector<double> middle{500.0 * std::sqrt(2.0)};
    const auto resampled = resample(ramp(), middle);
    BOOST_TEST(std::abs(resampled.spl_db()[0] + 3.0) < rounding_db);
    BOOST_TEST(std::abs(resampled.columns()[0].values[0] - 15.0) < rounding_db);
    BOOST_CHECK_EXCEPTION((void)resample(ramp(), std::vector<double>{100.0}), Error, is_data);
    BOOST_CHECK_EXCEPTION((void)resample(ramp(), std::vector<double>{}), Error, is_data);
}

BOOST_AUTO_TEST_SUITE_END()
