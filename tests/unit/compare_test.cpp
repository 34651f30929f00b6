#include "compare/comparison.hpp"
#include "compare/target.hpp"
#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "core/units.hpp"
#include "curve/frequency_response.hpp"
#include "curve/grid.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

using namespace earbench;

namespace {

constexpr double rounding_db = 1e-10;

bool is_data(const Error& error)
{
    return error.fault() == Fault::data;
}

bool is_usage(const Error& error)
{
    return error.fault() == Fault::usage;
}

FrequencyResponse ramp(double db_per_octave, double at_1_khz, double from_hz = 20.0, double to_hz = 20'000.0,
                       Notes notes = {})
{
    const auto level = [&](double hz) { return at_1_khz + db_per_octave * std::log2(hz / 1000.0); };
    return {{from_hz, to_hz}, {level(from_hz), level(to_hz)}, {}, std::move(notes)};
}

FrequencyResponse channel(const std::string& name, const std::string& side, double level_db)
{
    return ramp(0.0, level_db, 20.0, 20'000.0, {{"name", name}, {"channel", side}});
}

ReferenceCurve target(const FrequencyResponse& curve, const Alignment& align = {})
{
    return target_reference(curve, align).curves.front();
}

Measures measure(const Deviation& deviation)
{
    return earbench::measure(deviation, default_bands());
}

std::optional<double> value(const Measures& measures, std::string_view name)
{
    for (const auto& each : measures) {
        if (each.name == name) {
            return each.value;
        }
    }
    BOOST_FAIL("no measure called " << name);
    return std::nullopt;
}

} // namespace

BOOST_AUTO_TEST_SUITE(compare_deviation)

BOOST_AUTO_TEST_CASE(two_ramps_differ_by_a_ramp_that_is_0_at_the_alignment)
{
    // 3 dB an octave minus 1 dB an octave, both 0 dB at 500 Hz.
    const auto found = deviation_from(ramp(3.0, 70.0), target(ramp(1.0, -5.0)), {});
    BOOST_TEST(std::abs(found.offset.value - (-67.0)) < rounding_db); // the level at 500 Hz is 70 - 3 dB
    BOOST_REQUIRE_EQUAL(found.frequency_hz.size(), 479U);             // k = 0 .. 478
    BOOST_TEST(found.frequency_hz.front() == 20.0);
    for (std::size_t i = 0; i < found.frequency_hz.size(); ++i) {
        BOOST_REQUIRE(std::abs(found.frequency_hz[i] - 20.0 * std::exp2(static_cast<double>(i) / 48.0)) <
                      1e-8);
        BOOST_REQUIRE(std::abs(found.deviation_db[i] - 2.0 * std::log2(found.frequency_hz[i] / 500.0)) <
                      rounding_db);
    }
}

BOOST_AUTO_TEST_CASE(a_band_aligns_both_in_its_middle_on_the_logarithmic_axis)
{
    const Alignment band{.band = {{250.0}, {4000.0}}};
    const auto found = deviation_from(ramp(3.0, 70.0), target(ramp(1.0, -5.0), band), {band});
    // The mean over ln f of a ramp from 250 to 4000 Hz is its level at 1 kHz.
    BOOST_TEST(std::abs(found.offset.value + 70.0) < rounding_db);
    BOOST_TEST(std::abs(found.deviation_db[48] - 2.0 * std::log2(40.0 / 1000.0)) < rounding_db);
}

BOOST_AUTO_TEST_CASE(nothing_outside_of_range_curve_and_target_is_compared)
{
    // 20 x 2^(k/48): 40, 80, ... lie on it.
    const auto within = [](const FrequencyResponse& curve, const FrequencyResponse& other, Band range) {
        const auto points = deviation_from(curve, target(other), {.range = range}).frequency_hz;
        return std::pair{points.front(), points.back()};
    };
    const auto wide = ramp(1.0, 0.0);
    BOOST_TEST((within(wide, wide, {{40.0}, {640.0}}) == std::pair{40.0, 640.0}));
    BOOST_TEST((within(ramp(1.0, 0.0, 80.0, 1280.0), wide, {{20.0}, {20'000.0}}) == std::pair{80.0, 1280.0}));
    BOOST_TEST(
        (within(wide, ramp(1.0, 0.0, 80.0, 1280.0), {{160.0}, {20'000.0}}) == std::pair{160.0, 1280.0}));
    // Just inside, the first point is the next.
    BOOST_TEST(std::abs(within(wide, wide, {{40.001}, {640.0}}).first - 40.0 * std::exp2(1.0 / 48.0)) < 1e-9);
    BOOST_CHECK_EXCEPTION((void)deviation_from(wide, target(wide), {.range = {{40.12}, {40.26}}}), Error,
                          [](const Error& error) {
                              return std::string_view(error.what())
                                  .starts_with("expected points of 20*2^(k/48) Hz from 40.1 to 40.3 Hz but ");
                          });
    BOOST_CHECK_EXCEPTION((void)deviation_from(wide, target(wide), {.range = {{21'000.0}, {22'000.0}}}),
                          Error, is_data);
    BOOST_CHECK_EXCEPTION((void)deviation_from(ramp(1.0, 0.0, 600.0), target(wide), {}), Error,
                          is_data); // not at 500 Hz
}

BOOST_AUTO_TEST_CASE(every_measure_is_what_a_pocket_calculator_says)
{
    const auto found = measure({{500.0, 1000.0, 2000.0, 4000.0}, {-1.0, 3.0, -3.0, 1.0}, {}});
    BOOST_TEST(std::abs(value(found, "rms_db").value() - std::sqrt(5.0)) < rounding_db);       // 20 / 4
    BOOST_TEST(std::abs(value(found, "mean_abs_db").value() - 2.0) < rounding_db);             // 8 / 4
    BOOST_TEST(std::abs(value(found, "sd_db").value() - std::sqrt(20.0 / 3.0)) < rounding_db); // mean 0
    // Octaves -1.5, -0.5, 0.5, 1.5: (1.5 - 1.5 - 1.5 + 1.5) / 5
    BOOST_TEST(std::abs(value(found, "slope_db_per_octave").value()) < rounding_db);
    BOOST_TEST(value(found, "max_abs_db").value() == 3.0);
    BOOST_TEST(value(found, "max_abs_hz").value() == 1000.0); // the lower of the two
    BOOST_TEST(value(found, "mid_db").value() == 1.0);        // 500 and 1000 Hz; 2000 Hz is upper mid
    BOOST_TEST(value(found, "upper_mid_db").value() == -3.0);
    BOOST_TEST(value(found, "presence_db").value() == 1.0);
    for (const auto* name : {"sub_bass_db", "bass_db", "low_mid_db", "treble_db", "air_db"}) {
        BOOST_TEST(!value(found, name).has_value());
    }
    const auto slope = measure({{100.0, 200.0, 400.0}, {1.0, 2.0, 6.0}, {}});
    BOOST_TEST(std::abs(value(slope, "slope_db_per_octave").value() - 2.5) < rounding_db); // (6 - 1) / 2
    BOOST_TEST(std::abs(value(slope, "sd_db").value() - std::sqrt(7.0)) < rounding_db);    // 4 + 1 + 9 over 2
}

BOOST_AUTO_TEST_CASE(one_point_has_no_deviation_or_slope)
{
    const auto found = measure({{1000.0}, {-2.0}, {}});
    BOOST_TEST(value(found, "rms_db").value() == 2.0);
    BOOST_TEST(value(found, "mean_abs_db").value() == 2.0);
    BOOST_TEST(!value(found, "sd_db").has_value());
    BOOST_TEST(!value(found, "slope_db_per_octave").has_value());
    BOOST_TEST(value(found, "mid_db").value() == -2.0);
}

BOOST_AUTO_TEST_CASE(two_points_have_both)
{
    const auto measures = measure({{1000.0, 2000.0}, {0.0, 6.0}, {0.0}});
    BOOST_TEST(std::abs(value(measures, "slope_db_per_octave").value() - 6.0) < rounding_db);
    BOOST_TEST(std::abs(value(measures, "sd_db").value() - std::sqrt(18.0)) < rounding_db); // 3^2 + 3^2
}

BOOST_AUTO_TEST_CASE(a_band_has_its_lower_edge_and_not_its_upper)
{
    const std::array<std::string_view, 8> names{"sub_bass_db",  "bass_db",     "low_mid_db", "mid_db",
                                                "upper_mid_db", "presence_db", "treble_db",  "air_db"};
    const std::array edges_hz{20.0, 60.0, 250.0, 500.0, 2000.0, 4000.0, 6000.0, 10'000.0, 20'000.0};
    for (std::size_t band = 0; band < names.size(); ++band) {
        const auto at = [&](double hz) { return value(measure({{hz}, {1.0}, {}}), names[band]).has_value(); };
        BOOST_TEST(at(edges_hz[band]), names[band]);
        BOOST_TEST(at(std::nextafter(edges_hz[band + 1], 0.0)), names[band]);
        BOOST_TEST(!at(edges_hz[band + 1]), names[band]);
        BOOST_TEST(!at(std::nextafter(edges_hz[band], 0.0)), names[band]);
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(compare_channels)

BOOST_AUTO_TEST_CASE(channels_match_by_their_difference_before_alignment)
{
    // Left 2 dB above right everywhere: rms and greatest are 2 dB.
    const auto flat = match_channels(ramp(1.0, 72.0), ramp(1.0, 70.0), {{20.0}, {20'000.0}});
    BOOST_REQUIRE(flat.has_value());
    BOOST_TEST(std::abs(flat->rms.value - 2.0) < rounding_db);
    BOOST_TEST(std::abs(flat->greatest.value - 2.0) < rounding_db);
    // k octaves apart over 40 .. 80 Hz: 49 points of j/48 dB. sum j^2, j = 0 .. 48, is 48 x 49 x 97 / 6.
    const auto tilted = match_channels(ramp(1.0, std::log2(25.0)), ramp(0.0, 0.0), {{40.0}, {80.0}});
    BOOST_REQUIRE(tilted.has_value());
    BOOST_TEST(std::abs(tilted->rms.value - std::sqrt(48.0 * 49.0 * 97.0 / 6.0 / 49.0) / 48.0) < 1e-9);
    BOOST_TEST(std::abs(tilted->greatest.value - 1.0) < 1e-9);
}

BOOST_AUTO_TEST_CASE(channels_without_a_point_in_common_have_no_match)
{
    BOOST_TEST(
        !match_channels(ramp(1.0, 0.0, 20.0, 100.0), ramp(1.0, 0.0, 200.0, 1000.0), {{20.0}, {20'000.0}})
             .has_value());
    const auto subjects = pair_channels({ramp(0.0, 0.0, 20.0, 100.0, {{"name", "A"}, {"channel", "L"}}),
                                         ramp(0.0, 0.0, 200.0, 1000.0, {{"name", "A"}, {"channel", "R"}})},
                                        {{20.0}, {20'000.0}});
    BOOST_TEST(subjects.size() == 2U);
    BOOST_TEST(!subjects[0].match.has_value());
}

BOOST_AUTO_TEST_CASE(channels_of_one_name_are_paired_in_the_order_given)
{
    const auto subjects =
        pair_channels({channel("A", "R", 70.0), channel("B", "L", 60.0), channel("A", "L", 71.0),
                       channel("B", "R1", 60.0), channel("C", "L1", 50.0), channel("C", "R1", 53.0)},
                      {{20.0}, {20'000.0}});
    BOOST_REQUIRE_EQUAL(subjects.size(), 6U);
    BOOST_TEST(subjects[0].curve.notes().get("channel") == "R");
    BOOST_TEST(std::abs(subjects[0].match.value().rms.value - 1.0) < rounding_db);
    BOOST_TEST(std::abs(subjects[2].match.value().rms.value - 1.0) < rounding_db); // the same for both
    BOOST_TEST(!subjects[1].match.has_value());                                    // R1 is no partner of L
    BOOST_TEST(!subjects[3].match.has_value());
    BOOST_TEST(std::abs(subjects[4].match.value().greatest.value - 3.0) < rounding_db);
    BOOST_TEST(std::abs(subjects[5].match.value().greatest.value - 3.0) < rounding_db);
}

BOOST_AUTO_TEST_CASE(of_a_channel_that_stands_twice_the_first_has_the_partner)
{
    const auto subjects = pair_channels(
        {channel("A", "L", 70.0), channel("A", "L", 75.0), channel("A", "R", 72.0)}, {{20.0}, {20'000.0}});
    BOOST_TEST(std::abs(subjects[0].match.value().rms.value - 2.0) < rounding_db);
    BOOST_TEST(!subjects[1].match.has_value());
    BOOST_TEST(std::abs(subjects[2].match.value().rms.value - 2.0) < rounding_db);
    const auto joined = join_channels(subjects, Disagreement::refuse);
    BOOST_REQUIRE_EQUAL(joined.size(), 2U);
    BOOST_TEST(joined[0].curve.notes().get("channel") == "L+R");
    BOOST_TEST(joined[1].curve.spl_db()[0] == 75.0);
}

BOOST_AUTO_TEST_CASE(joined_channels_are_the_mean_of_their_amplitudes)
{
    const auto subjects = pair_channels(
        {channel("A", "L", 0.0), channel("B", "L", 5.0), channel("A", "R", 6.0)}, {{20.0}, {20'000.0}});
    const auto joined = join_channels(subjects, Disagreement::refuse);
    BOOST_REQUIRE_EQUAL(joined.size(), 2U);
    BOOST_TEST(joined[0].curve.notes().get("name") == "A");
    BOOST_TEST(joined[0].curve.notes().get("channel") == "L+R");
    // 20 lg((1 + 10^0.3) / 2)
    BOOST_TEST(std::abs(joined[0].curve.spl_db()[0] - 3.5080973) < 1e-7);
    BOOST_TEST(joined[0].curve.columns().empty());
    BOOST_TEST(std::abs(joined[0].match.value().rms.value - 6.0) < rounding_db);
    BOOST_TEST(joined[1].curve.notes().get("channel") == "L"); // without the other one it stays
}

BOOST_AUTO_TEST_CASE(channels_that_disagree_are_joined_only_by_force)
{
    auto left = channel("A", "L", 0.0);
    auto right = channel("A", "R", 0.0);
    left.notes().set("smoothing", "1/12 octave");
    right.notes().set("smoothing", "none");
    const auto subjects = pair_channels({left, right}, {{20.0}, {20'000.0}});
    BOOST_CHECK_EXCEPTION((void)join_channels(subjects, Disagreement::refuse), Error, is_data);
    BOOST_TEST(join_channels(subjects, Disagreement::accept).size() == 1U);
    std::vector<std::string> told;
    const auto joined = join_channels(
        pair_channels({left, channel("B", "L", 0.0), right, channel("B", "R", 0.0)}, {{20.0}, {20'000.0}}),
        Disagreement::refuse, [&](const Error& error) { told.push_back(error.line()); });
    BOOST_REQUIRE_EQUAL(joined.size(), 1U);
    BOOST_TEST(joined[0].curve.notes().get("name") == "B");
    BOOST_REQUIRE_EQUAL(told.size(), 1U);
    BOOST_TEST(told[0] ==
               "A L and A R: expected one smoothing but found '1/12 octave' in A L and 'none' in A R; "
               "--force combines them all the same");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(compare_report)

BOOST_AUTO_TEST_CASE(measures_are_found_by_place_and_by_name)
{
    Measures measures{{"rms_db", 1.5}, {"bass_db", std::nullopt}};
    BOOST_TEST(measures.size() == 2U);
    BOOST_TEST(measures[1].name == "bass_db");
    BOOST_TEST(!measures[1].value.has_value());
    BOOST_TEST(measures.find("bass_db").value() == 1U);
    BOOST_TEST(measures.value_of("rms_db").value() == 1.5);
    BOOST_TEST(!measures.value_of("bass_db").has_value());
    BOOST_TEST(!measures.value_of("air_db").has_value());
    BOOST_TEST(!measures.find("air_db").has_value());
    const Measures none;
    BOOST_TEST((none.begin() == none.end()));
    BOOST_TEST(!none.find("rms_db").has_value());
    measures.set(1, -2.0);
    BOOST_TEST(measures.value_of("bass_db").value() == -2.0);
    measures.set(0, std::nullopt);
    BOOST_TEST(!measures.value_of("rms_db").has_value());
}

BOOST_AUTO_TEST_CASE(a_measure_is_put_between_others_and_copies_keep_theirs)
{
    const Measures two{{"rms_db", 1.0}, {"bass_db", 2.0}};
    auto three = two;
    BOOST_TEST(three.names() == two.names());
    three.insert(1, {"rig_level_db", 3.0});
    std::string names;
    double sum = 0.0;
    for (const auto& each : three) {
        names += std::string(each.name) + " ";
        sum = 10.0 * sum + each.value.value();
    }
    BOOST_TEST(names == "rms_db rig_level_db bass_db ");
    BOOST_TEST(sum == 132.0);
    BOOST_TEST(two.size() == 2U);
    BOOST_TEST(two[1].name == "bass_db");
    Measures none;
    none.insert(0, {"rms_db", std::nullopt});
    BOOST_TEST(none.find("rms_db").value() == 0U);
}

BOOST_AUTO_TEST_CASE(a_comparison_has_its_measures_in_the_order_of_the_page)
{
    const Subject subject{ramp(0.0, 70.0, 20.0, 20'000.0, {{"name", "A"}, {"channel", "L"}}),
                          ChannelMatch{{1.5}, {2.5}}};
    const auto found = compare(subject, target(ramp(0.0, 3.0)), {});
    const std::vector<std::string> order{
        "offset_db",  "rms_db",       "mean_abs_db", "sd_db",     "slope_db_per_octave",
        "max_abs_db", "max_abs_hz",   "sub_bass_db", "bass_db",   "low_mid_db",
        "mid_db",     "upper_mid_db", "presence_db", "treble_db", "air_db",
        "lr_rms_db",  "lr_max_db"};
    BOOST_REQUIRE_EQUAL(found.measures.size(), order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        BOOST_TEST(found.measures[i].name == order[i]);
    }
    BOOST_TEST(found.name == "A");
    BOOST_TEST(found.channel == "L");
    BOOST_TEST(found.measures[0].value.value() == -70.0);
    BOOST_TEST(value(found.measures, "lr_rms_db").value() == 1.5);
    BOOST_TEST(value(found.measures, "lr_max_db").value() == 2.5);
    BOOST_TEST(
        !value(compare({subject.curve, std::nullopt}, target(ramp(0.0, 3.0)), {}).measures, "lr_max_db")
             .has_value());
}

BOOST_AUTO_TEST_CASE(a_difference_is_a_curve_that_says_what_0_db_is)
{
    const auto curve = ramp(1.0, 70.0, 20.0, 20'000.0, {{"name", "A"}, {"delay-s", "0.1"}, {"rig", "711"}});
    const auto flat = target(ramp(0.0, 0.0, 20.0, 20'000.0, {{"name", "Flat"}}));
    const auto difference = difference_curve(compare({curve, std::nullopt}, flat, {}), curve.notes());
    BOOST_TEST((difference.notes() == Notes{{"name", "A"}, {"rig", "711"}, {"level", "dB re Flat"}}));
    BOOST_TEST(std::abs(level_at(difference, {1000.0}).value - 1.0) < rounding_db);
}

BOOST_AUTO_TEST_CASE(a_limit_is_a_measure_and_a_number)
{
    BOOST_TEST(parse_limit("rms=3", {}).measure == "rms_db");
    BOOST_TEST(parse_limit("rms=3", {}).greatest == 3.0);
    BOOST_TEST(parse_limit("rms_db=0.5", {}).measure == "rms_db");
    BOOST_TEST(parse_limit("slope=1", {}).measure == "slope_db_per_octave");
    BOOST_TEST(parse_limit("lr_max=0", {}).measure == "lr_max_db");
    BOOST_TEST(parse_limit("offset=90", {}).measure == "offset_db");
    BOOST_TEST(parse_limit("max_abs_hz=1000", {}).measure == "max_abs_hz");
    for (const auto* text : {"rms = 3", "RMS=3", "rms: 3 dB", "RMS_dB=3"}) {
        BOOST_TEST(parse_limit(text, {}).measure == "rms_db");
        BOOST_TEST(parse_limit(text, {}).greatest == 3.0);
    }
    for (const auto* text : {"", "=", "rms", "rms=", "=3", "rms=-1", "rms=nan", "rms=inf", "rms=3V",
                             "loudness=3", "_db=3", "name=3"}) {
        BOOST_CHECK_EXCEPTION((void)parse_limit(text, {}), Error, is_usage);
    }
}

BOOST_AUTO_TEST_CASE(a_limit_is_exceeded_by_the_magnitude_above_it)
{
    // -3 dB everywhere but at the alignment is not possible on straight lines: use the tilt of 2 dB an
    // octave.
    const auto found =
        compare({ramp(-2.0, 0.0, 20.0, 20'000.0, {{"name", "A"}, {"channel", "L"}}), std::nullopt},
                target(ramp(0.0, 0.0)), {});
    BOOST_TEST(exceeds(found, {"slope_db_per_octave", 1.9}).value_or("") ==
               "slope_db_per_octave -2.000 exceeds 1.9");
    BOOST_TEST(!exceeds(found, {"slope_db_per_octave", 2.1}).has_value());
    BOOST_CHECK_EXCEPTION((void)exceeds(found, {"lr_rms_db", 1.0}), Error, is_data);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(compare_targets)

BOOST_AUTO_TEST_CASE(every_built_in_target_is_known_by_a_key_of_its_own_and_0_db_at_500_hz)
{
    const auto keys = built_in_target_keys();
    BOOST_TEST(keys.size() == std::set(keys.begin(), keys.end()).size());
    for (const auto& key : keys) {
        const auto target = find_built_in_target(key);
        BOOST_REQUIRE(target.has_value());
        BOOST_TEST(level_at(*target, {500.0}).value == 0.0);
        BOOST_TEST(!target->notes().get("source").empty());
        if (key != "iegems") { // IEGems and Toranku publish no figures up to 20 kHz
            BOOST_TEST(target->lowest().value == 20.0);
        }
        if (key == "flat") {
            BOOST_TEST(target->highest().value == 20'000.0);
        }
    }
    const auto iegems = find_built_in_target("iegems").value();
    BOOST_TEST(format_fixed(iegems.lowest().value, 1) == "20.9");
    BOOST_TEST(format_fixed(iegems.highest().value / 1000.0, 0) == "19");
    BOOST_TEST(!find_built_in_target("").has_value());
    BOOST_TEST(!find_built_in_target("harman").has_value());
    BOOST_TEST(!find_built_in_target("FLAT").has_value());
}

BOOST_AUTO_TEST_CASE(a_legend_does_not_say_target_twice)
{
    BOOST_TEST(target_label(ramp(0.0, 0.0, 20.0, 100.0, {{"name", "Flat"}})) == "Flat target");
    BOOST_TEST(target_label(ramp(0.0, 0.0, 20.0, 100.0, {{"name", "My Target"}})) == "My Target");
    BOOST_TEST(target_label(ramp(0.0, 0.0)) == "Target");
}

BOOST_AUTO_TEST_SUITE_END()
