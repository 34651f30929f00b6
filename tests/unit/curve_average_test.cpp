#include "core/error.hpp"
#include "curve/average.hpp"
#include "curve/phase.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string_view>
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

BOOST_AUTO_TEST_CASE(a_character_of_two_bytes_is_no_common_beginning_either)
{
    const std::vector<FrequencyResponse> curves{{{20.0}, {0.0}, {}, {{"name", "A\u00E9"}}},
                                                {{20.0}, {0.0}, {}, {{"name", "A\u00E8"}}}};
    BOOST_TEST(combine_notes(curves, Disagreement::refuse).get("name") == "A");
}

BOOST_AUTO_TEST_CASE(curves_without_a_frequency_in_common_are_named)
{
    const std::vector<FrequencyResponse> curves{{{20.0, 30.0}, {0.0, 0.0}, {}, {{"name", "Tern"}}},
                                                {{40.0}, {0.0}}};
    BOOST_CHECK_EXCEPTION((void)average(curves, AverageOptions{}), Error, [](const Error& error) {
        return std::string_view(error.what()) ==
               "expected curves with a frequency range in common but Tern and the others have none";
    });
}

BOOST_AUTO_TEST_CASE(each_kind_of_average_and_phase_is_listed_by_one_name)
{
    const auto listed_once = [](const auto& choices) {
        return std::all_of(choices.begin(), choices.end(), [&](const auto& choice) {
            return std::count_if(choices.begin(), choices.end(), [&](const auto& other) {
                       return other.value == choice.value && !other.is_other_name;
                   }) == 1;
        });
    };
    BOOST_TEST(listed_once(combinations));
    BOOST_TEST(listed_once(phase_kinds));
}

BOOST_AUTO_TEST_SUITE_END()
