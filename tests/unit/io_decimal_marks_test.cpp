// Which commas are decimal, which part thousands or cells; and what a block of rows makes of its columns.

#include "core/error.hpp"
#include "io/curves.hpp"
#include "text/utf8.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

using Values = std::vector<double>;

Reading read(std::string_view text, const std::string& file = "in.txt")
{
    return parse_curves(text, file);
}

void require(std::string_view text, const Values& frequency_hz, const Values& spl_db,
             const Values& phase_deg = {})
{
    const auto reading = read(text);
    BOOST_TEST_CONTEXT(text)
    {
        BOOST_REQUIRE_EQUAL(reading.curves.size(), 1U);
        const auto& curve = reading.curves.front();
        BOOST_TEST(curve.frequency_hz() == frequency_hz, boost::test_tools::per_element());
        BOOST_TEST(curve.spl_db() == spl_db, boost::test_tools::per_element());
        BOOST_TEST(curve.phase_deg() == phase_deg, boost::test_tools::per_element());
    }
}

void require_trouble(std::string_view text, std::string_view beginning)
{
    std::string message = "no error";
    try {
        (void)read(text);
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        message = error.line();
    }
    BOOST_TEST(message.starts_with(beginning), message << " | expected: " << beginning);
}

std::string remarks(std::string_view text, const std::string& file = "in.txt")
{
    std::string all;
    for (const auto& remark : read(text, file).remarks) {
        all += remark + "|";
    }
    return all;
}

std::string labels(std::string_view text, const std::string& file = "in.txt")
{
    std::string all;
    for (const auto& curve : read(text, file).curves) {
        all += label(curve) + "|";
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_decimal_marks)

BOOST_AUTO_TEST_CASE(points_need_no_decision)
{
    require("1.234;80\n2.345;81\n", {1.234, 2.345}, {80.0, 81.0});
}

BOOST_AUTO_TEST_CASE(a_frequency_reaches_200_khz_and_a_level_1000_db)
{
    require_trouble("a;b\n200,000;83\n", "in.txt:2: expected decimal commas or commas between thousands");
    require("a;b\n200,001;83\n", {200.001}, {83.0});
    require("20;1,000\n", {20.0}, {1.0}); // the frequency is the same in both
    require("a;b\n1,000;1,001\n2,000;1,002\n", {1.0, 2.0}, {1.001, 1.002});
    require_trouble("a;b\n1,000;1,000\n2,000;1,000\n", "in.txt:2: expected decimal commas or commas between");
}

BOOST_AUTO_TEST_CASE(what_is_no_number_or_bound_to_nothing_does_not_tell_the_mark)
{
    const std::string either = "in.txt:2: expected decimal commas or commas between thousands";
    require_trouble("a;b;c\n1,000;83;ok\n2,000;88;ok\n", either);
    require_trouble("a;b;c\n1,000;83;5000\n2,000;88;5000\n", either);
    require("Hz;dB;Ohm\n1;83;1,001\n2;84;0,5\n", {1.0, 2.0}, {83.0, 84.0});
    require("Hz;dB;Ohm\n20,5;80,5;1.2.3\n30,5;81,5;1.2.3\n", {20.5, 30.5}, {80.5, 81.5});
}

BOOST_AUTO_TEST_CASE(the_order_of_frequencies_tells_the_mark)
{
    require("a;b\n900;80\n1,000;81\n1,100;82\n", {900.0, 1000.0, 1100.0}, {80.0, 81.0, 82.0});
    require("a;b\n1,100;80\n1,000;81\n900;82\n", {900.0, 1000.0, 1100.0}, {82.0, 81.0, 80.0});
    // Out of order by either: a comma is decimal.
    require_trouble("a;b\n1,000;80\n2,000;81\n1,500;82\n",
                    "in.txt:4: expected frequencies that increase but found 1.5 Hz after 2 Hz");
}

BOOST_AUTO_TEST_CASE(whole_numbers_between_commas_are_not_taken_apart)
{
    const std::string points = ": expected numbers with decimal points between commas";
    require("20,0\n40,0\n", {20.0, 40.0}, {0.0, 0.0});
    require_trouble("20,80\n40,05\n", "in.txt:2" + points);
    require("20;05\n30;06\n", {20.0, 30.0}, {5.0, 6.0}); // no commas
    require("20,86,2\n30,85,3\n", {20.0, 30.0}, {86.0, 85.0}, {2.0, 3.0});
    require_trouble("20,86,2\n30,85,3\n40,84,4\n", "in.txt:1" + points);
    require("20,86,2\n30,85,13\n40,84,4\n", {20.0, 30.0, 40.0}, {86.0, 85.0, 84.0}, {2.0, 13.0, 4.0});
}

BOOST_AUTO_TEST_CASE(units_are_converted_in_rows_of_any_kind)
{
    require("Frequency (kHz) SPL\n0.02 80\n1 81\n", {20.0, 1000.0}, {80.0, 81.0});
    require("Frequency (kHz);SPL\n0,02;80\n1;81\n", {20.0, 1000.0}, {80.0, 81.0});
    const auto curve = read("Hz SPL Phase(rad)\n20 80 1\n30 81 -1\n").curves.at(0);
    constexpr double radian_deg = 57.295779513082321;
    BOOST_TEST(curve.phase_deg()[0] == radian_deg, boost::test_tools::tolerance(1e-15));
    BOOST_TEST(curve.phase_deg()[1] == -radian_deg, boost::test_tools::tolerance(1e-15));
}

BOOST_AUTO_TEST_CASE(rows_without_levels_are_refused)
{
    require_trouble("20\n30\n", "in.txt:1: expected frequency and level as numbers but found '20'");
    require_trouble("X,Tern,X,Wren\n20,1,20,2\n30,1,x,\n",
                    "in.txt:3: expected frequency and level as numbers but found '30,1,x,'");
    BOOST_TEST(remarks("X,Tern,X,Wren\n20,1,20,2\n30,1,30,\n") == "in.txt:1: Wren has no level in 1 row|");
}

BOOST_AUTO_TEST_CASE(a_column_that_repeats_the_frequencies_is_none_of_levels)
{
    require("Hz,again,SPL\n20,20,80\n30,30,81\n", {20.0, 30.0}, {80.0, 81.0});
    require("foo,bar,Tern\n20,20,80\n30,30,81\n", {20.0, 30.0}, {80.0, 81.0});
    require("Hz,Tern\n80,80\n", {80.0}, {80.0}); // one row repeats by chance
}

BOOST_AUTO_TEST_CASE(empty_columns_are_passed_over_without_a_word)
{
    require(",20.5,80.5,5\n,30.5,81.5,6\n", {20.5, 30.5}, {80.5, 81.5}, {5.0, 6.0});
    BOOST_TEST(remarks("Frequency,SPL,Foo\n20,80,\n30,81,\n").empty());
    BOOST_TEST(remarks("Frequency,SPL,Foo\n20,80,\n30,81,1\n") == "in.txt:1: 'Foo' is left out|");
}

BOOST_AUTO_TEST_CASE(a_third_column_is_a_level_where_it_stays_within_12_db_and_moves)
{
    const auto is_left_out = [](std::initializer_list<const char*> rows) {
        std::string text;
        for (const auto* row : rows) {
            text += std::string(row) + "\n";
        }
        return remarks(text) == "in.txt:1: column 3 is left out|";
    };
    BOOST_TEST(is_left_out({"20 80 92", "30 80 68", "40 80 80", "50 80 80", "60 80 80"}));
    BOOST_TEST(!is_left_out({"20 80 92.5", "30 80 80", "40 80 80", "50 80 80", "60 80 80"}));
    BOOST_TEST(!is_left_out({"20 80 80", "30 80 80", "40 80 80", "50 80 80", "60 80 67.5"}));
    BOOST_TEST(is_left_out({"20 80 80", "30 80 80.005", "40 80 80", "50 80 80", "60 80 80"}));
    BOOST_TEST(!is_left_out({"20 80 80", "30 80 80", "40 80 80", "50 80 80", "60 80 80"}));
    BOOST_TEST(!is_left_out({"20 80 92", "30 80 68", "40 80 80", "50 80 80"})); // too few to tell
}

BOOST_AUTO_TEST_CASE(the_side_of_a_column_goes_before_that_of_the_name_with_a_word)
{
    const auto sides = [](std::string_view header, const std::string& file) {
        return remarks(std::string(header) + "\n20,80,81\n30,82,83\n", file);
    };
    const std::string word =
        "Tern L.csv:1: the channel is R, as the column says, and not L as the file's name|";
    BOOST_TEST(sides("Frequency,Left,Right", "Tern L.csv") == word);
    BOOST_TEST(sides("Frequency,Left,Right", "Tern.csv").empty());
    BOOST_TEST(sides("Frequency,Wren R,Wren L", "Tern L.csv").empty());
    BOOST_TEST(labels("* Measurement: Tern\nFreq,SPL,SPL\n20,1,2\n", "-") == "Tern 1|Tern 2|");
}

BOOST_AUTO_TEST_CASE(a_blank_line_parts_words_from_rows_but_not_rows_from_each_other)
{
    require("20 80\n\n40 81\n , \n60 82\n", {20.0, 40.0, 60.0}, {80.0, 81.0, 82.0});
    BOOST_TEST(labels("foo,bar,baz\n20,80,5\n") == "bar|baz|");
    BOOST_TEST(labels("\nfoo,bar,baz\n20,80,5\n") == "bar|baz|");
    require("foo,bar,baz\n\n20,80,5\n", {20.0}, {80.0}, {5.0});
}

BOOST_AUTO_TEST_CASE(a_header_may_look_like_a_damaged_row)
{
    require("F1(Hz),2013\n20,80\n30,81\n", {20.0, 30.0}, {80.0, 81.0});
    for (const std::string damaged : {"2O,80", "O2,80"}) {
        require_trouble("Frequency,SPL\n" + damaged + "\n30,81\n",
                        "in.txt:2: expected frequency and level as numbers but found '" + damaged + "'");
    }
}

BOOST_AUTO_TEST_CASE(a_curve_begins_behind_a_star_where_frequencies_start_again)
{
    require_trouble("20 80\n40 81\n60 82\n* A note\n60 83\n",
                    "in.txt:5: expected frequencies that increase but found 60 Hz after 60 Hz");
    BOOST_TEST(read("60 1\n40 2\n20 3\n* A note\n60 4\n40 5\n").curves.size() == 2U);
    require_trouble("60 1\n40 2\n20 3\n* A note\n20 4\n",
                    "in.txt:5: expected frequencies that decrease but found 20 Hz after 20 Hz");
}

BOOST_AUTO_TEST_CASE(notes_of_frd_have_keys_of_lower_case_letters)
{
    const auto curve = read("* name: Tern\n* rig: 711\n* Weird Key: x\n20 80\n").curves.at(0);
    BOOST_TEST((curve.notes() == Notes{{"name", "Tern"}, {"rig", "711"}}));
}

BOOST_AUTO_TEST_CASE(the_averaging_behind_the_rows_is_that_of_the_curve_before_the_next_header)
{
    const auto curves =
        read("Frequency,SPL\n20,80\naveraging 1/6 oct\nFrequency,SPL\naveraging 1/3 oct\n20,81\n").curves;
    BOOST_REQUIRE_EQUAL(curves.size(), 2U);
    BOOST_TEST(curves[0].notes().get("smoothing") == "1/6 octave");
}

BOOST_AUTO_TEST_CASE(messages_show_80_bytes_of_a_line)
{
    const std::string many(100, 'x');
    const auto shown = [](const std::string& line) { return "'" + printable(line, 80) + "'"; };
    const std::string expected = ": expected frequency and level";
    require_trouble(many + "\n", "in.txt:1" + expected + " but found " + shown(many));
    const std::string numbers = expected + " as numbers but found ";
    require_trouble("20 80\n40 " + many + "\n", "in.txt:2" + numbers + shown("40 " + many));
    require_trouble("20 80\n" + many + "\n40 81\n", "in.txt:2" + numbers + shown(many));
    require_trouble("Hz;dB;deg\n20;80;5\n30;81;" + many + "\n",
                    "in.txt:3: expected a phase as a number but found " + shown("30;81;" + many));
    const std::string zeros = "20,05" + std::string(100, '0');
    require_trouble(zeros + "\n", "in.txt:1: expected numbers with decimal points between commas but found " +
                                      shown(zeros));
    const std::string two = "1,000;" + std::string(100, ' ') + "83";
    require_trouble("a;b\n" + two + "\n", "in.txt:2: expected decimal commas or commas between thousands but "
                                          "found " +
                                              shown(two) + ", which can be either");
}

BOOST_AUTO_TEST_SUITE_END()
