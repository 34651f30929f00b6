#include "core/error.hpp"
#include "io/curves.hpp"
#include "io/fr_csv.hpp"

#include <boost/test/unit_test.hpp>

using namespace earbench;

namespace {

std::string written(const FrequencyResponse& curve)
{
    return to_fr_csv(std::span(&curve, 1));
}

void require_trouble(std::string_view text, std::string_view beginning)
{
    std::string message = "no error";
    try {
        (void)parse_curves(text, "in.csv").curves;
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        message = error.line();
    }
    BOOST_TEST(message.starts_with(beginning), message << " | expected: " << beginning);
}

/// A curve with one of everything that fr-csv can carry.
FrequencyResponse everything()
{
    return {{20.0, 1000.0001, 19'999.9999},
            {80.1234, -0.00001, -12.5},
            {0.0, -179.9999, 90.5},
            {{"name", "100 % loud, clear"},
             {"channel", "L"},
             {"x-own", "%2C is no comma\r\nbut this, is"},
             {"delay-s", "0.000123456789"},
             {"step", "fr-one a,b"},
             {"step", "fr-two"}},
            {{"own_column", {1.0, 2.0, 3.0}},
             {"thd_percent", {0.1, 0.2, 0.3}},
             {"spread_db", {0.5, 0.25, 0.125}}}};
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_fr_csv)

/// The rules of fr-csv(5), applied by hand.
BOOST_AUTO_TEST_CASE(a_curve_is_written_as_the_format_says)
{
    BOOST_TEST(written(everything()) == "# fr-csv: 1\n"
                                        "# name: 100 %25 loud%2C clear\n"
                                        "# channel: L\n"
                                        "# x-own: %252C is no comma%0D%0Abut this%2C is\n"
                                        "# delay-s: 0.000123456789\n"
                                        "# step: fr-one a%2Cb\n"
                                        "# step: fr-two\n"
                                        "frequency_hz,spl_db,phase_deg,spread_db,thd_percent,own_column\n"
                                        "20.0000,80.1234,0.000,0.5000,0.1000,1.0000\n"
                                        "1000.0001,0.0000,180.000,0.2500,0.2000,2.0000\n"
                                        "19999.9999,-12.5000,90.500,0.1250,0.3000,3.0000\n");
}

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back_and_written_the_same)
{
    const auto text = written(everything());
    const auto curves = parse_curves(text, "any name L.csv").curves;
    BOOST_REQUIRE_EQUAL(curves.size(), 1U);
    BOOST_TEST((curves[0].notes() == everything().notes()));
    BOOST_TEST(curves[0].frequency_hz() == everything().frequency_hz(), boost::test_tools::per_element());
    BOOST_TEST(written(curves[0]) == text);
}

BOOST_AUTO_TEST_CASE(several_curves_have_two_blank_lines_between_them_and_none_at_the_end)
{
    const std::vector<FrequencyResponse> curves{FrequencyResponse({20.0}, {1.0}),
                                                FrequencyResponse({20.0}, {2.0})};
    const auto text = to_fr_csv(curves);
    BOOST_TEST(text == "# fr-csv: 1\nfrequency_hz,spl_db\n20.0000,1.0000\n\n\n"
                       "# fr-csv: 1\nfrequency_hz,spl_db\n20.0000,2.0000\n");
    BOOST_TEST(to_fr_csv({}).empty());
    // What `cat` makes of two files, with and without blank lines, and of files with byte order marks.
    BOOST_TEST(parse_curves(text + text, "-").curves.size() == 4U);
    BOOST_TEST(parse_curves("\xEF\xBB\xBF" + text + "\xEF\xBB\xBF" + text, "-").curves.size() == 4U);
    BOOST_TEST(parse_curves("# fr-csv: 1\nfrequency_hz,spl_db\n20,1\nfrequency_hz,spl_db\n20,1\n", "-")
                   .curves.size() == 2U);
}

BOOST_AUTO_TEST_CASE(columns_are_found_by_name)
{
    const auto curves =
        parse_curves("# fr-csv: 1\nfrequency_hz,h2_dbc,phase_deg,spl_db\n20,-40,5,80\n", "a.csv").curves;
    BOOST_TEST(curves.at(0).spl_db()[0] == 80.0);
    BOOST_TEST(curves.at(0).phase_deg()[0] == 5.0);
    BOOST_TEST(curves.at(0).columns().at(0).name == "h2_dbc");
    BOOST_TEST(curves.at(0).columns().at(0).values[0] == -40.0);
}

BOOST_AUTO_TEST_CASE(a_curve_without_name_is_named_after_its_file)
{
    const std::string_view text = "# fr-csv: 1\nfrequency_hz,spl_db\n20,80\n";
    BOOST_TEST(label(parse_curves(text, "folder/Crimson R.csv").curves.at(0)) == "Crimson R");
}

BOOST_AUTO_TEST_CASE(reading_is_strict)
{
    const std::string head = "# fr-csv: 1\n";
    const std::string columns = "frequency_hz,spl_db\n";
    require_trouble("# fr-csv: 2\n" + columns + "20,80\n", "in.csv:1: expected '# fr-csv: 1'");
    require_trouble(head, "in.csv:1: expected a header frequency_hz,spl_db but found the end");
    require_trouble(head + columns, "in.csv:2: expected rows");
    require_trouble(head + "20,80\n", "in.csv:2: expected a header");
    require_trouble(head + "# Bad Key: x\n", "in.csv:2: expected a note '# key: value'");
    require_trouble(head + "# no colon\n", "in.csv:2: expected a note");
    require_trouble(head + "# name: \xE9\n", "in.csv:2: expected a note");
    require_trouble(head + "# name: a\n# name: b\n", "in.csv:3: expected the note 'name' once");
    require_trouble(head + "frequency_hz,level\n20,80\n", "in.csv:2: expected a column spl_db");
    require_trouble(head + "frequency_hz,spl_db,spl_db\n20,80,80\n", "in.csv:2: expected every column once");
    require_trouble(head + "frequency_hz,spl_db,\n20,80,\n", "in.csv:2: ");
    require_trouble(head + columns + "20,80,1\n",
                    "in.csv:3: expected frequency_hz,spl_db but found '20,80,1'");
    require_trouble(head + columns + "20\n", "in.csv:3: ");
    require_trouble(head + columns + "20,\n", "in.csv:3: ");
    require_trouble(head + columns + "20, 80\n", "in.csv:3: ");
    require_trouble(head + columns + "500,loud\n",
                    "in.csv:3: expected frequency_hz,spl_db but found '500,loud'");
    require_trouble(head + columns + "20;80\n", "in.csv:3: ");
    require_trouble(head + columns + "0,80\n", "in.csv:3: expected a frequency above 0 Hz");
    require_trouble(head + columns + "20,nan\n", "in.csv:3: ");
    require_trouble(head + columns + "40,80\n20,81\n", "in.csv:4: expected frequencies that increase");
    require_trouble(head + columns + "20,80\n20,80\n", "in.csv:4: expected frequencies that increase");
    require_trouble(head + columns + "# name: late\n20,80\n", "in.csv:3: expected rows");
}

BOOST_AUTO_TEST_CASE(whatever_a_note_holds_what_is_written_can_be_read)
{
    const FrequencyResponse curve(
        {20.0}, {80.0}, {}, {{"name", "caf\xE9 \x1B[31m"}, {"rig", " a rig\xC2\x9B\x7F  "}, {"x", "\x01"}});
    const auto text = written(curve);
    BOOST_TEST(text == "# fr-csv: 1\n# name: caf\xC3\xA9  [31m\n# rig: a rig\n# x: \nfrequency_hz,spl_db\n"
                       "20.0000,80.0000\n");
    BOOST_TEST(written(parse_curves(text, "a.csv").curves.at(0)) == text);
}

BOOST_AUTO_TEST_CASE(a_curve_that_could_not_be_read_back_is_not_written)
{
    const auto message = [](std::vector<double> frequency_hz, double level_db) {
        try {
            const std::vector<double> levels(frequency_hz.size(), level_db);
            return written(FrequencyResponse(std::move(frequency_hz), levels, {}, {{"name", "x"}}));
        } catch (const Error& error) {
            BOOST_TEST((error.fault() == Fault::data));
            return error.line();
        }
    };
    BOOST_TEST(message({20.00001, 20.00002}, 0.0) ==
               "expected frequencies that differ in 4 decimals but found 20.00001 and 20.00002 Hz in x");
    BOOST_TEST(message({0.00001}, 0.0).starts_with("expected frequencies that differ in 4 decimals"));
    BOOST_TEST(message({20.0}, 1001.0) == "expected a level within +-1000 dB but found 1001 in x");
    BOOST_TEST(message({20.0, 20.0001}, 1000.0).starts_with("# fr-csv: 1"));
}

BOOST_AUTO_TEST_CASE(columns_of_no_known_name_keep_their_order_behind_the_others)
{
    const FrequencyResponse curve({20.0}, {1.0}, {}, {{"name", "A"}},
                                  {{"zeta", {1.0}}, {"alpha", {2.0}}, {"noise_db", {3.0}}, {"beta", {4.0}}});
    std::string names;
    for (const auto* column : in_fr_csv_order(curve)) {
        names += column->name + " ";
    }
    BOOST_TEST(names == "noise_db zeta alpha beta ");
}

BOOST_AUTO_TEST_CASE(a_note_is_a_key_a_colon_and_a_value)
{
    const auto curve =
        parse_curves("# fr-csv: 1\n# rig:711\nfrequency_hz,spl_db\n20,1\n", "in.csv").curves.at(0);
    BOOST_TEST(curve.notes().get("rig") == "711");
    require_trouble("# fr-csv: 1\n#x\nfrequency_hz,spl_db\n20,1\n",
                    "in.csv:2: expected a note '# key: value' but found '#x'");
    require_trouble("# fr-csv: 1\n# fr-csv: 1\nfrequency_hz,spl_db\n20,1\n",
                    "in.csv:2: expected a header frequency_hz,spl_db but found '# fr-csv: 1'");
}

BOOST_AUTO_TEST_CASE(a_phase_that_would_print_as_the_open_end_is_the_closed_one)
{
    const auto printed = [](double phase_deg) {
        const auto text = written(FrequencyResponse({20.0}, {80.0}, {phase_deg}, {{"name", "x"}}));
        return text.substr(text.find_last_of(',') + 1);
    };
    BOOST_TEST(printed(-180.0) == "180.000\n");
    BOOST_TEST(printed(-179.9995) == "180.000\n"); // in binary a little lower
    BOOST_TEST(printed(-179.9994) == "-179.999\n");
    BOOST_TEST(printed(180.0) == "180.000\n");
}

BOOST_AUTO_TEST_SUITE_END()
