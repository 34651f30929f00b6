#include "core/distributions.hpp"

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numbers>

using namespace earbench;
using boost::test_tools::tolerance;

BOOST_AUTO_TEST_SUITE(core_distributions)

/// Student's table, as every textbook prints it, to its three decimals.
BOOST_AUTO_TEST_CASE(quantiles_are_those_of_the_printed_table)
{
    struct Row {
        double degrees;
        double at_0_95;
        double at_0_975;
        double at_0_995;
    };
    constexpr double half_of_the_third_decimal = 5.1e-4;
    for (const auto& row :
         {Row{1, 6.314, 12.706, 63.657}, Row{2, 2.920, 4.303, 9.925}, Row{4, 2.132, 2.776, 4.604},
          Row{10, 1.812, 2.228, 3.169}, Row{30, 1.697, 2.042, 2.750}, Row{120, 1.658, 1.980, 2.617}}) {
        BOOST_TEST(std::abs(student_quantile(0.95, row.degrees) - row.at_0_95) < half_of_the_third_decimal);
        BOOST_TEST(std::abs(student_quantile(0.975, row.degrees) - row.at_0_975) < half_of_the_third_decimal);
        BOOST_TEST(std::abs(student_quantile(0.995, row.degrees) - row.at_0_995) < half_of_the_third_decimal);
    }
}

BOOST_AUTO_TEST_CASE(one_and_two_degrees_of_freedom_have_closed_forms)
{
    for (const double p : {0.6, 0.9, 0.975, 0.999}) {
        BOOST_TEST(student_quantile(p, 1.0) == std::tan(std::numbers::pi * (p - 0.5)), tolerance(1e-10));
        BOOST_TEST(student_quantile(p, 2.0) == (2.0 * p - 1.0) / std::sqrt(2.0 * p * (1.0 - p)),
                   tolerance(1e-10));
    }
    BOOST_TEST(student_quantile(0.975, 1.5) < student_quantile(0.975, 1.0));
    BOOST_TEST(student_quantile(0.975, 1.5) > student_quantile(0.975, 2.0));
}

BOOST_AUTO_TEST_CASE(derivatives_of_ln_gamma_have_known_values)
{
    BOOST_TEST(digamma(1.0) == -std::numbers::egamma, tolerance(1e-12));
    BOOST_TEST(digamma(0.5) == -std::numbers::egamma - 2.0 * std::numbers::ln2, tolerance(1e-12));
    BOOST_TEST(trigamma(1.0) == std::numbers::pi * std::numbers::pi / 6.0, tolerance(1e-12));
    BOOST_TEST(trigamma(0.5) == std::numbers::pi * std::numbers::pi / 2.0, tolerance(1e-12));
}

BOOST_AUTO_TEST_CASE(trigamma_is_inverted_over_all_its_range)
{
    for (double x = 1e-5; x < 1e8; x *= 3.0) {
        BOOST_TEST(trigamma_inverse(trigamma(x)) == x, tolerance(1e-6));
    }
}

/// Near both ends trigamma is 1/x^2 + pi^2/6 and 1/x + 1/(2 x^2); beyond them the first term is all.
BOOST_AUTO_TEST_CASE(the_ends_of_trigamma_are_powers)
{
    BOOST_TEST(trigamma_inverse(1.005e7) == 1.0 / std::sqrt(1.005e7), tolerance(1e-15));
    BOOST_TEST(trigamma_inverse(0.995e7) ==
                   1.0 / std::sqrt(0.995e7 - std::numbers::pi * std::numbers::pi / 6.0),
               tolerance(1e-10));
    BOOST_TEST(trigamma_inverse(0.995e-6) == 1.0 / 0.995e-6, tolerance(1e-15));
    BOOST_TEST(trigamma_inverse(1.005e-6) == 1.0 / 1.005e-6 + 0.5, tolerance(1e-10));
    BOOST_TEST(trigamma_inverse(1e300) == 1e-150, tolerance(1e-15));
    BOOST_TEST(trigamma_inverse(1e-300) == 1e300, tolerance(1e-15));
    BOOST_TEST(trigamma_inverse(std::numbers::pi * std::numbers::pi / 6.0) == 1.0, tolerance(1e-12));
}

BOOST_AUTO_TEST_SUITE_END()
