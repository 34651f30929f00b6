#include "core/statistics.hpp"
#include "seats/curve_groups.hpp"
#include "seats/others_median.hpp"

#include <boost/test/unit_test.hpp>

#include <array>

using namespace earbench;

namespace {

FrequencyResponse named(const std::string& name, const std::string& channel)
{
    return {{1000.0}, {0.0}, {}, {{"name", name}, {"channel", channel}}};
}

} // namespace

BOOST_AUTO_TEST_SUITE(seats_groups)

BOOST_AUTO_TEST_CASE(curves_of_one_name_and_side_belong_together)
{
    const std::array curves{named("Tern", "R"),  named("Crow", "L"),  named("Tern", "L1"),
                            named("Tern", "L2"), named("Tern", "R3"), named("Tern", "L+R")};
    const auto groups = group_curves(curves, Grouping::name_and_side);
    BOOST_REQUIRE_EQUAL(groups.size(), 4U);
    BOOST_TEST((groups[0].name == "Tern" && groups[0].side == "R"));
    BOOST_TEST(groups[0].curves == (std::vector<std::size_t>{0, 4}), boost::test_tools::per_element());
    BOOST_TEST((groups[1].name == "Crow" && groups[1].side == "L"));
    BOOST_TEST(groups[2].curves == (std::vector<std::size_t>{2, 3}), boost::test_tools::per_element());
    BOOST_TEST(groups[3].side == "L+R");
    BOOST_TEST(group_curves(curves, Grouping::name).size() == 2U);
    const auto sides = group_curves(curves, Grouping::side);
    BOOST_TEST(sides.size() == 3U);
    BOOST_TEST(sides[1].curves == (std::vector<std::size_t>{1, 2, 3}), boost::test_tools::per_element());
    BOOST_TEST(group_curves(curves, Grouping::all).size() == 1U);
}

BOOST_AUTO_TEST_CASE(strangers_of_one_side_do_not_belong_together)
{
    const auto belong = [](const std::vector<FrequencyResponse>& curves) {
        return any_belong_together(group_curves(curves, Grouping::name_and_side));
    };
    BOOST_TEST(belong({named("Tern", "L")}));
    BOOST_TEST(belong({named("Tern", "L"), named("Tern", "R")}));
    BOOST_TEST(belong({named("Tern", "L"), named("Crow", "R")}));
    BOOST_TEST(!belong({named("Tern", "L"), named("Crow", "L1")}));
    BOOST_TEST(!belong({named("take 1", ""), named("take 2", "")}));
    BOOST_TEST(belong({named("Tern", "L"), named("Crow", "L1"), named("Crow", "L2")}));
}

BOOST_AUTO_TEST_CASE(a_side_has_all_its_seats_and_a_seat_is_one)
{
    const std::array curves{named("Tern", "R"), named("Tern", "L1"), named("Tern", "L2"),
                            named("Tern", "L+R")};
    BOOST_TEST(curves_of_channel(curves, "L") == (std::vector<std::size_t>{1, 2}),
               boost::test_tools::per_element());
    BOOST_TEST(curves_of_channel(curves, "L2") == (std::vector<std::size_t>{2}),
               boost::test_tools::per_element());
    BOOST_TEST(curves_of_channel(curves, "R1").empty());
}

BOOST_AUTO_TEST_CASE(takes_of_averages_add_up)
{
    auto three = named("Tern", "L");
    three.notes().set("takes", "3");
    auto odd = named("Tern", "L");
    odd.notes().set("takes", "-9223372036854775808");
    BOOST_TEST(takes_of(std::array{three, named("Tern", "R"), odd}) == 5);
}

BOOST_AUTO_TEST_CASE(the_median_of_the_others_is_that_without_the_value_itself)
{
    const std::vector<std::vector<double>> all{
        {1.0, 2.0}, {2.0, 2.0, 5.0}, {3.0, 1.0, 2.0, 2.0}, {7.0, 7.0, 7.0, 1.0}, {5.0, 4.0, 3.0, 2.0, 1.0}};
    for (const auto& values : all) {
        const OthersMedian median(values);
        for (std::size_t i = 0; i < values.size(); ++i) {
            auto others = values;
            others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
            BOOST_TEST(median.without(i) == median_of(others));
        }
    }
    const std::vector<std::vector<double>> rows{{1.0, 9.0}, {2.0, 8.0}, {4.0, 4.0}};
    BOOST_TEST(OthersMedians(rows).without(0) == (std::vector<double>{3.0, 6.0}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_note_of_takes_counts_from_1_on)
{
    const auto noted = [](const std::string& takes) {
        auto curve = named("Tern", "L");
        curve.notes().set("takes", takes);
        return takes_of(std::array{curve});
    };
    BOOST_TEST(noted("1") == 1);
    BOOST_TEST(noted("2") == 2);
    BOOST_TEST(noted("0") == 1);
    BOOST_TEST(noted("many") == 1);
    const std::array curves{named("Tern", "R"), named("Tern", "L1")};
    BOOST_TEST(curves_of_channel(curves, "R") == (std::vector<std::size_t>{0}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
