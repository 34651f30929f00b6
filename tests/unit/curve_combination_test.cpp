// What curves that are combined are called, what they keep of their notes, and what a calibration spans.

#include "core/error.hpp"
#include "curve/average.hpp"
#include "curve/calibration.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

FrequencyResponse noted(Notes notes)
{
    return {{100.0, 1000.0}, {0.0, 0.0}, {}, std::move(notes)};
}

std::string name_of(const std::vector<std::string>& names)
{
    std::vector<FrequencyResponse> curves;
    for (const auto& name : names) {
        curves.push_back(noted({{"name", name}}));
    }
    return combine_notes(curves, Disagreement::refuse, {}).get("name", "none");
}

std::string channel_of(const std::vector<std::string>& channels)
{
    std::vector<FrequencyResponse> curves;
    for (const auto& channel : channels) {
        curves.push_back(channel.empty() ? noted({}) : noted({{"channel", channel}}));
    }
    return combine_notes(curves, Disagreement::refuse, {}).get("channel", "none");
}

} // namespace

BOOST_AUTO_TEST_SUITE(curve_combination)

BOOST_AUTO_TEST_CASE(combined_curves_are_called_by_what_their_names_begin_with_or_by_all)
{
    BOOST_TEST(name_of({"Tern", "Tern"}) == "Tern");
    BOOST_TEST(name_of({"Tern 1", "Tern 2"}) == "Tern");
    BOOST_TEST(name_of({"Tern - 1", "Tern - 2"}) == "Tern");
    BOOST_TEST(name_of({"Tern", "Wren"}) == "Tern + Wren");
    BOOST_TEST(name_of({"A", "B", "C", "D"}) == "A + B + C + D");
    BOOST_TEST(name_of({"A", "B", "C", "D", "E"}) == "A + 4 others");
    BOOST_TEST(name_of({"\u5BB5\u6708", "\u5BB5\u6709"}) == "\u5BB5"); // no half of a character
}

BOOST_AUTO_TEST_CASE(combined_channels_are_a_side_or_both)
{
    BOOST_TEST(channel_of({"L", "L"}) == "L");
    BOOST_TEST(channel_of({"L1", "L2"}) == "L");
    BOOST_TEST(channel_of({"R", "R3"}) == "R");
    BOOST_TEST(channel_of({"L", "R"}) == "L+R");
    BOOST_TEST(channel_of({"L2", ""}) == "L2");
    BOOST_TEST(channel_of({"", ""}) == "none");
}

BOOST_AUTO_TEST_CASE(what_must_agree_is_named_with_its_places)
{
    const std::array curves{noted({{"name", "A"}, {"rig", "711"}}), noted({{"name", "B"}, {"rig", "5128"}})};
    const auto error = [&](const std::vector<std::string>& places) {
        try {
            (void)combine_notes(curves, Disagreement::refuse, places);
        } catch (const Error& found) {
            BOOST_TEST((found.fault() == Fault::data));
            return std::string(found.what());
        }
        return std::string("none");
    };
    BOOST_TEST(error({}) ==
               "expected one rig but found '711' in A and '5128' in B; --force combines them all the same");
    BOOST_TEST(
        error({"a.csv", "b.csv"}) ==
        "expected one rig but found '711' in a.csv and '5128' in b.csv; --force combines them all the same");
    const auto forced = combine_notes(curves, Disagreement::accept, {});
    BOOST_TEST(!forced.find("rig").has_value());
    const std::array alike{noted({{"rig", "711"}, {"mine", "x"}, {"other", "1"}}),
                           noted({{"rig", "711"}, {"mine", "x"}, {"other", "2"}})};
    BOOST_TEST((combine_notes(alike, Disagreement::refuse, {}) == Notes{{"rig", "711"}, {"mine", "x"}}));
}

BOOST_AUTO_TEST_CASE(statistics_are_added_where_they_are_wanted)
{
    const std::array curves{FrequencyResponse({100.0}, {1.0}), FrequencyResponse({100.0}, {3.0})};
    const auto names = [](const FrequencyResponse& curve) {
        std::string all;
        for (const auto& column : curve.columns()) {
            all += column.name + "=" + std::to_string(column.values[0]).substr(0, 5) + " ";
        }
        return all;
    };
    // The deviation of 1 and 3 about 2 is sqrt(2).
    const AverageOptions told{.combination = Combination::db, .add_statistics = true};
    BOOST_TEST(names(average(curves, told)) == "spread_db=1.414 min_db=1.000 max_db=3.000 ");
    BOOST_TEST(names(average(std::array{curves[0]}, told)) == "min_db=1.000 max_db=1.000 ");
    BOOST_TEST(names(average(curves, AverageOptions{.combination = Combination::db})).empty());
    for (const auto& [combination, level_db] :
         {std::pair(Combination::db, 2.0), std::pair(Combination::median, 2.0),
          std::pair(Combination::power, 10.0 * std::log10((std::pow(10.0, 0.1) + std::pow(10.0, 0.3)) / 2.0)),
          std::pair(Combination::amplitude,
                    20.0 * std::log10((std::pow(10.0, 0.05) + std::pow(10.0, 0.15)) / 2.0))}) {
        BOOST_TEST(average(curves, AverageOptions{.combination = combination}).spl_db()[0] == level_db,
                   boost::test_tools::tolerance(1e-12));
    }
}

BOOST_AUTO_TEST_CASE(a_calibration_that_is_too_short_says_what_it_spans)
{
    const FrequencyResponse calibration({100.0, 1000.0}, {0.0, 0.0});
    const auto remark = [&](std::vector<double> frequency_hz) {
        return coverage_remark(calibration, frequency_hz).value_or("none");
    };
    BOOST_TEST(remark({}) == "none");
    BOOST_TEST(remark({100.0, 1000.0}) == "none");
    BOOST_TEST(remark({99.0, 1000.0}) == "spans 100.0 to 1000.0 Hz, its ends are held for 99.0 to 1000.0 Hz");
    BOOST_TEST(remark({100.0, 1001.0}) ==
               "spans 100.0 to 1000.0 Hz, its ends are held for 100.0 to 1001.0 Hz");
}

BOOST_AUTO_TEST_CASE(calibrations_are_those_of_the_side_or_of_none)
{
    const auto side = [](const std::string& name, const std::string& channel) {
        return channel.empty() ? noted({{"name", name}}) : noted({{"name", name}, {"channel", channel}});
    };
    const auto chosen = [](const std::vector<FrequencyResponse>& calibrations, std::string_view channel) {
        try {
            std::string names;
            for (const auto& each : calibrations_for(calibrations, channel)) {
                names += each.notes().get("name");
            }
            return names;
        } catch (const Error& error) {
            return std::string(error.what());
        }
    };
    BOOST_TEST(chosen({side("a", "L"), side("b", "R"), side("c", "")}, "L2") == "ac");
    BOOST_TEST(chosen({side("a", "L"), side("b", "R"), side("c", "")}, "R") == "bc");
    BOOST_TEST(chosen({side("a", ""), side("b", "")}, "L") == "ab");
    BOOST_TEST(chosen({side("a", "L"), side("b", "L")}, "") == "ab");
    BOOST_TEST(chosen({side("a", "L")}, "R1") == "expected a calibration for channel R1 but found 'a' for L");
    BOOST_TEST(chosen({side("a", "L"), side("b", "R")}, "") ==
               "expected a channel L or R for 'b' but found calibrations of both sides and no channel");
}

BOOST_AUTO_TEST_SUITE_END()
