// Names in captions and disclosures, and where they may end.

#include "post/post_checks.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace earbench;

namespace {

/// "line: text" of products that do not belong into a post about Acme One with this line 4.
std::string foreign(const std::string& line, const SiteView& site = {})
{
    std::string all;
    for (const auto& finding : check_post("---\ntitle: Acme One\n---\n" + line + "\n", "p.md", site)) {
        if (finding.code == "foreign-product") {
            all += (finding.severity == Severity::note ? "note " : "") + std::to_string(finding.line) + ": " +
                   finding.text;
        }
    }
    return all;
}

std::string in_caption(const std::string& name)
{
    return "4: the caption names '" + name + "' and not 'Acme One'";
}

} // namespace

BOOST_AUTO_TEST_SUITE(post_names)

BOOST_AUTO_TEST_CASE(the_name_in_a_caption_ends_at_the_first_of_these)
{
    for (const std::string behind : {" against B", " compared to B", " vs B", " with B", " and B", ". More",
                                     ".*", ", B", "*", "_", "(B)", "", " against B with C, and (D). E"}) {
        BOOST_TEST(foreign("*Frequency response of Zenith" + behind) == in_caption("Zenith"), behind);
    }
    BOOST_TEST(foreign("*Frequency response of Zenith.2*") == in_caption("Zenith.2"));
}

BOOST_AUTO_TEST_CASE(a_caption_begins_its_line)
{
    for (const std::string opening : {"Frequency", "_Frequency", "**Frequency", "  *The frequency"}) {
        BOOST_TEST(foreign(opening + " response of Zenith*") == in_caption("Zenith"), opening);
    }
    for (const std::string opening : {"The frequency", "See: Frequency", "> Frequency"}) {
        BOOST_TEST(foreign(opening + " response of Zenith*").empty(), opening);
    }
    // "requency" may begin 12 characters from the start.
    BOOST_TEST(foreign("*0123456789 frequency response of Zenith*").empty());
    BOOST_TEST(foreign("*012345678 frequency response of Zenith*") == in_caption("Zenith"));
}

BOOST_AUTO_TEST_CASE(a_caption_may_speak_of_the_product_or_of_none)
{
    for (const std::string name :
         {"Acme One", "acme-one", "One", "the IEM", "The review unit", "this IEM", "TODO"}) {
        BOOST_TEST(foreign("*Frequency response of " + name + "*").empty(), name);
    }
}

BOOST_AUTO_TEST_CASE(a_disclosure_names_the_maker_of_the_product)
{
    const std::string text = "4: the disclosure names 'Zenith Audio' and not the maker of 'Acme One'";
    SiteView site;
    site.products = {"Acme One", "Zenith Nine"};
    for (const std::string phrase : {"I have no financial interest in ", "There is No Affiliation With "}) {
        for (const std::string behind : {".", ";", " *", " (a shop)", ""}) {
            BOOST_TEST(foreign(phrase + "Zenith Audio" + behind) == "note " + text, phrase + behind);
        }
        BOOST_TEST(foreign(phrase + "Zenith Audio.", site) == text + ", but of 'Zenith Nine'");
        BOOST_TEST(foreign(phrase + "Acme Audio.", site).empty());
        BOOST_TEST(foreign(phrase + "XX Audio.", site).empty());
        BOOST_TEST(foreign(phrase + ".", site).empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
