#include "core/error.hpp"
#include "curve/average.hpp"

#include <boost/test/unit_test.hpp>

#include <utility>
#include <vector>

using namespace earbench;

namespace {

FrequencyResponse flat_at(std::vector<double> frequency_hz)
{
    std::vector<double> spl_db(frequency_hz.size(), 70.0);
    return {std::move(frequency_hz), std::move(spl_db)};
}

std::vector<double> points_of_both(const FrequencyResponse& first, const FrequencyResponse& other)
{
    const std::vector curves{first, other};
    const auto mean = average(curves, AverageOptions{});
    return {mean.frequency_hz().begin(), mean.frequency_hz().end()};
}

} // namespace

BOOST_AUTO_TEST_SUITE(curve_average)

BOOST_AUTO_TEST_CASE(points_at_the_very_ends_of_another_curve_stay)
{
    const auto first = flat_at({100.0, 200.0, 300.0, 400.0, 800.0});
    BOOST_TEST((points_of_both(first, flat_at({200.0, 350.0, 400.0})) == std::vector{200.0, 300.0, 400.0}));
    BOOST_TEST((points_of_both(first, flat_at({200.1, 350.0, 399.9})) == std::vector{300.0}));
    BOOST_CHECK_THROW((void)points_of_both(first, flat_at({300.1, 399.9})), Error);
}

BOOST_AUTO_TEST_SUITE_END()
