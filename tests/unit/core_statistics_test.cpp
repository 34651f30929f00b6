#include "core/statistics.hpp"

#include <array>
#include <boost/test/unit_test.hpp>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(core_statistics)

BOOST_AUTO_TEST_CASE(means_and_the_greatest_are_those_of_arithmetic)
{
    const std::vector<double> values{3.0, -5.0, 1.0, 5.0};
    BOOST_TEST(peak_of(values) == 5.0);
    BOOST_TEST(peak_of({}) == 0.0);
    BOOST_TEST(mean_of(values) == 1.0);
    BOOST_TEST(mean_square_of(values) == 15.0); // (9 + 25 + 1 + 25) / 4
    BOOST_TEST(variance_of(values) == 14.0);    // (4 + 36 + 0 + 16) / 4
}

BOOST_AUTO_TEST_CASE(the_median_of_an_even_number_is_the_upper_one)
{
    BOOST_TEST(upper_median_of({7.0}) == 7.0);
    BOOST_TEST(upper_median_of({3.0, 1.0, 2.0}) == 2.0);
    BOOST_TEST(upper_median_of({4.0, 1.0, 3.0, 2.0}) == 3.0);
}

BOOST_AUTO_TEST_CASE(a_slope_is_that_of_the_least_squares)
{
    // (0, 1), (1, 2), (2, 6): covariance 5, variance 2.
    BOOST_TEST(slope_of(std::array{0.0, 1.0, 2.0}, std::array{1.0, 2.0, 6.0}) == 2.5);
    BOOST_TEST(slope_of(std::array{3.0, 4.0}, std::array{1.0, -1.0}) == -2.0);
}

BOOST_AUTO_TEST_SUITE_END()
