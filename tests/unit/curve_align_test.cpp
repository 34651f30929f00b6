#include "core/error.hpp"
#include "curve/align.hpp"
#include "curve/average.hpp"
#include "curve/columns.hpp"
#include "curve/level_change.hpp"
#include "curve/level_mean.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>

using namespace earbench;

namespace {

constexpr double rounding_db = 1e-12;

/// 6 dB an octave through 0 dB at 1 kHz.
FrequencyResponse ramp()
{
    return {
        {250.0, 500.0, 1000.0, 2000.0}, {-12.0, -6.0, 0.0, 6.0}, {1.0, 2.0, 3.0, 4.0}, {{"name", "ramp"}}};
}

bool is_usage(const Error& error)
{
    return error.fault() == Fault::usage;
}

bool is_data(const Error& error)
{
    return error.fault() == Fault::data;
}

FrequencyResponse noted(Notes notes, std::vector<double> spl_db = {0.0, 0.0})
{
    return {{500.0, 1000.0}, std::move(spl_db), {}, std::move(notes)};
}

} // namespace

BOOST_AUTO_TEST_SUITE(curve_align)

BOOST_AUTO_TEST_CASE(an_alignment_is_a_frequency_or_a_band)
{
    BOOST_TEST(parse_alignment("500").from.value == 500.0);
    BOOST_TEST(parse_alignment("500").to.value == 500.0);
    BOOST_TEST(parse_alignment("300-3000").from.value == 300.0);
    BOOST_TEST(parse_alignment("300-3000").to.value == 3000.0);
    BOOST_TEST(parse_alignment("1e2-2.5e3").to.value == 2500.0);
    BOOST_TEST(parse_alignment("1kHz").to.value == 1000.0);
    for (const auto* text : {"20-20k", "20..20000", "20:20k", "20 Hz - 20 kHz",
                             "0.02k\xE2\x80\x93"
                             "20k"}) {
        BOOST_TEST((parse_alignment(text) == Band{{20.0}, {20'000.0}}), text);
    }
    for (const auto* text : {"", "-", "0", "-500", "nan", "inf", "500-", "-500-600", "3000-300", "500-500",
                             "0-500", "300-3000-5", "500m", "2-4k", "k", "20..", "20:"}) {
        BOOST_CHECK_EXCEPTION((void)parse_alignment(text), Error, is_usage);
    }
    BOOST_CHECK_EXCEPTION((void)parse_band("--range", "500"), Error, [](const Error& error) {
        return is_usage(error) && std::string(error.what()).find("--range") != std::string::npos;
    });
}

BOOST_AUTO_TEST_CASE(the_mean_of_a_ramp_is_its_level_in_the_middle_of_the_band)
{
    BOOST_TEST(mean_level(ramp(), {{1000.0}, {1000.0}}).value == 0.0);
    BOOST_TEST(std::abs(mean_level(ramp(), {{500.0}, {2000.0}}).value) < rounding_db);
    BOOST_TEST(std::abs(mean_level(ramp(), {{250.0}, {1000.0}}).value + 6.0) < rounding_db);
    // Between points: from -3 dB to 3 dB, and within one segment from 0 dB at 1000 Hz to 3 dB.
    BOOST_TEST(std::abs(mean_level(ramp(), {{1000.0 / std::sqrt(2.0)}, {1000.0 * std::sqrt(2.0)}}).value) <
               rounding_db);
    BOOST_TEST(std::abs(mean_level(ramp(), {{1000.0}, {1000.0 * std::sqrt(2.0)}}).value - 1.5) < rounding_db);
}

BOOST_AUTO_TEST_CASE(the_mean_weighs_octaves_not_points)
{
    // 0 dB for one octave, up to 12 dB in the next: (0 + 6) / 2.
    const FrequencyResponse knee({500.0, 600.0, 700.0, 800.0, 900.0, 1000.0, 2000.0},
                                 {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 12.0});
    BOOST_TEST(std::abs(mean_level(knee, {{500.0}, {2000.0}}).value - 3.0) < rounding_db);
}

BOOST_AUTO_TEST_CASE(a_band_that_the_curve_does_not_cover_is_an_error)
{
    BOOST_CHECK_EXCEPTION((void)mean_level(ramp(), {{200.0}, {1000.0}}), Error, is_data);
    BOOST_CHECK_EXCEPTION((void)mean_level(ramp(), {{500.0}, {2001.0}}), Error, is_data);
    BOOST_CHECK_EXCEPTION((void)mean_level(ramp(), {{100.0}, {100.0}}), Error, is_data);
}

BOOST_AUTO_TEST_CASE(a_shift_moves_every_level_and_nothing_else)
{
    const auto shifted = shift_level(ramp(), {1.5});
    BOOST_TEST(shifted.spl_db()[0] == -10.5);
    BOOST_TEST(shifted.spl_db()[3] == 7.5);
    BOOST_TEST(shifted.phase_deg()[2] == 3.0);
    BOOST_TEST(shifted.notes().get("name") == "ramp");
    // Alignment is idempotent.
    BOOST_TEST(std::abs(mean_level(shift_level(ramp(), {-mean_level(ramp(), {{300.0}, {900.0}}).value}),
                                   {{300.0}, {900.0}})
                            .value) < rounding_db);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(curve_average)

BOOST_AUTO_TEST_CASE(the_means_of_0_and_6_db_are_those_of_theory)
{
    const std::array levels{0.0, 6.0};
    BOOST_TEST(mean_of_levels(levels, AverageKind::db) == 3.0);
    // 10 lg((1 + 3.981071706) / 2) and 20 lg((1 + 1.995262315) / 2)
    BOOST_TEST(std::abs(mean_of_levels(levels, AverageKind::power) - 3.9629280) < 1e-7);
    BOOST_TEST(std::abs(mean_of_levels(levels, AverageKind::amplitude) - 3.5080973) < 1e-7);
    const std::array equal{71.3, 71.3, 71.3};
    for (const auto kind : {AverageKind::power, AverageKind::db, AverageKind::amplitude}) {
        BOOST_TEST(std::abs(mean_of_levels(equal, kind) - 71.3) < 1e-13);
        const std::array far{5000.0, -5000.0};
        BOOST_TEST(std::isfinite(mean_of_levels(far, kind)));
    }
}

BOOST_AUTO_TEST_CASE(the_spread_is_the_standard_deviation_in_db)
{
    // 1, 2, 6: mean 3, squares 4 + 1 + 9 = 14, sqrt(14 / 2)
    const std::array curves{noted({}, {1.0, 5.0}), noted({}, {2.0, 5.0}), noted({}, {6.0, 5.0})};
    for (const auto combination : {Combination::power, Combination::db}) {
        const auto mean = average(curves, {.combination = combination, .add_statistics = true});
        BOOST_REQUIRE_EQUAL(mean.columns().size(), 3U);
        BOOST_TEST(mean.columns()[0].name == "spread_db");
        BOOST_TEST(std::abs(mean.columns()[0].values[0] - std::sqrt(7.0)) < rounding_db);
        BOOST_TEST(mean.columns()[0].values[1] == 0.0);
        BOOST_TEST(std::abs(mean.spl_db()[1] - 5.0) < rounding_db);
    }
    const auto single = average(std::span(curves).first(1), {.add_statistics = true});
    BOOST_TEST(find_column(single, "spread_db") == nullptr);
    BOOST_TEST(single.spl_db()[0] == 1.0);
    BOOST_TEST(average(curves, AverageKind::db, Disagreement::refuse).columns().empty());
}

BOOST_AUTO_TEST_CASE(phase_is_dropped)
{
    const std::array curves{ramp(), ramp()};
    const auto mean = average(curves, AverageKind::power, Disagreement::refuse);
    BOOST_TEST(!mean.has_phase());
    BOOST_TEST(mean.size() == 4U);
}

BOOST_AUTO_TEST_CASE(curves_on_other_grids_are_read_at_the_points_of_the_first)
{
    // 0 dB at 700 to 6 dB at 1400 Hz: at 1000 Hz 6 log2(10/7) dB. 500 and 2000 Hz lie outside.
    const FrequencyResponse other({700.0, 1400.0}, {0.0, 6.0});
    const std::array curves{ramp(), other};
    const auto mean = average(curves, AverageKind::db, Disagreement::refuse);
    BOOST_REQUIRE_EQUAL(mean.size(), 1U);
    BOOST_TEST(mean.frequency_hz()[0] == 1000.0);
    BOOST_TEST(std::abs(mean.spl_db()[0] - 0.5 * 6.0 * std::log2(10.0 / 7.0)) < rounding_db);
    // Rounding of a file is no other grid: 1e-5 of the frequency.
    const FrequencyResponse rounded({250.001, 500.002, 1000.004, 2000.01}, {0.0, 0.0, 0.0, 0.0});
    const std::array close{ramp(), rounded};
    BOOST_TEST(average(close, AverageKind::db, Disagreement::refuse).size() == 4U);
    const FrequencyResponse apart({3000.0, 4000.0}, {0.0, 0.0});
    const std::array strangers{ramp(), apart};
    BOOST_CHECK_EXCEPTION((void)average(strangers, AverageKind::db, Disagreement::refuse), Error, is_data);
}

BOOST_AUTO_TEST_CASE(names_combine_to_what_they_have_in_common)
{
    const auto combined = [](const std::vector<std::string>& names) {
        std::vector<FrequencyResponse> curves;
        for (const auto& name : names) {
            curves.push_back(noted({{"name", name}}));
        }
        return combine_notes(curves, Disagreement::refuse).get("name");
    };
    BOOST_TEST(combined({"Crimson", "Crimson"}) == "Crimson");
    BOOST_TEST(combined({"Crimson - 1", "Crimson - 2"}) == "Crimson");
    BOOST_TEST(combined({"Crimson_a", "Crimson_b"}) == "Crimson");
    BOOST_TEST(combined({"Crimson", "Helios"}) == "Crimson + Helios");
    BOOST_TEST(combined({"-a", "-b"}) == "-a + -b");
    // The first byte of two characters of three is no common beginning.
    BOOST_TEST(combined({"\u5BB5", "\u5BB6"}) == "\u5BB5 + \u5BB6");
    BOOST_TEST(combined({"A\u5BB5", "A\u5BB6"}) == "A");
}

BOOST_AUTO_TEST_CASE(channels_combine_to_a_side_or_both)
{
    const auto combined = [](const std::string& first, const std::string& second) {
        const std::array curves{noted({{"channel", first}}), noted({{"channel", second}})};
        return combine_notes(curves, Disagreement::refuse).get("channel");
    };
    BOOST_TEST(combined("L", "L") == "L");
    BOOST_TEST(combined("L1", "L2") == "L");
    BOOST_TEST(combined("R1", "R") == "R");
    BOOST_TEST(combined("L", "R") == "L+R");
    BOOST_TEST(combined("1", "2") == "L+R");
}

BOOST_AUTO_TEST_CASE(other_notes_are_kept_where_all_agree)
{
    const std::array curves{
        noted({{"rig", "711"}, {"title", "t"}, {"delay-s", "1"}, {"mic", "a"}, {"step", "x"}, {"step", "y"}}),
        noted({{"rig", "711"}, {"title", "t"}, {"delay-s", "1"}, {"mic", "b"}, {"step", "x"}})};
    const auto notes = combine_notes(curves, Disagreement::refuse);
    BOOST_TEST((notes == Notes{{"rig", "711"}, {"step", "x"}}));
}

BOOST_AUTO_TEST_CASE(a_name_or_channel_that_one_curve_alone_knows_does_not_depend_on_the_order)
{
    const auto known = noted({{"name", "Crimson"}, {"channel", "L"}});
    const auto unknown = noted({});
    const std::array one_way{known, unknown};
    const std::array other_way{unknown, known};
    BOOST_TEST(
        (combine_notes(one_way, Disagreement::refuse) == combine_notes(other_way, Disagreement::refuse)));
}

BOOST_AUTO_TEST_CASE(a_known_rig_smoothing_or_level_that_differs_is_refused)
{
    for (const auto* key : {"rig", "smoothing", "level"}) {
        const std::array curves{noted({{key, "a"}}), noted({{key, "b"}})};
        BOOST_CHECK_EXCEPTION((void)average(curves, AverageKind::power, Disagreement::refuse), Error,
                              is_data);
        BOOST_TEST(!combine_notes(curves, Disagreement::accept).find(key).has_value());
        const std::array half_known{noted({{key, "a"}}), noted({})};
        BOOST_CHECK_NO_THROW((void)average(half_known, AverageKind::power, Disagreement::refuse));
    }
}

BOOST_AUTO_TEST_CASE(a_band_is_offered_for_what_was_probably_meant)
{
    const auto advice = [](std::string_view text) {
        try {
            (void)parse_band("--range", text);
        } catch (const Error& error) {
            const std::string what = error.what();
            const auto at = what.find("; did you mean ");
            return at == std::string::npos ? std::string("nothing") : what.substr(at + 15);
        }
        return std::string("no error");
    };
    for (const auto* text :
         {"20000-20", "20,20000", "20 20000", "20 to 20000", "20/20000", "20;20000", "20000:20"}) {
        BOOST_TEST(advice(text) == "20-20000?", text);
    }
    for (const auto* text : {"500", "500-500", "-", "0-500", "500-0", "a-b", "20,10"}) {
        BOOST_TEST(advice(text) == "nothing", text);
    }
    BOOST_TEST(advice("2-4k") == "2k-4k?");
    BOOST_TEST(advice("19.9-1k") == "19.9k-1k?");
    for (const auto* text : {"20-1k", "2-999", "2-4000", "0.002k-4k", "1-0.999k"}) {
        BOOST_TEST(advice(text) == "no error", text);
    }
}

BOOST_AUTO_TEST_CASE(any_frequency_above_0_begins_a_band)
{
    BOOST_TEST((parse_band("--range", "0.005-10") == Band{{0.005}, {10.0}}));
    BOOST_TEST((parse_alignment("0.005") == Band{{0.005}, {0.005}}));
    for (const auto* text : {"x-100", "100-x", "0-100", "-5-100", "100-100"}) {
        BOOST_CHECK_THROW((void)parse_band("--range", text), Error);
        BOOST_CHECK_THROW((void)parse_alignment(text), Error);
    }
}

BOOST_AUTO_TEST_CASE(an_alignment_is_offered_for_what_was_probably_meant)
{
    const auto message = [](std::string_view text) {
        try {
            (void)parse_alignment(text);
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("no error");
    };
    const std::string either =
        "expected a frequency such as 500 or a band such as 300-3000 for --align but found ";
    BOOST_TEST(message("1,5k") == either + "'1,5k'; did you mean 1.5k or 1-5k?");
    BOOST_TEST(message("0.005,10").ends_with("; did you mean 0.005-10?"));
    BOOST_TEST(message("loud") == either + "'loud'");
    BOOST_TEST(message("a,b") == either + "'a,b'");
    BOOST_TEST(message("0") == either + "'0'");
    BOOST_TEST(
        message("9-5").starts_with("expected two increasing frequencies such as 300-3000 for --align"));
}

BOOST_AUTO_TEST_SUITE_END()
