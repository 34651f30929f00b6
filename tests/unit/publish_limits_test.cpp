// Both sides of what the headers of lib/publish promise: rows, points, shifts, remarks, and what new lines of
// a book look like.

#include "core/error.hpp"
#include "core/files.hpp"
#include "publish/addition.hpp"
#include "publish/book_edit.hpp"
#include "publish/curve_text.hpp"
#include "publish/graph_curve.hpp"
#include "publish/names.hpp"
#include "publish/sample_set.hpp"
#include "publish/site_config.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

using namespace earbench;

namespace {

/// "line:code" of every fault of a curve file that begins with ten good rows from 20 Hz to 29 Hz.
std::string faults_behind_ten_rows(const std::string& more)
{
    std::string text;
    for (int hz = 20; hz < 30; ++hz) {
        text += std::to_string(hz) + " 70\n";
    }
    std::string all;
    for (const auto& fault : read_curve_text(text + more).faults) {
        all += std::to_string(fault.line) + ":" + fault.code + "|" + fault.text + " ";
    }
    return all;
}

std::string codes_of(const std::string& text)
{
    std::string all;
    for (const auto& fault : read_curve_text(text).faults) {
        all += fault.code + " ";
    }
    return all;
}

/// The point k of graph tools.
double point_hz(int k)
{
    return 20.0 * std::exp2(static_cast<double>(k) / 48.0);
}

FrequencyResponse flat(double from_hz, double to_hz, double level_db = 75.0)
{
    return {{from_hz, to_hz}, {level_db, level_db}, {}, {{"name", "A"}}};
}

double shift_of(const std::vector<double>& frequency_hz, const std::vector<double>& levels_db)
{
    const std::vector<GraphCurve> curves{{"L", frequency_hz, levels_db}};
    return needed_shift(curves).value;
}

const JsonFields name_and_file{{"name", "\"N\""}, {"file", "\"F\""}};

std::string with_phone_in(const std::string& text, std::size_t brand)
{
    const Book book(text, "book");
    return with_phone(book, book.brands().at(brand), name_and_file);
}

Product product(const std::string& model)
{
    Product named;
    named.brand = "Acme";
    named.model = model;
    return named;
}

} // namespace

BOOST_AUTO_TEST_SUITE(publish_limits)

BOOST_AUTO_TEST_CASE(a_curve_file_has_ten_rows_at_least)
{
    BOOST_TEST(faults_behind_ten_rows("").empty());
    std::string nine;
    for (int hz = 20; hz < 29; ++hz) {
        nine += std::to_string(hz) + " 70\n";
    }
    const auto faults = read_curve_text(nine).faults;
    BOOST_REQUIRE(faults.size() == 1U);
    BOOST_TEST(faults[0].text == "expected rows of frequency and level but found 9");
}

BOOST_AUTO_TEST_CASE(a_decimal_comma_stands_between_digits)
{
    BOOST_TEST(faults_behind_ten_rows("30 70,5\n") == "11:misread|readers part '70,5' at its comma ");
    BOOST_TEST(faults_behind_ten_rows("30,5 70\n") == "11:misread|readers part '30,5' at its comma ");
    BOOST_TEST(faults_behind_ten_rows("30,5;70,5\n") == "11:misread|readers part '30,5' at its comma ");
    for (const auto* row : {"30,70", "30, 70", "30 ,70", "30,\t70", "30 70,x"}) {
        BOOST_TEST(faults_behind_ten_rows(std::string(row) + "\n").empty(), row);
    }
    BOOST_TEST(faults_behind_ten_rows("30 x,5\n").find("misread") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_row_has_two_numbers_and_no_semicolon)
{
    BOOST_TEST(faults_behind_ten_rows("30;70\n") ==
               "11:dropped-row|squiglink/lab and modernGraphTool part no cells at ';' ");
    BOOST_TEST(faults_behind_ten_rows("30 70x\n") ==
               "11:dropped-row|readers drop a row without two numbers ");
    BOOST_TEST(faults_behind_ten_rows("* 30;70\n# 31;70\n").empty());
}

BOOST_AUTO_TEST_CASE(levels_outside_minus_40_to_120_db_are_dropped_from_20_hz_to_20_khz)
{
    const auto drops = [](const std::string& row) {
        return codes_of("10 70\n" + row).find("dropped-level") == 0;
    };
    BOOST_TEST(drops("20 -40.1\n"));
    BOOST_TEST(drops("20000 120.1\n"));
    BOOST_TEST(!drops("20000 120\n"));
    BOOST_TEST(!drops("20 -40\n"));
    BOOST_TEST(!drops("19.9 -41\n"));
    BOOST_TEST(!drops("20050 121\n"));
}

BOOST_AUTO_TEST_CASE(frequencies_rise_from_the_second_row_on)
{
    const auto falls = [](const std::string& text) {
        return codes_of(text).find("order") != std::string::npos;
    };
    BOOST_TEST(!falls("0 70\n20 70\n20 71\n"));
    BOOST_TEST(falls("30 70\n20 70\n"));
    BOOST_TEST(!falls("-1 70\n20 70\n"));
}

BOOST_AUTO_TEST_CASE(two_returns_without_line_ends_part_lines)
{
    BOOST_TEST(codes_of("20 70\r30 70\r40 70").starts_with("line-ends"));
    BOOST_TEST(!codes_of("20 70\r30 70").starts_with("line-ends"));
    BOOST_TEST(!codes_of("20 70\r\n30 70\r\n").starts_with("line-ends"));
    BOOST_TEST(read_curve_text("20 70\r30 70\r40 70").rows == 3U);
}

/// Ends that lie less than 1/48 octave inside a point are held there.
BOOST_AUTO_TEST_CASE(a_graph_curve_has_ten_points_at_least)
{
    const auto ten = to_graph_curve(flat(point_hz(100) * 1.001, point_hz(109) / 1.001), "L");
    BOOST_TEST(ten.frequency_hz.size() == 10U);
    BOOST_CHECK_EXCEPTION((void)to_graph_curve(flat(100.04, 110.06), "L"), Error, [](const Error& error) {
        BOOST_TEST(std::string(error.what()) ==
                   "expected levels from 20 Hz to 20 kHz in A but found 100.0 to 110.1 Hz");
        return error.fault() == Fault::data;
    });
    const auto first = [](double steps) {
        return to_graph_curve(flat(point_hz(100) * std::exp2(steps / 48.0), 20'000.0), "L")
            .frequency_hz.front();
    };
    BOOST_TEST(std::abs(first(0.995) - point_hz(100)) < 1e-9);
    BOOST_TEST(std::abs(first(1.005) - point_hz(101)) < 1e-9);
}

BOOST_AUTO_TEST_CASE(a_shift_brings_1_khz_to_75_db_as_far_as_all_fit)
{
    const std::vector<double> hertz{20.0, 1000.0, 1005.0, 20'000.0};
    BOOST_TEST(shift_of(hertz, {-50.0, -20.505, 0.0, 0.0}) == 96.0);
    BOOST_TEST(shift_of(hertz, {-50.0, -20.495, 0.0, 0.0}) == 95.0);
    BOOST_TEST(shift_of({20.0, 500.0}, {-41.0, -30.0}) == 105.0); // the last one below 1 kHz
    BOOST_TEST(shift_of(hertz, {100.0, 100.0, 100.0, 120.0}) == 0.0);
    BOOST_TEST(shift_of(hertz, {100.0, 100.0, 100.0, 120.1}) == -25.0);
    BOOST_TEST(shift_of(hertz, {-40.5, 80.0, 80.0, 80.0}) == 1.0);
    BOOST_TEST(shift_of(hertz, {-100.0, 0.0, 0.0, 60.0}) == 60.0); // 160 dB
    BOOST_CHECK_EXCEPTION((void)shift_of(hertz, {-100.04, 0.0, 0.0, 60.0}), Error, [](const Error& error) {
        return std::string(error.what()) ==
               "expected levels that span at most 160 dB but found -100.0 to 60.0 dB";
    });
}

BOOST_AUTO_TEST_CASE(ends_that_graph_tools_hold_are_said)
{
    const ScratchFolder scratch;
    const auto remarks = [&](int first, int last) {
        const ChannelCurve curve{"L", flat(point_hz(first) * 1.001, point_hz(last) / 1.001), "a"};
        std::string all;
        for (const auto& remark :
             plan_addition(find_database(scratch.path()), product("x"), {curve}, false).remarks) {
            all += remark.find("graph tools hold") == std::string::npos ? "" : remark;
        }
        return all;
    };
    BOOST_TEST(remarks(1, 475).empty()); // from 20.29 Hz to 19067 Hz
    BOOST_TEST(remarks(2, 475) ==
               "Acme x L.txt: goes from 20.6 to 19053.4 Hz, and graph tools hold its ends");
    BOOST_TEST(remarks(1, 474).find("goes from 20.3 to 187") != std::string::npos); // 18794 Hz
}

BOOST_AUTO_TEST_CASE(both_channels_may_be_shifted_where_both_are_there)
{
    const ScratchFolder scratch;
    const auto add = [&](double level_db) {
        const auto database = find_database(scratch.path());
        const auto addition = plan_addition(
            database, product("x"),
            {{"L", flat(10.0, 24'000.0, level_db), "l"}, {"R", flat(10.0, 24'000.0, level_db), "r"}}, true);
        write_addition(addition, database);
        return addition;
    };
    BOOST_TEST(add(75.0).remarks.empty());
    const auto shifted = add(-75.0);
    BOOST_REQUIRE(shifted.remarks.size() == 1U);
    BOOST_TEST(shifted.remarks[0] ==
               "all levels are shifted by +150 dB: modernGraphTool drops those outside -40 to 120 dB");
    Addition target;
    plan_target(target, find_database(scratch.path()), "Mine", flat(10.0, 24'000.0, 75.0), false);
    BOOST_TEST(target.remarks.empty());
    plan_target(target, find_database(scratch.path()), "Low", flat(10.0, 24'000.0, -75.0), false);
    BOOST_REQUIRE(target.remarks.size() == 1U);
    BOOST_TEST(target.remarks[0] == "the target is shifted by +150 dB");
    plan_target(target, find_database(scratch.path()), "High", flat(10.0, 24'000.0, 125.0), false);
    BOOST_TEST(target.remarks.back() == "the target is shifted by -50 dB");
}

BOOST_AUTO_TEST_CASE(a_book_is_written_where_it_is_new_or_changed_with_its_folders)
{
    Addition addition;
    addition.old_book = addition.new_book = "[]\n";
    addition.has_book = false;
    BOOST_TEST(changes_book(addition));
    addition.has_book = true;
    BOOST_TEST(!changes_book(addition));
    addition.new_book = "[1]\n";
    BOOST_TEST(changes_book(addition));
    const ScratchFolder scratch;
    addition.files.push_back({scratch / "new/folder/x.txt", "text"});
    Database database;
    database.book = scratch / "other/phone_book.json";
    write_addition(addition, database);
    BOOST_TEST(read_file(scratch / "new/folder/x.txt") == "text");
    BOOST_TEST(read_file(database.book) == "[1]\n");
}

/// What is new stands as deep beside its place as the sample stands beside its own.
BOOST_AUTO_TEST_CASE(a_phone_without_neighbours_looks_like_one_of_another_brand)
{
    BOOST_TEST(
        with_phone_in("[\n  {\"name\":\"A\",\"phones\":[\n      {\n        \"name\": \"x\"\n      }\n  ]},\n"
                      "  {\"name\":\"B\",\"phones\":[]}\n]",
                      1) ==
        "[\n  {\"name\":\"A\",\"phones\":[\n      {\n        \"name\": \"x\"\n      }\n  ]},\n"
        "  {\"name\":\"B\",\"phones\":[ {\n    \"name\": \"N\",\n    \"file\": \"F\"\n  } ]}\n]");
    BOOST_TEST(
        with_phone_in(
            "[{\"name\":\"A\",\"phones\":[\n{ \"name\": \"x\" }]},\n  {\"name\":\"B\",\"phones\":[ ]}]", 1) ==
        "[{\"name\":\"A\",\"phones\":[\n{ \"name\": \"x\" }]},\n  {\"name\":\"B\",\"phones\":[ { \"name\": "
        "\"N\", \"file\": \"F\" } ]}]");
    // A list on one line stays there.
    BOOST_TEST(
        with_phone_in(
            "[{\"name\":\"A\",\"phones\":[{\n \"name\": \"x\"\n}]},{\"name\":\"B\",\"phones\":[\"y\"]}]",
            1) ==
        "[{\"name\":\"A\",\"phones\":[{\n \"name\": \"x\"\n}]},{\"name\":\"B\",\"phones\":[\"y\",{ \"name\": "
        "\"N\", \"file\": \"F\" }]}]");
    BOOST_TEST(with_phone_in("[{\"name\":\"A\",\"phones\":[{}]}]", 0) ==
               "[{\"name\":\"A\",\"phones\":[{},{ \"name\": \"N\", \"file\": \"F\" }]}]");
}

BOOST_AUTO_TEST_CASE(new_lines_end_as_others_do_without_blanks_behind)
{
    BOOST_TEST(
        with_phone_in("[{\"name\":\"A\",\"phones\":[{\r\n  \"name\": \"x\"\r\n}]}]", 0) ==
        "[{\"name\":\"A\",\"phones\":[{\r\n  \"name\": \"x\"\r\n},{\r\n  \"name\": \"N\",\r\n  \"file\": "
        "\"F\"\r\n}]}]");
    const Book book("[{\"name\":\"A\",\"phones\":[ \n  \"x\",  \n  \"y\" ]}]", "book");
    BOOST_TEST(with_phone(book, book.brands().front(), {{"name", "\"N\""}}) ==
               "[{\"name\":\"A\",\"phones\":[ \n  \"x\",  \n  \"y\",\n  \"N\" ]}]");
}

BOOST_AUTO_TEST_CASE(a_new_brand_is_laid_out_as_its_neighbour_is)
{
    const auto brand = [](const std::string& name, const std::string& phone, const std::string& file) {
        return "\n  {\n    \"name\": \"" + name + "\",\n    \"phones\": [\n      {\n        \"name\": \"" +
               phone + "\",\n        \"file\": \"" + file + "\"\n      }\n    ]\n  }";
    };
    const auto text = "[" + brand("B", "x", "y") + "\n]";
    BOOST_TEST(with_brand(Book(text, "book"), "C", name_and_file) ==
               "[" + brand("B", "x", "y") + "," + brand("C", "N", "F") + "\n]");
    BOOST_TEST(with_brand(Book("[{\"name\":\"A\"}]", "book"), "C", {{"name", "\"N\""}}) ==
               "[{\"name\":\"A\"},{\"name\":\"C\", \"phones\":[ \"N\" ]}]");
}

BOOST_AUTO_TEST_CASE(a_phone_of_text_becomes_an_object_in_the_style_of_its_own_brand)
{
    const Book book("[{\"name\":\"A\",\"phones\":[\n  {\n    \"name\": \"x\"\n  "
                    "}\n]},\n{\"name\":\"B\",\"phones\":[\"y\",{\"name\":\"z\"}]}]",
                    "book");
    BOOST_TEST(with_fields(book, book.brands().at(1).phones.front(), {{"a", "1"}}) ==
               "[{\"name\":\"A\",\"phones\":[\n  {\n    \"name\": \"x\"\n  "
               "}\n]},\n{\"name\":\"B\",\"phones\":[{\"name\":\"y\", "
               "\"a\":1},{\"name\":\"z\"}]}]");
}

BOOST_AUTO_TEST_CASE(classes_and_escapes_of_a_pattern_end_where_they_do)
{
    for (const auto* pattern : {"[\\]]", "\\.", "a\\)b", "[a]*", "[)]"}) {
        BOOST_TEST(!why_no_pattern(pattern).has_value(), pattern);
    }
    for (const auto* pattern : {"[\\]", "a\\.)", "[a])", "[a]**"}) {
        BOOST_TEST(why_no_pattern(pattern).has_value(), pattern);
    }
    BOOST_TEST(why_no_pattern("*a").value() == "'*' repeats nothing");
}

BOOST_AUTO_TEST_CASE(a_comma_of_a_name_is_a_point_between_digits)
{
    BOOST_TEST(shareable("1,5") == "1.5");
    BOOST_TEST(shareable("x 1,5") == "x 1.5");
    BOOST_TEST(shareable(",5") == "5");
    BOOST_TEST(shareable("5,") == "5");
    BOOST_TEST(shareable("a,5 5,a") == "a 5 5 a");
    BOOST_TEST(shareable(std::string("a\0b", 3)) == "a b");
    BOOST_TEST(why_unshareable(std::string("a\0b", 3)).value() == "a control character is lost in a link");
}

BOOST_AUTO_TEST_CASE(seats_are_in_their_order_and_their_mean_is_where_all_reach)
{
    const auto set =
        to_sample_set({{"L1", flat(10.0, 24'000.0, 72.0), "a"}, {"L", flat(10.0, 24'000.0, 75.0), "b"}});
    BOOST_REQUIRE(set.seats.size() == 2U);
    BOOST_TEST(set.seats[0].spl_db[0] == 75.0,
               boost::test_tools::tolerance(1e-12)); // the one without a number
    // 6 dB an octave through 72 and 75 dB at 1 kHz: levels of two frequencies are not mixed.
    const auto ramp = [](double from_hz, double to_hz, double level_db) {
        const auto at = [&](double hz) { return level_db + 6.0 * std::log2(hz / 1000.0); };
        return FrequencyResponse({from_hz, to_hz}, {at(from_hz), at(to_hz)});
    };
    const auto mean =
        to_sample_set({{"L1", ramp(10.0, 5000.0, 72.0), "a"}, {"L2", ramp(200.0, 24'000.0, 75.0), "b"}})
            .curves.at(0);
    BOOST_TEST(mean.frequency_hz.front() > 190.0);
    BOOST_TEST(mean.frequency_hz.back() < 5100.0);
    for (std::size_t i = 1; i + 1 < mean.spl_db.size(); ++i) { // ends are held
        BOOST_TEST(std::abs(mean.spl_db[i] - 73.5 - 6.0 * std::log2(mean.frequency_hz[i] / 1000.0)) < 1e-9);
    }
}

BOOST_AUTO_TEST_CASE(a_configuration_is_read_right_behind_what_is_passed_over)
{
    const auto directory = [](const std::string& script) {
        return read_site_config(script).directory.value_or("none");
    };
    BOOST_TEST(directory("/**/DIR=\"a\"") == "a");
    BOOST_TEST(directory("/* DIR=\"a\" */DIR=\"b\"") == "b");
    BOOST_TEST(directory("x = /[a/\"']/; DIR=\"c\"") == "c");
    BOOST_TEST(directory("x = 1 / 2; DIR=\"d\" // '") == "d");
    for (const auto* script : {"/*", "/* DIR=\"a\"", "DIR", "DIR=", "DIR=x", "\"DIR", "/["}) {
        BOOST_TEST(directory(script) == "none", script);
    }
    const auto channels = [](const std::string& script) { return read_site_config(script).channels.size(); };
    BOOST_TEST(channels("default_channels = [\"L\", \"R\"], other = [\"C\"]") == 2U);
    BOOST_TEST(channels("default_channels = both, other = [\"C\"]") == 0U);
    BOOST_TEST(read_site_config("num_samples = 1001").samples == 1000);
    BOOST_TEST(read_site_config("num_samples = 5").samples == 5);
    BOOST_TEST(read_site_config("\n\ntargets = [{files: [\"A\",\n\"B\"]}], files: [\"C\"]").targets.size() ==
               2U);
    BOOST_TEST(read_site_config("\n\ntargets = [{files: [\"A\",\n\"B\"]}]").targets.at(1).line == 4U);
}

BOOST_AUTO_TEST_SUITE_END()
