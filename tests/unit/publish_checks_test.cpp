#include "publish/checks.hpp"

#include "core/error.hpp"
#include "core/folders.hpp"
#include "publish/curve_text.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace earbench;

namespace {

/// Codes with their lines, as "3 key", notes as "3 (score)", parted by ", ".
std::string codes(const std::vector<CheckFinding>& findings)
{
    std::string text;
    for (const auto& finding : findings) {
        const auto code = finding.severity == Severity::error ? finding.code : "(" + finding.code + ")";
        text += (text.empty() ? "" : ", ") + std::to_string(finding.line) + " " + code;
    }
    return text;
}

/// What the form of one phone gives, in a book whose line 2 it is.
std::string form_of(const std::string& phone, bool is_modern = false)
{
    const Book book("[{\"name\": \"Nocturne\", \"phones\": [\n" + phone + "]}]", "book");
    return codes(check_book_form(book, is_modern));
}

std::string names_of(const std::string& text, bool is_modern = false)
{
    return codes(check_book_names(Book(text, "book"), is_modern));
}

/// The codes of a curve file.
std::string faults_of(const std::string& text)
{
    std::string codes;
    for (const auto& fault : read_curve_text(text).faults) {
        codes += (codes.empty() ? "" : " ") + std::to_string(fault.line) + ":" + fault.code;
    }
    return codes;
}

/// Rows of 20 to 20000 Hz, all of one level.
std::string rows(const std::string& separator, const std::string& level)
{
    std::string text;
    for (const auto* hertz :
         {"20", "40", "80", "160", "320", "640", "1280", "2560", "5120", "10240", "20000"}) {
        text += hertz + separator + level + "\n";
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(publish_checks)

BOOST_AUTO_TEST_CASE(forms_that_readers_take_give_no_finding)
{
    for (const auto* phone : {
             R"("Orchid")",
             R"({"name": "Orchid"})",
             R"({"name": "Orchid", "file": ["Orchid"]})",
             R"({"name": ["Orchid"], "file": ["Orchid"], "suffix": []})",
             R"({"name": "Orchid", "file": "Orchid", "suffix": "x"})",
             R"({"name": "Orchid", "file": ["A", "B"], "suffix": ["", "Foam"], "reviewScore": "4.5"})",
             R"({"name": "Orchid", "file": ["A", "B"], "prefix": "Orchid"})",
             R"({"name": "Orchid", "file": null, "suffix": null, "reviewLink": null, "reviewScore": ""})",
             R"({"name": "Orchid", "reviewScore": "N/A", "price": "$249", "since": 1.0})",
             R"({"name": "Orchid", "reviewScore": "4.5/5"})",
             R"({"name": "Orchid", "reviewScore": 4})",
             R"({"name": "Orchid", "reviewScore": "A+"})",
         }) {
        BOOST_TEST(form_of(phone) == "", phone);
    }
}

BOOST_AUTO_TEST_CASE(forms_that_stop_a_site_or_an_entry_are_errors)
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {"null", "2 phone-form"},
        {"7", "2 phone-form"},
        {"[]", "2 phone-form"},
        {"\" \"", "2 phone-form"},
        {R"({"file": "Orchid"})", "2 phone-form"},
        {R"({"name": ["a", "b"], "file": "c"})", "2 phone-form"},
        {R"({"name": "a", "file": 3})", "2 file-form"},
        {R"({"name": "a", "file": []})", "2 file-form"},
        {R"({"name": "a", "file": ["b", 2], "suffix": ["", "x"]})", "2 file-form"},
        {R"({"name": "a", "file": ["b"], "suffix": "x"})", "2 suffix-form"},
        {R"({"name": "a", "file": ["b", "c"], "suffix": ["x"]})", "2 suffix-length"},
        {R"({"name": "a", "file": ["b", "c"], "suffix": []})", "2 suffix-length"},
        {R"({"name": "a", "file": "b", "suffix": ["x", "y"]})", "2 suffix-length"},
        {R"({"name": "a", "file": ["b", "c"], "suffix": ["x", "X "]})", "2 suffix-twice"},
        {R"({"name": "a", "file": ["b", "c"], "prefix": "a ("})", "2 prefix-form"},
        {R"({"name": "a", "reviewlink": "b"})", "2 key"},
        {R"({"name": "a", "Price": "b"})", "2 key"},
        {R"({"name": "a", "name": "b"})", "2 key"},
        {R"({"name": "a", "shopLink": ["b"]})", "2 link-form"},
        {R"({"name": "a", "reviewLink": 4})", "2 link-form"},
    };
    for (const auto& [phone, code] : cases) {
        BOOST_TEST(form_of(phone) == code, phone);
    }
}

BOOST_AUTO_TEST_CASE(what_is_shown_otherwise_than_meant_is_a_note)
{
    const std::vector<std::pair<std::string, std::string>> cases{
        {R"({"name": "a", "file": ["b", "c"]})", "2 (no-suffix)"},
        {R"({"name": "a", "price": "$9"})", "2 (price)"},
        {R"({"name": "a", "reviewScore": 4.5})", "2 (score)"},
        {R"({"name": "a", "reviewScore": 6})", "2 (score)"},
        {R"({"name": "a", "reviewScore": "8.5/10"})", "2 (score)"},
        {R"({"name": "a", "reviewScore": "2/10"})", "2 (score)"},
        {R"({"name": "a", "reviewScore": "5.5"})", "2 (score)"},
        {R"({"name": "a", "reviewScore": "$900"})", "2 (score)"},
    };
    for (const auto& [phone, code] : cases) {
        BOOST_TEST(form_of(phone) == code, phone);
    }
    BOOST_TEST(form_of(cases[0].first, true) == "2 no-suffix");
    BOOST_TEST(form_of(cases[1].first, true) == "");
}

BOOST_AUTO_TEST_CASE(brands_need_a_name_and_a_list)
{
    const auto of = [](const std::string& text) { return codes(check_book_form(Book(text, "book"), false)); };
    BOOST_TEST(of("[\n{\"name\": \"caf\xE9\", \"phones\": []}]") == "2 encoding");
    BOOST_TEST(of("{}") == "1 book-form");
    BOOST_TEST(of("[3]") == "1 brand-form");
    BOOST_TEST(of(R"([{"name": "a"}])") == "1 brand-form");
    BOOST_TEST(of(R"([{"name": "a", "phones": {}}])") == "1 brand-form");
    BOOST_TEST(of(R"([{"phones": []}])") == "1 brand-form");
    BOOST_TEST(of(R"([{"name": "uploaded", "phones": []}])") == "1 brand-form");
    BOOST_TEST(of(R"([{"Name": "b", "name": "a", "phones": []}])") == "1 key");
}

BOOST_AUTO_TEST_CASE(what_is_listed_twice_is_named_with_both_lines)
{
    const std::string text =
        "[{\"name\": \"A\", \"phones\": [\n\"One\", {\"name\": \"one \", \"file\": \"Two\"},\n"
        "{\"name\": \"Three\", \"file\": [\"Two\", \"Four\", \"Four\"]}]},\n"
        "{\"name\": \" a\", \"phones\": []}]";
    const auto findings = check_book_names(Book(text, "book"), false);
    const std::string expected = "4 brand-twice, 2 phone-twice, 3 file-twice, 3 file-twice";
    BOOST_TEST(codes(findings) == expected);
    BOOST_TEST(findings.at(0).text == "the brand ' a' is listed at line 1 already");
    BOOST_TEST(findings.at(2).text == "the file 'Two' belongs to 'A one ' at line 2 already");
}

BOOST_AUTO_TEST_CASE(names_that_no_link_carries_are_errors)
{
    const auto book = [](const std::string& phone) {
        return R"([{"name": "A", "phones": [)" + phone + "]}]";
    };
    BOOST_TEST(names_of(book(R"("a_b")")) == "1 unshareable");
    BOOST_TEST(names_of(book(R"({"name": "a_b", "file": "c"})")) == "");
    BOOST_TEST(names_of(book(R"({"name": "a_b", "file": "c"})"), true) == "1 unshareable");
    BOOST_TEST(names_of(book(R"("a_b")"), true) == "1 unshareable");
    BOOST_TEST(names_of(book(R"({"name": "a\"", "file": "c"})")) == "1 unshareable");
    BOOST_TEST(names_of(book(R"({"name": "a", "file": "../../c"})")) == "1 unshareable");
    BOOST_TEST(names_of(book(R"({"name": "a", "collab": "B"})")) == "1 (collab)");
    BOOST_TEST(names_of(book(R"({"name": "a", "collab": "A"})")) == "");
}

BOOST_AUTO_TEST_CASE(curves_that_all_readers_take)
{
    BOOST_TEST(faults_of(rows("\t", "70.5")) == "");
    BOOST_TEST(faults_of(rows(",", "70.5")) == "");
    BOOST_TEST(faults_of(rows(", ", "70")) == "");
    BOOST_TEST(faults_of(rows(" ", "70.5 -120.3")) == "");
    BOOST_TEST(faults_of("\xEF\xBB\xBF* Freq(Hz) SPL(dB) Phase(\xB0)\r\nFrequency\tdB\n" +
                         rows("\t", "1e1\r")) == "");
    BOOST_TEST(faults_of("2.2 -300\n" + rows(" ", "-40") + "20500 130\n") == ""); // outside 20-20000 Hz
    BOOST_TEST(faults_of(rows(" ", "120")) == "");
    const auto curve = read_curve_text("10 5\n" + rows(" ", "70"));
    BOOST_TEST(curve.rows == 12U);
    BOOST_TEST(curve.lowest_hz == 10.0);
    BOOST_TEST(curve.highest_hz == 20000.0);
}

BOOST_AUTO_TEST_CASE(curves_that_a_reader_drops_or_misreads)
{
    BOOST_TEST(faults_of(rows("\t", "70,5")) == "1:misread");
    BOOST_TEST(faults_of(rows(";", "70,5")) == "1:misread");
    BOOST_TEST(faults_of("1,000 70\n") == "1:misread");
    BOOST_TEST(faults_of(rows(";", "70.5")) == "1:dropped-row");
    BOOST_TEST(faults_of(rows(" ", "70") + "20000.5\n") == "12:dropped-row");
    BOOST_TEST(faults_of(rows(" ", "-40.01")) == "1:dropped-level");
    BOOST_TEST(faults_of(rows(" ", "120.01")) == "1:dropped-level");
    BOOST_TEST(faults_of(rows(" ", "70") + "19000 70\n") == "12:order");
    BOOST_TEST(faults_of(rows(" ", "70") + "20000 71\n") == "");
    BOOST_TEST(faults_of("") == "0:unreadable");
    BOOST_TEST(faults_of("20 70\n30 70\n40 70\n50 70\n60 70\n70 70\n80 70\n90 70\n95 70\n") ==
               "0:unreadable");
    auto returns = rows(" ", "70");
    std::replace(returns.begin(), returns.end(), '\n', '\r');
    BOOST_TEST(faults_of(returns) == "0:line-ends");
}

BOOST_AUTO_TEST_CASE(a_single_channel_is_a_note_where_most_have_two)
{
    const ScratchFolder scratch;
    const auto put = [&](const std::string& name, int level) {
        scratch.put(name + ".txt", rows(" ", std::to_string(level)));
    };
    put("a L", 70);
    put("a R", 71);
    put("b L", 72);
    scratch.put("phone_book.json", R"([{"name": "A", "phones": ["a", "b"]}])");
    BOOST_TEST(codes(check_database(find_database(scratch.path()))) == "");
    put("c L", 73);
    put("c R", 74);
    scratch.put("phone_book.json", R"([{"name": "A", "phones": ["a", "b", "c"]}])");
    BOOST_TEST(codes(check_database(find_database(scratch.path()))) == "1 (one-channel)");
}

BOOST_AUTO_TEST_CASE(numbered_samples_are_curves_where_the_configuration_says_so)
{
    const ScratchFolder scratch;
    for (int number = 1; number <= 3; ++number) {
        scratch.put("a R" + std::to_string(number) + ".txt", rows(" ", std::to_string(70 + number)));
    }
    scratch.put("phone_book.json", R"([{"name": "A", "phones": ["a"]}])");
    scratch.put("config.js", "const DIR = \"./\", default_channels = [\"R\"], num_samples = 3;");
    BOOST_TEST(codes(check_database(find_database(scratch.path()))) == "");
    scratch.put("config.js", "const DIR = \"./\", default_channels = [\"R\"], num_samples = 2;");
    BOOST_TEST(codes(check_database(find_database(scratch.path()))) == "0 (orphan)");
    scratch.put("config.js", "const DIR = \"./\";");
    const std::string expected = "1 missing-curve, 0 (orphan), 0 (orphan), 0 (orphan)";
    BOOST_TEST(codes(check_database(find_database(scratch.path()))) == expected);
}

BOOST_AUTO_TEST_CASE(sample_sets_of_modern_graph_tool_are_named)
{
    const ScratchFolder scratch;
    create_folders(scratch / "phones");
    int level = 60;
    for (const auto* name : {"a L", "a R", "a L1", "a R1", "a L2", "a R2", "up L", "up R"}) {
        scratch.put("phones/" + std::string(name) + ".txt", rows(" ", std::to_string(++level)));
    }
    scratch.put("phone_book.json", R"([{"name": "A", "phones": [{"name": "a", "file": "a", "variants": [
        {"file": "a", "samples": 2}, {"suffix": "x", "samples": {"files": ["up", "down"]}}]}]}])");
    const auto findings = check_database(find_database(scratch.path()));
    BOOST_TEST(codes(findings) == "2 missing-curve");
    BOOST_TEST(findings.at(0).text == "A a: 'down L.txt' and 'down R.txt' are missing");
}

BOOST_AUTO_TEST_CASE(targets_that_the_configuration_names_must_be_there)
{
    const ScratchFolder scratch;
    scratch.put("phone_book.json", "[]");
    scratch.put("House Target.txt", rows(" ", "70"));
    scratch.put("config.js",
                "const DIR = \"./\";\nconst targets = [{files: [\"House\", \"house\",\n\"IEF\"]}];");
    const std::string expected = "2 letter-case, 3 missing-target";
    BOOST_TEST(codes(check_database(find_database(scratch.path()))) == expected);
}

BOOST_AUTO_TEST_CASE(findings_are_rendered_as_text_and_for_github)
{
    const std::vector<CheckFinding> findings{{Severity::error, "a,b:c", 3, "key", "100%\n::error::x"},
                                             {Severity::note, "d", 0, "orphan", "\x1B[2J"}};
    BOOST_TEST(render(findings, FindingFormat::text) ==
               "a,b:c:3: key: 100%\\x0A::error::x\nd: orphan: \\x1B[2J\n1 error, 1 note\n");
    BOOST_TEST(render(findings, FindingFormat::github) ==
               "::error file=a%2Cb%3Ac,line=3,title=key::100%25\\x0A::error::x\n"
               "::notice file=d,title=orphan::\\x1B[2J\n1 error, 1 note\n");
    BOOST_TEST(render({}, FindingFormat::text) == "0 errors, 0 notes\n");
    BOOST_TEST(render({}, FindingFormat::json) == "[]\n");
}

BOOST_AUTO_TEST_SUITE_END()
