// Columns without a header, units that nobody names, gaps and phases that are not whole: both sides of what
// is made of them.

#include "core/error.hpp"
#include "curve/note_keys.hpp"
#include "io/curves.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

std::string remarks(std::string_view text)
{
    try {
        std::string all;
        for (const auto& remark : parse_curves(text, "in.txt").remarks) {
            all += remark + "\n";
        }
        return all;
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return error.line();
    }
}

std::string rows(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines) {
        text += line + "\n";
    }
    return text;
}

/// Name, points and whether there is a phase, of each curve.
std::string curves(std::string_view text)
{
    std::string all;
    for (const auto& curve : parse_curves(text, "Tern L.txt").curves) {
        all += curve.notes().get(note::name) + "/" + curve.notes().get(note::channel) + "/" +
               std::to_string(curve.size()) + (curve.has_phase() ? "p " : " ");
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(io_bare_columns)

BOOST_AUTO_TEST_CASE(frequencies_that_may_be_khz_are_doubted)
{
    const auto doubt = [](const std::string& found) {
        return "in.txt:1: frequencies of " + found + " are taken for Hz, not kHz\n";
    };
    BOOST_TEST(remarks("0.02 80\n0.2 80\n2 80\n20 80\n") == doubt("0.02 to 20"));
    BOOST_TEST(remarks("0.99 80\n2 80\n3 80\n50 80\n") == doubt("0.99 to 50"));
    for (const auto* text : {"0.02 80\n0.2 80\n20 80\n",         // too few rows to tell
                             "1 80\n2 80\n3 80\n50 80\n",        // 1 Hz and more
                             "0.02 80\n0.2 80\n2 80\n50.1 80\n", // beyond 50
                             "kHz dB\n0.02 80\n0.2 80\n2 80\n20 80\n"}) {
        BOOST_TEST(remarks(text).empty(), text);
    }
}

BOOST_AUTO_TEST_CASE(a_third_column_is_a_phase_unless_it_stays_near_the_second)
{
    const auto third = [](double apart_db, std::size_t count) {
        std::vector<std::string> lines;
        for (std::size_t i = 1; i <= count; ++i) {
            const double level = 80.0 + static_cast<double>(i % 2);
            lines.push_back(std::to_string(100 * i) + " " + std::to_string(level) + " " +
                            std::to_string(level - apart_db));
        }
        return rows(lines);
    };
    const std::string left_out = "in.txt:1: column 3 is left out\n";
    BOOST_TEST(remarks(third(12.0, 5)) == left_out);
    BOOST_TEST(remarks(third(12.1, 5)).empty()); // a phase
    BOOST_TEST(remarks(third(12.0, 4)).empty()); // too few rows to tell
    BOOST_TEST(curves(third(12.1, 5)) == "Tern/L/5p ");
    BOOST_TEST(curves(third(12.0, 5)) == "Tern/L/5 ");
    // A phase that stays where it is, is one.
    BOOST_TEST(curves("1 80 80\n2 81 80\n3 80 80\n4 81 80\n5 80 80\n") == "Tern/L/5p ");
}

BOOST_AUTO_TEST_CASE(a_phase_before_the_level_is_refused)
{
    const std::string refused = "in.txt:1: expected levels in the second column but found phases";
    BOOST_TEST(remarks("20 170 86\n30 -10.1 85\n") == refused);  // 180.1 degrees
    BOOST_TEST(remarks("20 170 86\n30 -10 85\n").empty());       // 180
    BOOST_TEST(remarks("20 170 86\n30 -170 26.1\n") == refused); // 59.9 dB
    BOOST_TEST(remarks("20 170 86\n30 -170 26\n").empty());      // 60
}

BOOST_AUTO_TEST_CASE(more_columns_are_two_curves_or_left_out)
{
    BOOST_TEST(curves("20 80 20 81\n30 80 30 81\n") == "Tern 1/L/2 Tern 2/L/2 ");
    BOOST_TEST(curves("20 80 20 81\n30 80 31 81\n") == "Tern/L/2 ");
    BOOST_TEST(remarks("20 80 20 81\n30 80 31 81\n") == "in.txt:1: column 3, column 4 are left out\n");
    BOOST_TEST(remarks("20 80 1 2 3\n30 80 1 2 3\n") ==
               "in.txt:1: column 3, column 4, column 5 are left out\n");
    BOOST_TEST(remarks("20 80\n30\n").starts_with("in.txt:2: expected"));
}

BOOST_AUTO_TEST_CASE(a_phase_with_gaps_is_left_out_and_said)
{
    const std::string head = "Freq,SPL,Phase\n";
    BOOST_TEST(remarks(head + "20,80,1\n30,81,\n40,82,3\n") ==
               "in.txt:3: phase is left out: 1 of 3 rows has none\n");
    BOOST_TEST(remarks(head + "20,80,1\n30,81,\n40,82,-\n") ==
               "in.txt:3: phase is left out: 2 of 3 rows have none\n");
    BOOST_TEST(remarks(head + "20,80,\n30,81,\n") == "in.txt:2: phase is left out: 2 of 2 rows have none\n");
    BOOST_TEST(remarks(head + "20,80,1\n30,81,x\n") ==
               "in.txt:3: expected a phase as a number but found '30,81,x'");
}

BOOST_AUTO_TEST_CASE(one_of_several_curves_may_have_fewer_points)
{
    BOOST_TEST(remarks("Freq,Wren,Crow\n20,80,81\n30,82,\n") == "in.txt:1: Crow has no level in 1 row\n");
    BOOST_TEST(curves("Freq,Wren,Crow\n20,80,81\n30,82,\n40,83,-\n") == "Wren//3 Crow//1 ");
    BOOST_TEST(remarks("Freq,Wren,Crow\n20,80,81\n30,82,x\n") ==
               "in.txt:3: expected frequency and level as numbers but found '30,82,x'");
    BOOST_TEST(
        remarks("Freq,SPL\n20,80\n30,\n").starts_with("in.txt:3: expected frequency and level as numbers"));
}

BOOST_AUTO_TEST_CASE(the_side_of_a_column_goes_before_that_of_the_file)
{
    const auto read = parse_curves("Freq,Right\n20,80\n", "Tern L.txt");
    BOOST_TEST(read.curves.at(0).notes().get(note::channel) == "R");
    BOOST_TEST(read.remarks.at(0) ==
               "Tern L.txt:1: the channel is R, as the column says, and not L as the file's name");
    BOOST_TEST(curves("Freq,Left,Right\n20,80,81\n") == "Tern/L/1 Tern/R/1 ");
    BOOST_TEST(curves("Freq,Wren,Crow\n20,80,81\n") == "Wren//1 Crow//1 ");
}

BOOST_AUTO_TEST_SUITE_END()
