#include "compare/bands.hpp"
#include "compare/comparison.hpp"
#include "compare/reference.hpp"
#include "core/error.hpp"
#include "core/units.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>

using namespace earbench;

namespace {

const Alignment at_500;

bool is_data(const Error& error)
{
    return error.fault() == Fault::data;
}

FrequencyResponse flat(const std::string& name, const std::string& side, double level_db)
{
    Notes notes{{"name", name}};
    if (!side.empty()) {
        notes.add("channel", side);
    }
    return {{20.0, 20'000.0}, {level_db, level_db}, {}, std::move(notes)};
}

std::vector<std::string> labels(const std::vector<FrequencyResponse>& curves)
{
    std::vector<std::string> found;
    for (const auto& curve : curves) {
        found.push_back(label(curve));
    }
    return found;
}

} // namespace

BOOST_AUTO_TEST_SUITE(compare_reference)

BOOST_AUTO_TEST_CASE(a_channel_faces_the_same_side_and_what_has_none_the_mean)
{
    // 0 and 20 lg 3 dB: amplitudes 1 and 3, mean 2.
    const std::vector curves{flat("B", "R", 20.0 * std::log10(3.0)), flat("B", "L", 0.0)};
    const auto iems = iem_references(curves, ChannelUse::separate, Disagreement::refuse, at_500);
    BOOST_REQUIRE_EQUAL(iems.size(), 1U);
    BOOST_TEST(reference_label(facing(iems[0], "L")) == "B L");
    BOOST_TEST(reference_label(facing(iems[0], "R2")) == "B R");
    BOOST_TEST(reference_label(facing(iems[0], "")) == "B L+R");
    BOOST_TEST(reference_label(facing(iems[0], "L+R")) == "B L+R");
    BOOST_TEST(std::abs(facing(iems[0], "").offset.value + 20.0 * std::log10(2.0)) < 1e-10);
    const auto mean = iem_references(curves, ChannelUse::average, Disagreement::refuse, at_500);
    BOOST_TEST(reference_label(facing(mean[0], "L")) == "B L+R");
}

BOOST_AUTO_TEST_CASE(one_curve_is_for_all_channels_and_each_name_is_an_iem)
{
    const auto iems = iem_references(
        std::vector{flat("B", "L", 3.0), flat("C", "", 4.0), flat("D", "L", 0.0), flat("D", "R", 0.0)},
        ChannelUse::separate, Disagreement::refuse, at_500);
    BOOST_REQUIRE_EQUAL(iems.size(), 3U);
    BOOST_TEST(reference_label(facing(iems[0], "R")) == "B L");
    BOOST_TEST(reference_label(facing(iems[1], "R")) == "C");
    BOOST_TEST(reference_label(facing(iems[2], "R")) == "D R");
}

BOOST_AUTO_TEST_CASE(two_curves_of_one_side_are_no_iem)
{
    for (const auto& [first, second] : {std::pair("L1", "L2"), std::pair("L", "L"), std::pair("L", ""),
                                        std::pair("", "L"), std::pair("", "")}) {
        BOOST_CHECK_EXCEPTION((void)iem_references(std::vector{flat("B", first, 0.0), flat("B", second, 0.0)},
                                                   ChannelUse::separate, Disagreement::refuse, at_500),
                              Error, is_data);
    }
    const std::vector three{flat("B", "L", 0.0), flat("B", "R", 0.0), flat("B", "", 0.0)};
    BOOST_CHECK_EXCEPTION((void)iem_references(three, ChannelUse::separate, Disagreement::refuse, at_500),
                          Error, is_data);
}

BOOST_AUTO_TEST_CASE(channels_that_disagree_are_a_reference_only_by_force)
{
    auto left = flat("B", "L", 0.0);
    left.notes().set("rig", "711");
    auto right = flat("B", "R", 0.0);
    right.notes().set("rig", "5128");
    const std::vector pair{left, right};
    BOOST_CHECK_EXCEPTION((void)iem_references(pair, ChannelUse::average, Disagreement::refuse, at_500),
                          Error, is_data);
    BOOST_TEST(iem_references(pair, ChannelUse::average, Disagreement::accept, at_500).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_target_is_called_by_its_name)
{
    const auto target = target_reference(flat("Flat", "", 3.0), at_500);
    BOOST_TEST(reference_label(facing(target, "R")) == "Flat");
    BOOST_TEST(facing(target, "").offset.value == -3.0);
    BOOST_TEST(reference_label(target_reference({{20.0, 1000.0}, {0.0, 0.0}}, at_500).curves[0]) == "target");
}

BOOST_AUTO_TEST_CASE(without_a_reference_it_is_the_first_iem_or_the_first_curve)
{
    std::vector curves{flat("A", "L", 0.0), flat("B", "L", 0.0), flat("A", "R", 0.0), flat("C", "", 0.0)};
    const std::vector<std::string> first{"A L", "A R"};
    const std::vector<std::string> rest{"B L", "C"};
    BOOST_TEST(labels(take_first(curves)) == first, boost::test_tools::per_element());
    BOOST_TEST(labels(curves) == rest, boost::test_tools::per_element());
    std::vector seats{flat("A", "L1", 0.0), flat("A", "L2", 0.0), flat("A", "L3", 0.0)};
    BOOST_TEST(labels(take_first(seats)).size() == 1U);
    BOOST_TEST(labels(seats).front() == "A L2");
    std::vector two{flat("A", "L", 0.0), flat("B", "L", 0.0)};
    BOOST_TEST(labels(take_first(two)).front() == "A L");
    BOOST_TEST(labels(two).front() == "B L");
    std::vector one{flat("A", "L", 0.0)};
    BOOST_CHECK_EXCEPTION((void)take_first(one), Error,
                          [](const Error& error) { return error.fault() == Fault::usage; });
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(compare_bands)

BOOST_AUTO_TEST_CASE(iec_bands_have_the_edges_of_the_standard)
{
    // IEC 61260-1:2014: octave of 1 kHz from 10^2.85 to 10^3.15 Hz, third of 1 kHz from 10^2.95 to 10^3.05.
    const auto octaves = iec_bands(1);
    BOOST_REQUIRE_EQUAL(octaves.size(), 10U);
    BOOST_TEST(octaves.front().name == "octave_31.5_db");
    BOOST_TEST(octaves[5].name == "octave_1000_db");
    BOOST_TEST(octaves.back().name == "octave_16000_db");
    BOOST_TEST(std::abs(octaves[5].from_hz - std::pow(10.0, 2.85)) < 1e-6);
    BOOST_TEST(std::abs(octaves[5].to_hz - std::pow(10.0, 3.15)) < 1e-6);
    BOOST_TEST(std::abs(octaves.front().from_hz - std::pow(10.0, 1.35)) < 1e-6);
    const auto thirds = iec_bands(3);
    BOOST_REQUIRE_EQUAL(thirds.size(), 31U);
    BOOST_TEST(thirds.front().name == "third_20_db");
    BOOST_TEST(thirds[17].name == "third_1000_db");
    BOOST_TEST(thirds.back().name == "third_20000_db");
    BOOST_TEST(std::abs(thirds[17].from_hz - std::pow(10.0, 2.95)) < 1e-6);
    for (std::size_t i = 1; i < thirds.size(); ++i) {
        BOOST_TEST(std::abs(thirds[i].from_hz - thirds[i - 1].to_hz) < 1e-6);
    }
}

BOOST_AUTO_TEST_CASE(bands_are_read_from_a_table)
{
    const auto bands =
        parse_bands("# mine\r\nname,from_hz,to_hz\n low , 20,100\n\nhigh,2k,4 kHz # and why\n", "b");
    const std::vector<NamedBand> expected{{"low_db", 20.0, 100.0}, {"high_db", 2000.0, 4000.0}};
    BOOST_TEST((bands == expected));
    for (const std::string name : {"a", "z", "A", "Z", "0", "9", "x1", "_", "-", ".", "a-1_b.C"}) {
        BOOST_TEST(parse_bands(name + ",20,100\n", "b").front().name == name + "_db");
    }
    for (const std::string name : {"a/b", "a:", "a@", "a[", "a`", "a{", "a b", "\xC3\xA4"}) {
        BOOST_CHECK_EXCEPTION((void)parse_bands(name + ",20,100\n", "b"), Error, is_data);
    }
    for (const auto* text : {"", "name,from_hz,to_hz\n", "low,20\n", "low,20,20\n", "low,0,20\n",
                             "low,200,20\n", "l w,20,30\n", ",20,30\n", "low,20,30\nlow,40,50\n",
                             "rms,20,30\n", "a,20,30,40\n", "low,20,30\nname,from_hz,to_hz\n"}) {
        BOOST_CHECK_EXCEPTION((void)parse_bands(text, "b"), Error, is_data);
    }
    BOOST_TEST(parse_bands("low,0.005,20\n", "b").front().from_hz == 0.005);
}

BOOST_AUTO_TEST_CASE(what_is_no_band_is_named_with_its_line)
{
    const auto said = [](std::string_view text) {
        try {
            (void)parse_bands(text, "b.csv");
        } catch (const Error& error) {
            return error.line();
        }
        return std::string();
    };
    BOOST_TEST(said("# mine\n\nlow,20,x\n") ==
               "b.csv:3: expected name,from_hz,to_hz with increasing frequencies but found 'low,20,x'");
    BOOST_TEST(said("low,x,20\n") ==
               "b.csv:1: expected name,from_hz,to_hz with increasing frequencies but found 'low,x,20'");
    BOOST_TEST(said("low,20,30\nlow,40,50\n") ==
               "b.csv:2: expected a name that no other measure has but found 'low'");
}

BOOST_AUTO_TEST_CASE(a_band_of_ones_own_is_a_measure_and_can_be_limited)
{
    DeviationOptions options;
    options.bands = {{"low_db", 20.0, 100.0}};
    BOOST_TEST(parse_limit("low=3", options).measure == "low_db");
    BOOST_CHECK_THROW((void)parse_limit("bass=3", options), Error);
}

BOOST_AUTO_TEST_SUITE_END()
