#include "core/statistics.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <vector>

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

BOOST_AUTO_TEST_CASE(the_greatest_is_found_wherever_it_stands)
{
    for (std::size_t count = 1; count <= 13; ++count) {
        for (std::size_t place = 0; place < count; ++place) {
            for (const double greatest : {2.0, -2.0}) {
                std::vector<double> values(count, -1.0);
                values[place] = greatest;
                BOOST_TEST(peak_of(values) == 2.0, count << " values, the greatest behind " << place);
            }
        }
    }
}

/// All values are exact in binary. Squares of what lies so far from 0 would lose six digits; those of the
/// distances from the mean do not.
BOOST_AUTO_TEST_CASE(a_spread_does_not_lose_digits_far_from_0)
{
    constexpr double far = 1'048'576.0;                        // 2^20
    constexpr double step = 5'726'623'061.0 / 4'294'967'296.0; // 4/3 in units of 2^-32
    const std::vector values{far - step, far, far + step};
    const auto rounding = boost::test_tools::tolerance(1e-14);
    BOOST_TEST(standard_deviation_of(values).value() == step, rounding);
    BOOST_TEST(variance_of(values) == step * step * 2.0 / 3.0, rounding);
    BOOST_TEST(slope_of(values, values) == 1.0, rounding);
    BOOST_TEST(slope_of(values, std::vector{far + step, far, far - step}) == -1.0, rounding);
    BOOST_TEST(slope_of(values, std::vector{-step, 0.0, step}) == 1.0, rounding);
    BOOST_TEST(slope_of(std::vector{-step, 0.0, step}, values) == 1.0, rounding);
}

BOOST_AUTO_TEST_CASE(one_value_has_no_standard_deviation)
{
    BOOST_TEST(!standard_deviation_of(std::vector{5.0}).has_value());
    BOOST_TEST(standard_deviation_of(std::vector{1.0, 3.0}).value() == std::sqrt(2.0));
    BOOST_TEST(median_of({4.0, 1.0, 3.0, 2.0}) == 2.5);
    BOOST_TEST(median_of({3.0, 1.0, 2.0}) == 2.0);
}

BOOST_AUTO_TEST_SUITE_END()
