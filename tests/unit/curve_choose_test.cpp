#include "core/error.hpp"
#include "curve/choose.hpp"
#include "curve/invert.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

namespace {

FrequencyResponse difference()
{
    return {{20.0, 40.0, 80.0},
            {-1.5, 0.0, 2.0},
            {90.0, -30.0, 180.0},
            {{"name", "A"}, {"level", "dB re B"}, {"delay-s", "0.250000000000"}},
            {{"min_db", {-2.0, -1.0, 1.0}},
             {"max_db", {-1.0, 1.0, 4.0}},
             {"spread_db", {0.5, 0.25, 1.0}},
             {"noise_db", {0.0, 0.0, 0.0}},
             {"group_delay_ms", {1.0, -2.0, 3.0}}}};
}

FrequencyResponse named(const std::string& name, const std::string& channel)
{
    return {{20.0}, {0.0}, {}, {{"name", name}, {"channel", channel}}};
}

std::string listed(const std::vector<FrequencyResponse>& curves)
{
    std::string text;
    for (const auto& curve : curves) {
        text += (text.empty() ? "" : ", ") + label(curve);
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(curve_choose)

BOOST_AUTO_TEST_CASE(levels_of_a_sound_are_not_inverted)
{
    const auto curve = [](double level_db, const Notes& notes) {
        return FrequencyResponse({100.0, 200.0, 300.0}, {0.0, level_db, 2.0 * level_db}, {}, notes);
    };
    for (const double sign : {1.0, -1.0}) {
        BOOST_TEST(invert(curve(sign * 40.0, {})).spl_db()[1] == sign * -40.0);
        BOOST_CHECK_EXCEPTION((void)invert(curve(sign * 40.01, {})), Error, [&](const Error& error) {
            const std::string about = sign < 0.0 ? "levels about -40 dB in " : "levels about 40 dB in ";
            return error.line().find(about) != std::string::npos;
        });
        BOOST_TEST(invert(curve(sign * 90.0, {{"level", "dB re sweep"}})).spl_db()[1] == sign * -90.0);
    }
    BOOST_CHECK_THROW((void)invert(curve(0.0, {{"level", "dB SPL"}})), Error);
}

BOOST_AUTO_TEST_CASE(an_inverted_difference_takes_away_what_it_added)
{
    const auto inverted = invert(difference());
    BOOST_TEST(inverted.spl_db()[0] == 1.5);
    BOOST_TEST(inverted.spl_db()[2] == -2.0);
    BOOST_TEST(inverted.phase_deg()[0] == -90.0);
    BOOST_TEST(inverted.phase_deg()[2] == 180.0); // -180 is the same angle
    BOOST_TEST(inverted.notes().get("level") == "dB re B (inverted)");
    BOOST_TEST(inverted.notes().get("delay-s") == "-0.250000000000");
    BOOST_TEST((*find_column(inverted, "min_db"))[2] == -4.0);
    BOOST_TEST((*find_column(inverted, "max_db"))[2] == -1.0);
    BOOST_TEST((*find_column(inverted, "spread_db"))[2] == 1.0);
    BOOST_TEST((*find_column(inverted, "group_delay_ms"))[1] == 2.0);
    BOOST_TEST((find_column(inverted, "noise_db") == nullptr));
}

BOOST_AUTO_TEST_CASE(inverting_twice_gives_the_difference_back)
{
    const auto twice = invert(invert(difference()));
    BOOST_TEST(twice.spl_db()[0] == -1.5);
    BOOST_TEST(twice.notes().get("level") == "dB re B");
    BOOST_TEST(twice.notes().get("delay-s") == "0.250000000000");
    BOOST_TEST((*find_column(twice, "max_db"))[2] == 4.0);
}

BOOST_AUTO_TEST_CASE(sound_pressure_is_no_difference_to_invert)
{
    auto curve = difference();
    curve.notes().set("level", "dB SPL");
    BOOST_CHECK_EXCEPTION((void)invert(curve), Error, [](const Error& error) {
        return error.line() == "expected a difference to invert but found levels in dB SPL in A";
    });
}

BOOST_AUTO_TEST_CASE(a_range_keeps_its_edges_and_interpolates_nothing)
{
    const auto cut = cut_to(difference(), {{40.0}, {80.0}});
    BOOST_TEST(cut.size() == 2U);
    BOOST_TEST(cut.frequency_hz()[0] == 40.0);
    BOOST_TEST(cut.phase_deg()[1] == 180.0);
    BOOST_TEST((*find_column(cut, "max_db"))[0] == 1.0);
    BOOST_TEST(cut.notes().get("delay-s") == "0.250000000000");
    BOOST_TEST(cut_to(difference(), {{20.1}, {79.9}}).size() == 1U);
    BOOST_CHECK_EXCEPTION((void)cut_to(difference(), {{41.0}, {79.0}}), Error, [](const Error& error) {
        return error.line() == "expected points of A from 41 to 79 Hz but found none";
    });
}

BOOST_AUTO_TEST_CASE(the_common_range_is_what_all_curves_span)
{
    const std::vector<FrequencyResponse> curves{{{20.0, 400.0}, {0.0, 0.0}, {}, {{"name", "A"}}},
                                                {{30.0, 500.0}, {0.0, 0.0}},
                                                {{10.0, 401.0}, {0.0, 0.0}}};
    BOOST_TEST((common_range(curves) == Band{{30.0}, {400.0}}));
    const std::vector<FrequencyResponse> apart{curves[0], {{400.5}, {0.0}, {}, {{"name", "B"}}}};
    BOOST_CHECK_EXCEPTION((void)common_range(apart), Error, [](const Error& error) {
        return error.line() == "expected curves with frequencies in common but A ends at 400 Hz and B begins "
                               "at 400.5 Hz";
    });
}

BOOST_AUTO_TEST_CASE(names_are_changed_by_what_they_were)
{
    std::vector curves{named("A", "L"), named("B", "L"), named("A", "R")};
    rename_curves(curves, std::vector{parse_renaming("A=B"), parse_renaming("B=A=1")});
    BOOST_TEST(listed(curves) == "B L, A=1 L, B R");
    rename_curves(curves, std::vector{parse_renaming("All")});
    BOOST_TEST(listed(curves) == "All L, All L, All R");
    BOOST_CHECK_EXCEPTION(rename_curves(curves, std::vector{parse_renaming("Al=X")}), Error,
                          [](const Error& error) { return error.fault() == Fault::data; });
    BOOST_CHECK_THROW((void)parse_renaming("A="), Error);
    BOOST_CHECK_THROW((void)parse_renaming(""), Error);
}

BOOST_AUTO_TEST_CASE(numbers_in_names_are_ordered_as_numbers)
{
    std::vector curves{named("Wren", "L10"), named("Chu 10", "L"), named("Wren", "L2"), named("Chu", "R"),
                       named("Chu 9", "L"),  named("Chu", "L"),    named("Chu 09", "K")};
    sort_by_name(curves);
    BOOST_TEST(listed(curves) == "Chu L, Chu R, Chu 09 K, Chu 9 L, Chu 10 L, Wren L2, Wren L10");
}

BOOST_AUTO_TEST_CASE(a_digit_beside_a_letter_is_ordered_as_a_character)
{
    std::vector curves{named("Chu a", "L"), named("Chu 22", "L"), named("Chu -", "L")};
    sort_by_name(curves);
    BOOST_TEST(listed(curves) == "Chu - L, Chu 22 L, Chu a L");
}

BOOST_AUTO_TEST_CASE(names_go_before_channels_and_equals_keep_their_order)
{
    std::vector curves{named("B", "L"), named("A", "R"), named("A", "L"), named("A", "R")};
    curves[3].notes().set("rig", "second");
    sort_by_name(curves);
    BOOST_TEST(listed(curves) == "A L, A R, A R, B L");
    BOOST_TEST(curves[2].notes().get("rig") == "second");
    sort_by_name(curves);
    BOOST_TEST(listed(curves) == "A L, A R, A R, B L");
    BOOST_TEST(curves[2].notes().get("rig") == "second");
}

BOOST_AUTO_TEST_CASE(zeros_before_a_number_do_not_count)
{
    std::vector curves{named("Chu 010", "L"), named("Chu 9", "L"), named("Chu 1", "L"), named("Chu 00", "R"),
                       named("Chu 0", "L")};
    sort_by_name(curves);
    BOOST_TEST(listed(curves) == "Chu 0 L, Chu 00 R, Chu 1 L, Chu 9 L, Chu 010 L");
}

BOOST_AUTO_TEST_CASE(one_frequency_in_common_is_a_range)
{
    const std::vector<FrequencyResponse> curves{{{20.0, 400.0}, {0.0, 0.0}}, {{400.0, 500.0}, {0.0, 0.0}}};
    BOOST_TEST((common_range(curves) == Band{{400.0}, {400.0}}));
}

BOOST_AUTO_TEST_SUITE_END()
