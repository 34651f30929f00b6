#include "text/findings.hpp"

#include <boost/test/unit_test.hpp>

#include <vector>

namespace earbench {

BOOST_AUTO_TEST_SUITE(text_findings)

std::vector<CheckFinding> two_findings()
{
    return {{Severity::error, "a,b.md", 3, "placeholder", "100 % of 'XXXX'\nis there"},
            {Severity::note, "c\x1b[31m.md", 0, "orphan", "no entry names it"}};
}

BOOST_AUTO_TEST_CASE(text_has_one_finding_a_line_and_counts_both_kinds)
{
    BOOST_TEST(render(two_findings(), FindingFormat::text) ==
               "a,b.md:3: placeholder: 100 % of 'XXXX'\\x0Ais there\n"
               "c\\x1B[31m.md: orphan: no entry names it\n"
               "1 error, 1 note\n");
    BOOST_TEST(render({}, FindingFormat::text) == "0 errors, 0 notes\n");
    BOOST_TEST(count_errors(two_findings()) == 1U);
}

BOOST_AUTO_TEST_CASE(json_has_null_for_a_file_as_a_whole)
{
    const auto json = render(two_findings(), FindingFormat::json);
    BOOST_TEST(json.find(R"({"severity": "error", "file": "a,b.md", "line": 3, "code": "placeholder")") !=
               std::string::npos);
    BOOST_TEST(json.find(R"("line": null, "code": "orphan")") != std::string::npos);
    BOOST_TEST(render({}, FindingFormat::json) == "[]\n");
}

/// actions/toolkit, command.ts: % CR LF in data; these and : , in properties.
BOOST_AUTO_TEST_CASE(github_commands_are_escaped_as_its_toolkit_does)
{
    BOOST_TEST(render(two_findings(), FindingFormat::github) ==
               "::error file=a%2Cb.md,line=3,title=placeholder::100 %25 of 'XXXX'\\x0Ais there\n"
               "::notice file=c\\x1B[31m.md,title=orphan::no entry names it\n"
               "1 error, 1 note\n");
}

BOOST_AUTO_TEST_CASE(the_first_line_is_a_line)
{
    const std::vector<CheckFinding> findings{{Severity::error, "a", 1, "x", "y"},
                                             {Severity::error, "a", 0, "x", "y"}};
    BOOST_TEST(render(findings, FindingFormat::text) == "a:1: x: y\na: x: y\n2 errors, 0 notes\n");
    BOOST_TEST(render(findings, FindingFormat::github).starts_with("::error file=a,line=1,title=x::y\n"));
    BOOST_TEST(render(findings, FindingFormat::json).find(R"("line": 1,)") != std::string::npos);
    BOOST_TEST(count_errors(findings) == 2U);
}

BOOST_AUTO_TEST_CASE(a_finding_shows_1000_bytes)
{
    const std::vector<CheckFinding> findings{{Severity::note, "a", 0, "x", std::string(2000, 'y')}};
    const auto shown = "a: x: " + std::string(994, 'y') + "...\n";
    BOOST_TEST(render(findings, FindingFormat::text) == shown + "0 errors, 1 note\n");
    BOOST_TEST(render(findings, FindingFormat::github) ==
               "::notice file=a,title=x::" + std::string(1000, 'y') + "...\n0 errors, 1 note\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
