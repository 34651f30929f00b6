// Which columns of a table with names make curves, and what is left out.

#include "io/table_layout.hpp"
#include "text/utf8.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

/// "frequency-level-phase name/side/channel" of each curve, "!" before what is left out, or the trouble.
std::string layout(const std::vector<const char*>& names)
{
    std::vector<ColumnName> columns;
    for (const auto* name : names) {
        columns.push_back(parse_column_name(name));
    }
    const auto found = layout_of(columns);
    if (found.curves.empty()) {
        return found.trouble;
    }
    std::string text;
    for (const auto& curve : found.curves) {
        text += std::to_string(curve.frequency) + "-" + std::to_string(curve.level);
        text += curve.phase ? "-" + std::to_string(*curve.phase) : "";
        text += curve.name.empty() && !curve.side ? "" : " " + curve.name;
        text += curve.side ? std::string("/") + *curve.side : "";
        text += curve.channel.empty() ? " " : "/" + curve.channel + " ";
    }
    for (const auto index : found.left_out) {
        text += "!" + std::to_string(index) + " ";
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_table_layout)

BOOST_AUTO_TEST_CASE(one_curve_has_frequency_level_and_phase)
{
    BOOST_TEST(layout({"Frequency", "SPL"}) == "0-1 ");
    BOOST_TEST(layout({"Frequency", "SPL", "Phase"}) == "0-1-2 ");
    BOOST_TEST(layout({"Frequency", "Phase", "SPL"}) == "0-2-1 "); // the only level of its group
    BOOST_TEST(layout({"SPL", "Frequency"}) == "1-0 ");
    BOOST_TEST(layout({"Frequency", "SPL", "Phase", "Phase"}) == "0-1-2 !3 ");
    BOOST_TEST(layout({"Impedance (Ohm)", "Frequency", "SPL"}) == "1-2 !0 ");
    BOOST_TEST(layout({"", "Frequency", "SPL", ""}) == "1-2 !3 "); // numbers of rows go before
    BOOST_TEST(layout({"Frequency", "Noise"}) == "0-1 ");
    BOOST_TEST(layout({"Frequency", "Noise", "SPL"}) == "0-2 !1 ");
}

BOOST_AUTO_TEST_CASE(the_first_column_is_the_frequency_where_none_is_called_so)
{
    BOOST_TEST(layout({"what", "SPL"}) == "0-1 ");
    BOOST_TEST(layout({"what", "ever"}) == "0-1 ");
    BOOST_TEST(layout({"Phase", "SPL"}) == "a column of frequencies but found 'Phase'");
    BOOST_TEST(layout({"Frequency", "Impedance (Ohm)"}) ==
               "a column of levels in dB but found 'Impedance (Ohm)'");
    BOOST_TEST(layout({"SPL", "dB"}) == "a column of frequencies but found 'dB'");
    BOOST_TEST(layout({"Frequency"}) == "a column of levels in dB but found 'Frequency'");
}

BOOST_AUTO_TEST_CASE(several_levels_are_curves_with_their_own_names_and_phases)
{
    BOOST_TEST(layout({"Frequency", "Left", "Right"}) == "0-1 /L 0-2 /R ");
    BOOST_TEST(layout({"Frequency", "Left SPL", "Phase", "Right SPL", "Phase"}) == "0-1-2 /L 0-3-4 /R ");
    BOOST_TEST(layout({"Frequency", "Tern L2", "Wren R"}) == "0-1 Tern/L/L2 0-2 Wren/R/R ");
    BOOST_TEST(layout({"Frequency", "SPL", "dB"}) == "0-1 1 0-2 2 ");
    BOOST_TEST(layout({"Frequency", "Tern", "Wren (dB)"}) == "0-1 Tern 0-2 Wren ");
    BOOST_TEST(layout({"Frequency", "Tern", "SPL"}) == "0-2 !1 "); // a level without a name is the curve
    BOOST_TEST(layout({"Frequency", "Tern", "Tern"}) == "0-1 Tern 1 0-2 Tern 2 ");
}

BOOST_AUTO_TEST_CASE(every_column_of_frequencies_begins_a_group)
{
    BOOST_TEST(layout({"Frequency", "Tern", "Frequency", "Wren"}) == "0-1 Tern 2-3 Wren ");
    BOOST_TEST(layout({"Left X", "Left Y", "Right X", "Right Y"}) == "0-1 /L 2-3 /R ");
    BOOST_TEST(layout({"Frequency", "SPL", "Phase", "Frequency", "SPL", "Phase"}) == "0-1-2 1 3-4-5 2 ");
}

BOOST_AUTO_TEST_CASE(of_autoeq_raw_is_the_curve)
{
    BOOST_TEST(layout({"frequency", "raw", "error", "smoothed", "target"}) == "0-1 ");
    BOOST_TEST(layout({"frequency", "smoothed", "raw", "mine"}) == "0-2 !3 ");
    BOOST_TEST(layout({"frequency", "SPL", "error"}) == "0-1 !2 ");
}

BOOST_AUTO_TEST_CASE(one_curve_has_a_side_where_a_whole_word_names_it)
{
    BOOST_TEST(layout({"Frequency", "Left"}) == "0-1 /L ");
    BOOST_TEST(layout({"Frequency", "L / dB"}) == "0-1 ");
    BOOST_TEST(layout({"Frequency", "Tern R"}) == "0-1/R ");
}

BOOST_AUTO_TEST_CASE(raw_goes_before_other_levels)
{
    BOOST_TEST(layout({"Frequency", "SPL", "raw"}) == "0-2 !1 ");
}

BOOST_AUTO_TEST_CASE(a_phase_belongs_to_the_level_before_it)
{
    BOOST_TEST(layout({"Frequency", "Left SPL", "Right SPL", "Phase"}) == "0-1 /L 0-2-3 /R ");
    BOOST_TEST(layout({"Frequency", "Left SPL", "Phase", "Right SPL"}) == "0-1-2 /L 0-3 /R ");
}

BOOST_AUTO_TEST_CASE(what_stands_in_the_place_of_frequencies_is_named_by_40_bytes)
{
    BOOST_TEST(layout({"SPL", "dB", "level"}) == "a column of frequencies but found 'dB'");
    const std::string name = "Phase " + std::string(60, 'x') + " (deg)";
    BOOST_TEST(layout({name.c_str(), "SPL"}) ==
               "a column of frequencies but found '" + printable(name, 40) + "'");
}

BOOST_AUTO_TEST_SUITE_END()
