// What the checks of a graph database say, word by word.

#include "core/error.hpp"
#include "publish/checks.hpp"
#include "publish/curve_files.hpp"
#include "publish/database.hpp"
#include "scratch_folder.hpp"

#include "core/folders.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <vector>

using namespace earbench;

namespace {

std::string said(const std::vector<CheckFinding>& findings, const std::string& folder = "\n")
{
    std::string all;
    for (const auto& finding : findings) {
        auto file = finding.file;
        if (file.starts_with(folder)) {
            file = file.substr(folder.size() + 1);
        }
        all += (finding.severity == Severity::note ? "note " : "") + file + ":" +
               std::to_string(finding.line) + " " + finding.code + ": " + finding.text + "\n";
    }
    return all;
}

std::string form(const std::string& phone, bool is_modern = false)
{
    return said(check_book_form(Book("[{\"name\": \"A\", \"phones\": [" + phone + "]}]", "b"), is_modern));
}

/// Rows from 20 Hz to 20 kHz.
std::string curve(const std::string& level)
{
    std::string text;
    for (const auto* hertz :
         {"20", "40", "80", "160", "320", "640", "1280", "2560", "5120", "10240", "20000"}) {
        text += std::string(hertz) + " " + level + "\n";
    }
    return text;
}

/// A database in a folder of its own.
struct Site {
    ScratchFolder folder;

    explicit Site(const std::string& phones)
    {
        folder.put("phone_book.json", "[{\"name\": \"A\", \"phones\": [\n" + phones + "]}]");
    }
    void add(const std::string& name, const std::string& level) const
    {
        folder.put(name + ".txt", curve(level));
    }
    [[nodiscard]] std::string findings() const
    {
        return said(check_database(find_database(folder.path())), folder.path());
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(publish_findings)

BOOST_AUTO_TEST_CASE(whole_pairs_say_nothing)
{
    const Site site("\"x\"");
    site.add("x L", "70");
    site.add("x R", "71");
    BOOST_TEST(site.findings().empty());
}

BOOST_AUTO_TEST_CASE(curves_that_are_missing_are_named_with_what_may_be_meant)
{
    const Site site("\"xylo\", \"y\", \"z\"");
    for (const auto* name : {"y", "z"}) {
        site.add(std::string(name) + " L", std::string("7") + (*name == 'y' ? "0" : "1"));
        site.add(std::string(name) + " R", std::string("7") + (*name == 'y' ? "2" : "3"));
    }
    BOOST_TEST(site.findings() ==
               "phone_book.json:2 missing-curve: A xylo: 'xylo L.txt' and 'xylo R.txt' are missing\n");
    site.add("xilo L", "80");
    BOOST_TEST(site.findings() == "phone_book.json:2 missing-curve: A xylo: 'xylo L.txt' and 'xylo R.txt' "
                                  "are missing; did you mean xilo?\n"
                                  "note xilo L.txt:0 orphan: no entry of the book names this curve\n");
}

BOOST_AUTO_TEST_CASE(five_entries_without_a_curve_are_somewhere_else)
{
    const Site four("\"a\", \"b\", \"c\", \"d\"");
    BOOST_TEST(four.findings().find("missing-curve") != std::string::npos);
    const Site five("\"a\", \"b\", \"c\", \"d\", \"e\"");
    BOOST_TEST(five.findings() == "phone_book.json:0 no-curves: none of the 5 entries has a curve in " +
                                      five.folder.path() + "\n");
}

BOOST_AUTO_TEST_CASE(letter_case_counts_and_is_no_orphan)
{
    const Site site("\"x\"");
    site.add("X L", "70");
    site.add("X R", "71");
    BOOST_TEST(site.findings() ==
               "phone_book.json:2 letter-case: 'x L.txt' is missing, 'X L.txt' is there\n");
}

BOOST_AUTO_TEST_CASE(a_file_of_two_entries_is_looked_for_once_and_none_outside_the_folder)
{
    const Site site(R"("x", {"name": "y", "file": "x"}, "../z")");
    const auto findings = site.findings();
    const auto first = findings.find("missing-curve");
    BOOST_TEST(first != std::string::npos, findings);
    BOOST_TEST(findings.find("missing-curve", first + 1) == std::string::npos, findings);
}

BOOST_AUTO_TEST_CASE(a_curve_that_nothing_asks_for_is_known_by_its_rows_or_its_name)
{
    const Site site("\"x\"");
    site.add("x L", "70");
    site.add("x R", "71");
    site.folder.put("notes.txt", "Words\n");
    BOOST_TEST(site.findings().empty(), site.findings());
    site.folder.put("one row.txt", "20 70\n");
    BOOST_TEST(site.findings() == "note one row.txt:0 orphan: no entry of the book names this curve\n");
    site.folder.put("y L.txt", "Words\n");
    BOOST_TEST(site.findings().find("note y L.txt:0 orphan") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(without_a_book_there_is_nothing_to_check)
{
    Database database;
    database.book = "none.json";
    BOOST_CHECK_EXCEPTION((void)check_database(database), Error, [](const Error& error) {
        BOOST_TEST(error.line() == "none.json: expected the book of a graph database but found none");
        return error.fault() == Fault::no_input;
    });
}

BOOST_AUTO_TEST_CASE(curves_are_in_the_folder_and_in_those_that_the_book_names)
{
    const Site site(R"("x", "shop/y", "none/z", "../up")");
    create_folders(site.folder / "shop");
    create_folders(site.folder / "other");
    for (const auto* name : {"x L", "shop/y L", "other/q L"}) {
        site.add(name, "70");
    }
    const Book book(R"([{"name": "A", "phones": ["x", "shop/y", "none/z", "../up"]}])", "b");
    const CurveFiles files(site.folder.path(), book);
    BOOST_TEST((files.names() == std::set<std::string>{"x L.txt", "shop/y L.txt"}));
    BOOST_TEST(files.has("shop/y L.txt"));
    BOOST_TEST(!files.has("y L.txt"));
}

BOOST_AUTO_TEST_CASE(a_tool_asks_for_a_channel_or_its_samples)
{
    const auto files = [](int of_file, int of_site) {
        Database database;
        database.samples = of_site;
        std::string all;
        for (const auto& name : channel_files({.name = "a", .samples = of_file}, "R", database)) {
            all += name + ";";
        }
        return all;
    };
    BOOST_TEST(files(0, 0) == "a R.txt;");
    BOOST_TEST(files(0, 2) == "a R1.txt;a R2.txt;"); // as the configuration has it
    BOOST_TEST(files(1, 0) == "a R.txt;a R1.txt;");  // as the book has it, beside the pair
    BOOST_TEST(files(1, 2) == "a R.txt;a R1.txt;");
}

BOOST_AUTO_TEST_CASE(a_curve_file_is_called_by_its_pair_and_channel)
{
    BOOST_TEST(pair_name("a b L.txt") == "a b");
    BOOST_TEST(pair_name("a R2.txt") == "a");
    BOOST_TEST(pair_name("a L12.txt") == "a");
    for (const auto* name : {"a.txt", "aL.txt", "a L.csv", "a M.txt", "12.txt", "", "L.txt", "a L2"}) {
        BOOST_TEST(pair_name(name).empty(), name);
    }
}

BOOST_AUTO_TEST_CASE(brands_without_a_name_and_runs_of_sample_sets_are_no_doubles)
{
    BOOST_TEST(said(check_book_names(Book(R"([{"phones": []}, {"phones": []}])", "b"), false)).empty());
    const std::string sets = R"({"name": "x", "file": "x", "variants": [{"samples": {"files": ["s"]}}]},)"
                             R"({"name": "y", "file": "y", "variants": [{"samples": {"files": ["s"]}}]})";
    BOOST_TEST(
        said(check_book_names(Book("[{\"name\": \"A\", \"phones\": [" + sets + "]}]", "b"), true)).empty());
}

BOOST_AUTO_TEST_CASE(one_channel_is_said_where_more_than_half_have_two)
{
    const Site site("\"x\", \"y\"");
    site.add("x L", "70");
    site.add("x R", "71");
    site.add("y L", "72");
    BOOST_TEST(site.findings().empty());
    site.folder.put("phone_book.json", "[{\"name\": \"A\", \"phones\": [\n\"x\", \"y\", \"z\"]}]");
    site.add("z L", "73");
    site.add("z R", "74");
    BOOST_TEST(site.findings() == "note phone_book.json:2 one-channel: 'y R.txt' is missing\n");
}

BOOST_AUTO_TEST_CASE(copies_are_said_once_a_pair)
{
    const Site site("\"x\", \"y\"");
    site.add("x L", "70");
    site.add("x R", "71");
    site.add("y L", "70");
    site.add("y R", "71");
    BOOST_TEST(site.findings() == "note y L.txt:0 copy: byte for byte 'x L.txt' of A x\n");
    const Site alike("\"x\"");
    alike.add("x L", "70");
    alike.add("x R", "70");
    BOOST_TEST(alike.findings() == "note x R.txt:0 same-channels: byte for byte 'x L.txt'\n");
}

BOOST_AUTO_TEST_CASE(ends_beyond_a_readers_grid_are_held)
{
    const Site site("\"x\"");
    site.add("x L", "70");
    const auto with_ends = [&](const std::string& first, const std::string& last) {
        auto text = curve("71");
        text.replace(0, 2, first);
        text.replace(text.rfind("20000"), 5, last);
        site.folder.put("x R.txt", text);
        return site.findings();
    };
    BOOST_TEST(with_ends("20.5", "19000").empty());
    BOOST_TEST(with_ends("20.6", "19000") ==
               "note x R.txt:0 range: goes from 20.6 to 19000 Hz: readers hold its ends\n");
    BOOST_TEST(with_ends("20.5", "18999") ==
               "note x R.txt:0 range: goes from 20.5 to 18999 Hz: readers hold its ends\n");
}

BOOST_AUTO_TEST_CASE(targets_are_where_the_configuration_says)
{
    const Site site("\"x\"");
    site.add("x L", "70");
    site.add("x R", "71");
    create_folders(site.folder / "targets");
    site.folder.put("config.js", "const DIR = \"./\";\ntargets = [{files: [\"House\", \"Other\"]}];");
    BOOST_TEST(site.findings() == "config.js:2 missing-target: 'House Target.txt' is missing from " +
                                      (site.folder / "targets") +
                                      "\nconfig.js:2 missing-target: 'Other Target.txt' is missing from " +
                                      (site.folder / "targets") + "\n");
    site.folder.put("targets/House Target.txt", curve("70"));
    site.folder.put("targets/other Target.txt", curve("70"));
    BOOST_TEST(site.findings() ==
               "config.js:2 letter-case: 'Other Target.txt' is missing, 'other Target.txt' is there\n");
}

BOOST_AUTO_TEST_CASE(values_of_another_kind_are_called_what_they_are)
{
    const std::string stops = ": the whole site shows nothing\n";
    for (const auto& [value, called] : {std::pair("null", "null"), std::pair("[]", "a list"),
                                        std::pair("3", "3"), std::pair("true", "true")}) {
        BOOST_TEST(form(value) ==
                   "b:1 phone-form: expected a phone but found " + std::string(called) + stops);
    }
    BOOST_TEST(form(R"({"name": "x", "file": {}})") ==
               "b:1 file-form: expected 'file' as text or a list but found an object" + stops);
    BOOST_TEST(form(R"({"name": "x", "file": ["a"], "suffix": "S"})") ==
               "b:1 suffix-form: 'suffix' is the text 'S' beside a 'file' list" + stops);
    BOOST_TEST(form(R"({"name": "x", "reviewLink": 3})") ==
               "b:1 link-form: expected 'reviewLink' as text but found 3\n");
    BOOST_TEST(form(R"({"name": "x", "shopLink": []})") ==
               "b:1 link-form: expected 'shopLink' as text but found a list\n");
    for (const auto* nothing : {"null", "false", "\"\"", "0"}) {
        BOOST_TEST(
            form("{\"name\": \"x\", \"file\": " + std::string(nothing) + ", \"reviewLink\": " + nothing + "}")
                .empty(),
            nothing);
    }
}

BOOST_AUTO_TEST_CASE(lists_of_files_and_suffixes_are_as_long)
{
    const auto with = [](const std::string& files, const std::string& suffixes) {
        return form("{\"name\": \"x\", \"file\": " + files + ", \"suffix\": " + suffixes + "}");
    };
    BOOST_TEST(with("[\"a\"]", "[]").empty());
    BOOST_TEST(with("[\"a\"]", "[\"S\"]").empty());
    BOOST_TEST(with("[\"a\", \"b\"]", "[\"S\"]") == "b:1 suffix-length: 1 suffix for 2 files\n");
    BOOST_TEST(with("[\"a\"]", "[\"S\", \"T\"]") == "b:1 suffix-length: 2 suffixes for 1 file\n");
    BOOST_TEST(with("\"a\"", "[\"S\", \"T\"]") == "b:1 suffix-length: 2 suffixes for 1 file\n");
    BOOST_TEST(with("\"a\"", "[\"S\"]").empty());
    BOOST_TEST(with("[\"a\", \"b\"]", "[\"S\", \" s\"]") ==
               "b:1 suffix-twice: the suffix ' s' is there twice\n");
    BOOST_TEST(with("[]", "[]") == "b:1 file-form: an empty list 'file': nothing can be opened\n");
    BOOST_TEST(with("[3]", "[]") == "b:1 file-form: expected texts in the list 'file'\n");
    BOOST_TEST(with("[\"a\"]", "[3]") == "b:1 suffix-form: expected texts in the list 'suffix'\n");
    const std::string two = R"({"name": "x", "file": ["a", "b"]})";
    BOOST_TEST(form(two) == "note b:1 no-suffix: 2 files without 'suffix': the menu shows file names\n");
    BOOST_TEST(form(two, true) ==
               "b:1 no-suffix: 2 files without 'suffix': modernGraphTool opens the first one only\n");
    BOOST_TEST(form(R"({"name": "x", "file": ["a", "b"], "prefix": "p"})").empty());
}

BOOST_AUTO_TEST_CASE(scores_are_stars_from_0_to_5_or_text)
{
    const auto score = [](const std::string& value) {
        return form("{\"name\": \"x\", \"reviewScore\": " + value + "}");
    };
    for (const auto* value : {"5", "\"5\"", "\"4.5/5\"", "\"A+\"", "\"0\"", "\"\"", "null", "1"}) {
        BOOST_TEST(score(value).empty(), value);
    }
    BOOST_TEST(score("4.5") ==
               "note b:1 score: 'reviewScore' is the number 4.5, which squiglink/lab draws as empty "
               "stars: write it as text\n");
    BOOST_TEST(score("6").starts_with("note b:1 score: 'reviewScore' is the number 6,"));
    for (const auto* value : {"\"5.01\"", "\"5.5\"", "\"8/10\"", "\"6/5\"", "\"4x\""}) {
        BOOST_TEST(score(value).ends_with(" is no rating from 0 to 5: modernGraphTool shows other stars\n"),
                   value);
    }
    for (const auto* value : {"\"$99\"", "\"\u20AC99\"", "\"\u00A399\""}) {
        BOOST_TEST(score(value).ends_with(": meant for 'price'?\n"), value);
    }
    BOOST_TEST(score("[]") == "note b:1 score: expected 'reviewScore' as text but found a list\n");
    BOOST_TEST(form(R"({"name": "x", "price": "$9"})") ==
               "note b:1 price: a price without 'reviewScore' is not shown\n");
    BOOST_TEST(form(R"({"name": "x", "price": "$9"})", true).empty());
    BOOST_TEST(form(R"({"name": "x", "price": "$9", "reviewScore": "4"})").empty());
}

BOOST_AUTO_TEST_CASE(keys_are_known_by_their_spelling)
{
    BOOST_TEST(form(R"({"name": "x", "File": "y"})") == "b:1 key: 'File' is read by nothing: write 'file'\n");
    BOOST_TEST(form(R"({"name": "x", " reviewlink ": "y"})") ==
               "b:1 key: ' reviewlink ' is read by nothing: write 'reviewLink'\n");
    BOOST_TEST(form(R"({"name": "x", "mine": 1})").empty());
    BOOST_TEST(form(R"({"name": "x", "file": "a", "file": "b"})") ==
               "b:1 key: 'file' is there twice: readers take the last one\n");
    for (const auto* key : {"file", "suffix", "prefix", "collab", "description", "links", "samples", "amazon",
                            "aliexpress", "preferredShop"}) {
        BOOST_TEST(form("{\"name\": \"x\", \"" + std::string(key) + "\": \"\"}").empty(), key);
    }
    BOOST_TEST(form(R"({"name": ["x", "y"]})") ==
               "b:1 phone-form: a list of names: readers show the first or all in one\n");
    BOOST_TEST(form(R"({"file": "f"})") == "b:1 phone-form: a phone without a name\n");
    BOOST_TEST(form("{}") == "b:1 phone-form: a phone without a name: the whole site shows nothing\n");
    BOOST_TEST(form("\" \"") == "b:1 phone-form: a phone without a name\n");
}

BOOST_AUTO_TEST_CASE(a_file_of_two_entries_is_named_also_where_they_have_no_name)
{
    const auto names = [](const std::string& phones) {
        return said(check_book_names(Book("[{\"name\": \"A\", \"phones\": [" + phones + "]}]", "b"), false));
    };
    BOOST_TEST(
        names(R"({"file": "f"}, {"file": "f"})").starts_with("b:1 file-twice: the file 'f' belongs to "));
    BOOST_TEST(names(R"({"name": "x", "file": "f"}, {"name": "y", "file": "f"})") ==
               "b:1 file-twice: the file 'f' belongs to 'A x' at line 1 already\n");
    BOOST_TEST(names(R"({"name": "x", "file": ["f", "f"]})") ==
               "b:1 file-twice: the file 'f' belongs to 'A x' at line 1 already\n");
    BOOST_TEST(names("\"x\", \"X\"") == "b:1 phone-twice: 'A X' is listed at line 1 already\n");
    BOOST_TEST(names("\"x\", \"x\"") == "b:1 phone-twice: 'A x' is listed at line 1 already\n");
}

BOOST_AUTO_TEST_SUITE_END()
