#include "core/error.hpp"
#include "curve/columns.hpp"
#include "curve/level_change.hpp"
#include "curve/note_keys.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <set>
#include <string>
#include <utility>

using namespace earbench;

namespace {

constexpr double rounding = 1e-12;

/// Two octaves, 0 dB everywhere, with the columns that a change of level can meet.
FrequencyResponse flat()
{
    const double total = 100.0 * std::sqrt(std::pow(10.0, -4.0) + std::pow(10.0, -6.0));
    return {{100.0, 200.0, 400.0},
            {0.0, 0.0, 0.0},
            {10.0, 20.0, 30.0},
            {{"name", "flat"}, {"delay-s", "0.000000000000"}, {"step", "made"}},
            {{"spread_db", {1.0, 1.0, 1.0}},
             {"max_db", {2.0, 2.0, 2.0}},
             {"noise_db", {-60.0, -60.0, -60.0}},
             {"snr_db", {60.0, 60.0, 60.0}},
             {"h2_dbc", {-40.0, -40.0, no_harmonic_dbc}},
             {"h3_dbc", {-60.0, -60.0, no_harmonic_dbc}},
             {"thd_percent", {total, total, 0.0}},
             {"from_elsewhere", {7.0, 7.0, 7.0}}}};
}

const std::vector<double>& column_of(const FrequencyResponse& curve, std::string_view name)
{
    const auto* const values = find_column(curve, name);
    BOOST_REQUIRE(values != nullptr);
    return *values;
}

} // namespace

BOOST_AUTO_TEST_SUITE(curve_columns)

// fr-csv(5), the order of columns.
BOOST_AUTO_TEST_CASE(columns_come_in_the_order_of_the_page_and_unknown_ones_last)
{
    constexpr std::array order{"frequency_hz",  "spl_db",
                               "phase_deg",     "spread_db",
                               "min_db",        "max_db",
                               "noise_db",      "snr_db",
                               "h2_dbc",        "h9_dbc",
                               "thd_percent",   "group_delay_ms",
                               "h2_floor_dbc",  "thd_floor_percent",
                               "from_elsewhere"};
    for (std::size_t i = 1; i < order.size(); ++i) {
        BOOST_TEST(column_rank(order[i - 1]) < column_rank(order[i]), order[i]);
    }
}

BOOST_AUTO_TEST_CASE(every_column_is_described_once)
{
    std::set<std::string_view> names;
    for (const auto& type : column_types()) {
        BOOST_TEST(names.insert(type.name).second, type.name);
        BOOST_TEST(type.decimals == (type.name == "phase_deg" ? 3 : 4));
    }
    BOOST_TEST((column_type("from_elsewhere").kind == ColumnKind::unknown));
}

BOOST_AUTO_TEST_CASE(harmonics_are_called_by_their_order)
{
    BOOST_TEST(harmonic_column(HarmonicFamily::measured, 2) == "h2_dbc");
    BOOST_TEST(harmonic_column(HarmonicFamily::measured, 9) == "h9_dbc");
    BOOST_TEST(harmonic_column(HarmonicFamily::floor, 3) == "h3_floor_dbc");
    BOOST_TEST(harmonic_column(HarmonicFamily::measured, 0) == "thd_percent");
    BOOST_TEST(harmonic_column(HarmonicFamily::floor, 0) == "thd_floor_percent");
}

BOOST_AUTO_TEST_CASE(a_shift_moves_levels_and_nothing_else)
{
    const auto shifted = shift_level(flat(), {5.0});
    BOOST_TEST(shifted.spl_db()[1] == 5.0);
    BOOST_TEST(column_of(shifted, "max_db")[1] == 7.0);
    BOOST_TEST(column_of(shifted, "noise_db")[1] == -55.0);
    for (const auto* name : {"spread_db", "snr_db", "h2_dbc", "h3_dbc", "thd_percent", "from_elsewhere"}) {
        BOOST_TEST(column_of(shifted, name) == column_of(flat(), name), boost::test_tools::per_element());
    }
    BOOST_TEST(shifted.phase_deg()[2] == 30.0);
    BOOST_TEST((shifted.notes() == flat().notes()));
}

/// Behind a divisor of 6 dB an octave the second harmonic was heard 6 dB higher, the third 6 lg 3 / lg 2 dB.
BOOST_AUTO_TEST_CASE(a_harmonic_is_divided_where_it_was_heard)
{
    const auto slope = [](Hertz at) { return Decibel{6.0 * std::log2(at.value / 100.0)}; };
    const auto divided = divide_levels(flat(), slope);
    const double second_db = -46.0;
    const double third_db = -60.0 - 6.0 * std::log2(3.0);
    const auto close = boost::test_tools::tolerance(rounding);
    BOOST_TEST(divided.spl_db()[2] == -12.0, close);
    BOOST_TEST(column_of(divided, "noise_db")[2] == -72.0, close);
    BOOST_TEST(column_of(divided, "snr_db")[2] == 60.0, close);
    BOOST_TEST(column_of(divided, "h2_dbc")[1] == second_db, close);
    BOOST_TEST(column_of(divided, "h3_dbc")[1] == third_db, close);
    BOOST_TEST(column_of(divided, "h2_dbc")[2] == no_harmonic_dbc);
    BOOST_TEST(column_of(divided, "thd_percent")[1] ==
                   100.0 * std::hypot(std::pow(10.0, second_db / 20.0), std::pow(10.0, third_db / 20.0)),
               close);
    BOOST_TEST(column_of(divided, "thd_percent")[2] == 0.0);
}

BOOST_AUTO_TEST_CASE(a_changed_curve_keeps_all_that_was_not_changed)
{
    const auto other_levels = flat().with_levels({1.0, 2.0, 3.0});
    BOOST_TEST(other_levels.spl_db()[2] == 3.0);
    BOOST_TEST((other_levels.columns() == flat().columns()));
    BOOST_TEST(other_levels.phase_deg()[0] == 10.0);
    const auto kept = flat();
    const auto of_kept = kept.with_levels({1.0, 2.0, 3.0}); // a copy: a curve that is still needed stays
    BOOST_TEST(of_kept.spl_db()[2] == 3.0);
    BOOST_TEST((of_kept.columns() == kept.columns()));
    BOOST_TEST((kept.spl_db()[2] == flat().spl_db()[2] && kept.phase_deg()[0] == 10.0));
    const auto other_columns = flat().adding_columns({{"group_delay_ms", {1.0, 2.0, 3.0}}});
    BOOST_TEST(other_columns.columns().size() == flat().columns().size() + 1);
    BOOST_TEST(flat().with_columns({}).columns().empty());
    BOOST_TEST(flat().with_phases({190.0, 0.0, 0.0}).phase_deg()[0] == -170.0,
               boost::test_tools::tolerance(rounding));
    BOOST_CHECK_THROW((void)flat().with_levels({1.0}), Error);
    BOOST_CHECK_THROW((void)flat().with_phases({1.0}), Error);
    BOOST_CHECK_THROW((void)flat().adding_columns({{"x", {1.0}}}), Error);
    BOOST_CHECK_THROW((void)flat().with_levels({1.0, std::nan(""), 3.0}), Error);
}

BOOST_AUTO_TEST_CASE(notes_of_the_phase_go_with_it)
{
    const auto without = flat().with_phases({});
    BOOST_TEST(!without.has_phase());
    BOOST_TEST(!without.notes().find("delay-s").has_value());
    BOOST_TEST(without.notes().get("name") == "flat");
    BOOST_TEST((note_rule("rig") == NoteRule::must_agree));
    BOOST_TEST((note_rule("of-another-program") == NoteRule::kept_if_all));
}

BOOST_AUTO_TEST_CASE(harmonics_have_the_order_that_they_are_called_by)
{
    for (int order = 2; order <= 9; ++order) {
        for (const auto& [family, ending] :
             {std::pair(HarmonicFamily::measured, "_dbc"), std::pair(HarmonicFamily::floor, "_floor_dbc")}) {
            const auto name = "h" + std::to_string(order) + ending;
            const auto type = column_type(name);
            BOOST_TEST((type.kind == ColumnKind::harmonic_ratio), name);
            BOOST_TEST((type.family == family), name);
            BOOST_TEST(type.order == order, name);
            BOOST_TEST(harmonic_column(family, order) == name);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_follows_the_phase_goes_with_it)
{
    const FrequencyResponse curve({20.0}, {1.0}, {2.0},
                                  {{"name", "A"}, {"delay-s", "0.1"}, {"phase", "minimum"}, {"rig", "711"}});
    BOOST_TEST((curve.with_phases({}).notes() == Notes{{"name", "A"}, {"rig", "711"}}));
}

BOOST_AUTO_TEST_SUITE_END()
