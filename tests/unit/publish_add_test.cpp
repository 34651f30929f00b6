#include "publish/addition.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/folder_lock.hpp"
#include "core/folders.hpp"
#include "publish/book_edit.hpp"
#include "publish/graph_curve.hpp"
#include "publish/sample_set.hpp"
#include "scratch_folder.hpp"
#include "text/difference.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <filesystem>

using namespace earbench;

namespace {

/// 6 dB an octave through `level_db` at 1 kHz: on a line over ln f, so that every level can be worked out.
FrequencyResponse ramp(double level_db, double from_hz = 10.0, double to_hz = 24000.0)
{
    const auto at = [&](double hz) { return level_db - 6.0 * std::log2(hz / 1000.0); };
    return {{from_hz, 500.0, to_hz}, {at(from_hz), at(500.0), at(to_hz)}};
}

ChannelCurve channel(const std::string& name, double level_db)
{
    return {name, ramp(level_db), "take " + name + ".txt"};
}

/// What --brand, --model and --file say.
Product product(const std::string& brand, const std::string& model)
{
    Product named;
    named.brand = brand;
    named.model = model;
    return named;
}

std::string with_phone_in(const std::string& text, const JsonFields& fields)
{
    const Book book(text, "book");
    return with_phone(book, book.brands().front(), fields);
}

std::string with_brand_in(const std::string& text, const std::string& name)
{
    return with_brand(Book(text, "book"), name, {{"name", "\"N\""}});
}

std::string with_fields_in(const std::string& text, const JsonFields& fields)
{
    const Book book(text, "book");
    return with_fields(book, book.brands().front().phones.front(), fields);
}

bool is_refused(const ScratchFolder& scratch, const Product& named, const std::vector<ChannelCurve>& curves,
                Fault fault)
{
    try {
        (void)plan_addition(find_database(scratch.path()), named, curves, false);
    } catch (const Error& error) {
        BOOST_TEST_MESSAGE(error.line());
        return error.fault() == fault;
    }
    return false;
}

const JsonFields file_of_n{{"name", "\"N\""}, {"file", "\"F\""}};

} // namespace

BOOST_AUTO_TEST_SUITE(publish_add)

BOOST_AUTO_TEST_CASE(a_curve_has_the_points_that_tools_draw)
{
    const auto curve = to_graph_curve(ramp(75.0), "L");
    BOOST_REQUIRE(curve.frequency_hz.size() == 480U);
    for (std::size_t k = 0; k < 479; ++k) {
        const double hz = 20.0 * std::exp2(static_cast<double>(k) / 48.0);
        BOOST_TEST(curve.frequency_hz[k] == hz, boost::test_tools::tolerance(1e-12));
        BOOST_TEST(curve.spl_db[k] == 75.0 - 6.0 * std::log2(hz / 1000.0),
                   boost::test_tools::tolerance(1e-12));
    }
    BOOST_TEST(curve.frequency_hz.back() == 20000.0);
    const auto text = to_graph_text(curve, {-1.0});
    BOOST_TEST(
        text.starts_with("20.0000\t107.863\n20.2909\t107.738\n")); // 74 + 6 log2(50), and 1/8 dB a step
    BOOST_TEST(text.ends_with("\n20000.0000\t48.068\n"));
}

BOOST_AUTO_TEST_CASE(ends_are_held_for_less_than_a_step_and_else_left_out)
{
    const auto near = to_graph_curve(ramp(75.0, 20.2, 19900.0), "L");
    BOOST_TEST(near.frequency_hz.front() == 20.0);
    BOOST_TEST(near.spl_db.front() == 75.0 - 6.0 * std::log2(20.2 / 1000.0),
               boost::test_tools::tolerance(1e-12));
    BOOST_TEST(near.frequency_hz.back() == 20000.0);
    const auto far = to_graph_curve(ramp(75.0, 20.3, 19500.0), "L"); // 20 and 20000 Hz are a step outside
    BOOST_TEST(far.frequency_hz.front() == 20.0 * std::exp2(1.0 / 48.0), boost::test_tools::tolerance(1e-12));
    BOOST_TEST(far.frequency_hz.back() < 19900.0);
    BOOST_CHECK_THROW((void)to_graph_curve(ramp(75.0, 499.0, 510.0), "L"), Error);
}

BOOST_AUTO_TEST_CASE(levels_are_shifted_only_where_a_reader_drops_them)
{
    const auto needed = [](std::vector<double> levels) {
        const std::vector<double> hertz{20.0, 1000.0, 20000.0};
        const std::vector<GraphCurve> curves{{"L", hertz, levels},
                                             {"R", hertz, {levels[1], levels[1], levels[1]}}};
        return needed_shift(curves).value;
    };
    BOOST_TEST(needed({-40.0, 0.0, 120.0}) == 0.0);
    BOOST_TEST(needed({-40.1, -20.4, -20.0}) == 95.0); // 75 dB at 1 kHz
    BOOST_TEST(needed({-130.0, -20.0, -20.0}) == 95.0);
    BOOST_TEST(needed({-140.0, -20.0, -20.0}) == 100.0); // as near to 75 dB as -40 dB allows
    BOOST_TEST(needed({70.0, 75.0, 120.5}) == -1.0);
    BOOST_CHECK_THROW((void)needed({-100.0, 0.0, 60.5}), Error);
}

BOOST_AUTO_TEST_CASE(a_new_phone_looks_like_its_neighbour)
{
    BOOST_TEST(with_phone_in("[{\"name\":\"A\",\"phones\":[\"x\"]}]", {{"name", "\"N\""}}) ==
               "[{\"name\":\"A\",\"phones\":[\"x\",\"N\"]}]");
    BOOST_TEST(with_phone_in("[ {\"name\":\"A\", \"phones\":[ \"x\",   \"y\" ] } ]", {{"name", "\"N\""}}) ==
               "[ {\"name\":\"A\", \"phones\":[ \"x\",   \"y\",   \"N\" ] } ]");
    BOOST_TEST(with_phone_in("[{\"name\":\"A\",\"phones\":[]}]", file_of_n) ==
               "[{\"name\":\"A\",\"phones\":[ { \"name\": \"N\", \"file\": \"F\" } ]}]");
    BOOST_TEST(
        with_phone_in(
            "[{\"name\":\"A\",\"phones\":[\r\n\t {\"name\" :\"x\"},\r\n\r\n\t {\"name\" :\"y\"}   \r\n]}]",
            file_of_n) == "[{\"name\":\"A\",\"phones\":[\r\n\t {\"name\" :\"x\"},\r\n\r\n\t {\"name\" "
                          ":\"y\"},\r\n\t {\"name\" :\"N\", \"file\" :\"F\"}   \r\n]}]");
    BOOST_TEST(with_phone_in(
                   "[{\"name\":\"A\",\"phones\":[\n\t{\n\t  \"name\": \"x\",\n\t  \"file\": \"y\"\n\t}\n]}]",
                   file_of_n) == "[{\"name\":\"A\",\"phones\":[\n\t{\n\t  \"name\": \"x\",\n\t  \"file\": "
                                 "\"y\"\n\t},\n\t{\n\t  \"name\": \"N\",\n\t  \"file\": \"F\"\n\t}\n]}]");
}

BOOST_AUTO_TEST_CASE(a_new_brand_goes_where_it_sorts)
{
    const std::string b = R"({"name":"B","phones":["x"]})";
    const std::string d = R"({"name":"d","phones":["x"]})";
    BOOST_TEST(with_brand_in("[" + b + ", " + d + "]", "C") ==
               "[" + b + ", {\"name\":\"C\",\"phones\":[\"N\"]}, " + d + "]");
    BOOST_TEST(with_brand_in("[\n  " + b + ",\n  " + d + "\n]", "a") ==
               "[\n  {\"name\":\"a\",\"phones\":[\"N\"]},\n  " + b + ",\n  " + d + "\n]");
    BOOST_TEST(with_brand_in("[" + b + "," + d + "]", "E") ==
               "[" + b + "," + d + ",{\"name\":\"E\",\"phones\":[\"N\"]}]");
    BOOST_TEST(with_brand_in("[" + d + ", " + b + "]", "C") ==
               "[" + d + ", " + b + ", {\"name\":\"C\",\"phones\":[\"N\"]}]");
    BOOST_TEST(
        with_brand_in("[\n\t{\n\t\t\"name\": \"B\",\n\t\t\"phones\": [\n\t\t\t\"x\"\n\t\t]\n\t}\n]", "C") ==
        "[\n\t{\n\t\t\"name\": \"B\",\n\t\t\"phones\": [\n\t\t\t\"x\"\n\t\t]\n\t},\n"
        "\t{\n\t\t\"name\": \"C\",\n\t\t\"phones\": [\n\t\t\t\"N\"\n\t\t]\n\t}\n]");
    BOOST_TEST(with_brand_in("[" + d + "]", "C") == "[{\"name\":\"C\",\"phones\":[\"N\"]}," + d + "]");
    BOOST_TEST(with_brand_in(empty_book(), "C") ==
               "[\n  {\n    \"name\": \"C\",\n    \"phones\": [\n      \"N\"\n    ]\n  }\n]\n");
}

BOOST_AUTO_TEST_CASE(fields_change_alone)
{
    const auto book = [](const std::string& phone) {
        return "[{\"name\":\"A\",\"phones\":[" + phone + "]}]";
    };
    const JsonFields score{{"reviewScore", "\"4\""}};
    BOOST_TEST(with_fields_in(book(R"("x\u00e9")"), score) ==
               book(R"({ "name": "x\u00e9", "reviewScore": "4" })"));
    BOOST_TEST(with_fields_in(book(R"({"name":"x","n" : 1.0})"), score) ==
               book(R"({"name":"x","n" : 1.0,"reviewScore":"4"})"));
    BOOST_TEST(with_fields_in(book(R"({"reviewScore": 3, "name": "x"})"), score) ==
               book(R"({"reviewScore": "4", "name": "x"})"));
    BOOST_TEST(with_fields_in(book(R"({"name": "x", "reviewScore": "\u0034"})"), score) ==
               book(R"({"name": "x", "reviewScore": "\u0034"})"));
    BOOST_TEST(with_fields_in(book("{\n  \"name\": \"x\"\n}"), {{"a", "1"}, {"b", "2"}}) ==
               book("{\n  \"name\": \"x\",\n  \"a\": 1,\n  \"b\": 2\n}"));
    BOOST_TEST(with_fields_in(book("\"x\""), {}) == book("\"x\""));
}

BOOST_AUTO_TEST_CASE(files_are_called_as_the_book_does)
{
    const ScratchFolder scratch;
    const auto file_in = [&](const std::string& book) {
        scratch.put("phone_book.json", book);
        return plan_addition(find_database(scratch.path()), product("Acme", "One,5 \"x\""),
                             {channel("L", 75)}, false)
            .file;
    };
    BOOST_TEST(file_in("[]") == "Acme One 5 x");
    BOOST_TEST(file_in(R"([{"name": "B", "phones": ["x", {"name": "y", "file": "B y"}, "z"]}])") ==
               "One 5 x");
    BOOST_TEST(file_in(R"([{"name": "B", "phones": ["x", {"name": "y", "file": "B y"}]}])") ==
               "Acme One 5 x");
    BOOST_TEST(file_in(R"([{"name": " acme", "phones": ["x", "y"]}])") == "One 5 x");
}

BOOST_AUTO_TEST_CASE(the_same_again_changes_nothing_and_other_curves_are_refused)
{
    const ScratchFolder scratch;
    const auto add = [&](double level_db, bool force) {
        const auto database = find_database(scratch.path());
        const auto addition = plan_addition(database, product("Acme", "One"),
                                            {channel("L", level_db), channel("R", level_db + 1)}, force);
        write_addition(addition, database);
        return addition;
    };
    BOOST_TEST(add(75.0, false).files.size() == 2U);
    const auto book = scratch.content("phone_book.json");
    const auto again = add(75.0, false);
    BOOST_TEST(again.files.empty());
    BOOST_TEST(!changes_book(again));
    BOOST_CHECK_THROW(add(76.0, false), Error);
    BOOST_TEST(scratch.content("phone_book.json") == book);
    BOOST_TEST(add(76.0, true).files.size() == 2U);
    BOOST_TEST(scratch.content("phone_book.json") == book);
    BOOST_TEST(scratch.content("Acme One L.txt").find("\n1015.9367\t75.863\n") !=
               std::string::npos); // 20*2^(272/48) Hz
    // What is no curve, and a folder, are not what was asked for either.
    const ScratchFolder other;
    other.put("Acme One L.txt", "Notes\n");
    create_folders(other / "Acme Two L.txt");
    for (const auto* model : {"One", "Two"}) {
        BOOST_CHECK_EXCEPTION((void)plan_addition(find_database(other.path()), product("Acme", model),
                                                  {channel("L", 75.0)}, false),
                              Error,
                              [](const Error& error) { return error.fault() == Fault::cannot_create; });
    }
}

BOOST_AUTO_TEST_CASE(a_curve_that_another_program_wrote_is_the_same_curve)
{
    const ScratchFolder scratch;
    scratch.put("phone_book.json", R"([{"name": "Acme", "phones": ["One"]}])");
    scratch.put("One L.txt", "* REW\n10 114.863\n500 81\n24000 47.490\n");
    const FrequencyResponse read({10.0, 500.0, 24000.0}, {114.863, 81.0, 47.490});
    const auto addition =
        plan_addition(find_database(scratch.path()), product("acme", "one"), {{"L", read, "a"}}, false);
    BOOST_TEST(addition.files.empty());
    BOOST_TEST(!changes_book(addition));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_told_is_refused)
{
    const ScratchFolder scratch;
    const std::vector<ChannelCurve> left{channel("L", 75)};
    BOOST_TEST(is_refused(scratch, product("A", "x"), {channel("", 75)}, Fault::data));
    BOOST_TEST(is_refused(scratch, product("A", "x"), {channel("L+R", 75)}, Fault::data));
    BOOST_TEST(is_refused(scratch, product("A", "x"), {}, Fault::usage));
    BOOST_TEST(is_refused(scratch, product("?", "_"), left, Fault::usage));
    scratch.put("phone_book.json", "{}");
    BOOST_TEST(is_refused(scratch, product("A", "x"), left, Fault::data));
    scratch.put("phone_book.json", R"([{"name": "A", "phones": []}, {"name": "a ", "phones": []}])");
    BOOST_TEST(is_refused(scratch, product("A", "x"), left, Fault::data));
    scratch.put("phone_book.json", R"([{"name": "A", "phones": ["x", "X"]}])");
    BOOST_TEST(is_refused(scratch, product("A", "x"), left, Fault::data));
    scratch.put("phone_book.json", R"([{"name": "A"}])");
    BOOST_TEST(is_refused(scratch, product("A", "x"), left, Fault::data));
    scratch.put("phone_book.json", R"([{"name": "B", "phones": [{"name": "y", "file": "A x"}]}])");
    BOOST_TEST(is_refused(scratch, product("A", "x"), left, Fault::cannot_create));
    scratch.put("phone_book.json", "[]");
    scratch.put("a x L.txt", "");
    BOOST_TEST(is_refused(scratch, product("A", "x"), left, Fault::cannot_create)); // letter case
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_whole_leaves_nothing)
{
    const ScratchFolder scratch;
    auto database = find_database(scratch.path());
    const auto addition =
        plan_addition(database, product("A", "x"), {channel("L", 75), channel("R", 75)}, false);
    database.book = "/dev/full";
    BOOST_CHECK_THROW(write_addition(addition, database), Error);
    BOOST_TEST(std::filesystem::is_empty(scratch.path()));
    std::filesystem::create_directory(scratch.path() + "/phone_book.json");
    BOOST_TEST(is_refused(scratch, product("A", "x"), {channel("L", 75)}, Fault::cannot_create));
    std::filesystem::remove(scratch.path() + "/phone_book.json");
    std::filesystem::create_symlink("phone_book.json", scratch.path() + "/phone_book.json");
    BOOST_TEST(is_refused(scratch, product("A", "x"), {channel("L", 75)}, Fault::cannot_create));
}

BOOST_AUTO_TEST_CASE(one_channel_is_not_shifted_beside_the_other)
{
    const ScratchFolder scratch;
    const auto database = find_database(scratch.path());
    write_addition(plan_addition(database, product("A", "x"), {channel("R", 75)}, false), database);
    BOOST_TEST(is_refused(scratch, product("A", "x"), {channel("L", -75)}, Fault::data));
    BOOST_TEST(!is_refused(scratch, product("A", "y"), {channel("L", -75)}, Fault::data));
}

BOOST_AUTO_TEST_CASE(another_measurement_gets_a_suffix)
{
    const ScratchFolder scratch;
    const auto book_with = [&](const std::string& phone) {
        scratch.put("phone_book.json", "[{\"name\": \"A\", \"phones\": [" + phone + "]}]");
        auto named = product("A", "x");
        named.suffix = "Foam";
        return plan_addition(find_database(scratch.path()), named, {channel("L", 75)}, false).new_book;
    };
    const auto expected = [](const std::string& phone) {
        return "[{\"name\": \"A\", \"phones\": [" + phone + "]}]";
    };
    BOOST_TEST(book_with(R"("x")") ==
               expected(R"({ "name": "x", "file": ["x", "x Foam"], "suffix": ["", "Foam"] })"));
    BOOST_TEST(
        book_with(R"({"name": "x", "file": ["x","x Wide"]})") ==
        expected(R"({"name": "x", "file": ["x","x Wide", "x Foam"], "suffix": ["", "Wide", "Foam"]})"));
    BOOST_TEST(book_with(R"({"name": "x", "file": ["x"], "suffix": []})") ==
               expected(R"({"name": "x", "file": ["x", "x Foam"], "suffix": ["", "Foam"]})"));
    BOOST_TEST(book_with(R"({"name": "x", "file": ["x","y"], "suffix": ["", "foam"]})") ==
               expected(R"({"name": "x", "file": ["x","y"], "suffix": ["", "foam"]})"));
    BOOST_CHECK_THROW((void)book_with(R"({"name": "x", "file": ["x","y"], "suffix": ["a"]})"), Error);
}

BOOST_AUTO_TEST_CASE(seats_become_a_sample_set_beside_their_mean)
{
    const auto set =
        to_sample_set({channel("L2", 72), channel("L1", 75), channel("R1", 70), channel("R3", 71)});
    BOOST_REQUIRE(set.curves.size() == 2U);
    BOOST_TEST(set.curves[0].channel == "L");
    BOOST_TEST(set.curves[0].spl_db[0] == 73.5 + 6.0 * std::log2(50.0), boost::test_tools::tolerance(1e-9));
    BOOST_REQUIRE(set.seats.size() == 4U);
    BOOST_TEST(set.seats[0].channel == "L1");
    BOOST_TEST(set.seats[0].spl_db[0] == 75.0 + 6.0 * std::log2(50.0), boost::test_tools::tolerance(1e-9));
    BOOST_TEST(set.seats[3].channel == "R2"); // numbered without gaps
    BOOST_TEST(set.labels == (std::vector<std::string>{"seat 1", "seat 2"}),
               boost::test_tools::per_element());
    BOOST_TEST(to_sample_set({channel("L", 72), channel("R2", 70)}).seats.empty());
}

BOOST_AUTO_TEST_CASE(a_target_goes_where_the_site_has_them)
{
    const ScratchFolder scratch;
    create_folders(scratch / "targets");
    scratch.put("config.js", "const DIR = \"./\", targets = [{files: [\"House\"]}];");
    scratch.put("phone_book.json", "[]");
    const auto database = find_database(scratch.path());
    Addition addition;
    plan_target(addition, database, "Mine", ramp(75.0), false);
    BOOST_TEST(addition.files.at(0).path == (scratch / "targets/Mine Target.txt"));
    BOOST_TEST(target_line(database, "Mine").value() == "targets: { type:\"Target\", files:[\"Mine\"] },");
    BOOST_TEST(!target_line(database, "House").has_value());
}

BOOST_AUTO_TEST_CASE(a_difference_is_one_hunk)
{
    BOOST_TEST(unified_difference("a\n", "a\n", "f") == "");
    BOOST_TEST(unified_difference("", "a\n", "f") == "--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n");
    BOOST_TEST(unified_difference("1\n2\n3\n4\n5\n6", "1\n2\n3\n4\nx\n5\n6", "f") ==
               "--- f\n+++ f\n@@ -2,5 +2,6 @@\n 2\n 3\n 4\n+x\n 5\n 6\n\\ No newline at end of file\n");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_cannot_be_locked)
{
    const ScratchFolder scratch;
    BOOST_TEST(FolderLock(scratch.path()).is_held());
    BOOST_CHECK_THROW(FolderLock(scratch / "none"), Error);
}

BOOST_AUTO_TEST_SUITE_END()
