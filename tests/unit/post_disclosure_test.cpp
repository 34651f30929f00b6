// Where a unit came from, links that earn money, and prices: the words that the checks of posts know.

#include "post/post_checks.hpp"
#include "post/site_view.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace earbench;

namespace {

const std::string front = "---\ntitle: Acme One\n---\n";
const std::string bought = "This unit was bought.\n"; // line 4

/// "line:code: text" of what is found about this in a post with `body`.
std::string found(const std::string& body, const std::string& head = front)
{
    std::string all;
    for (const auto& finding : check_post(head + body, "p.md", SiteView{})) {
        for (const auto* code :
             {"no-disclosure", "two-disclosures", "affiliate-link", "two-prices", "two-currencies"}) {
            if (finding.code == code) {
                all += std::to_string(finding.line) + ":" + finding.code + ": " + finding.text + "\n";
            }
        }
    }
    return all;
}

const std::string no_disclosure = "0:no-disclosure: expected a sentence on where the unit came from (bought, "
                                  "sample, loan, tour) but found none\n";

std::string second_disclosure(const std::string& body)
{
    return found(bought + body);
}

const std::string two_disclosures =
    "5:two-disclosures: expected one sentence on where the unit came from but "
    "found another in line 4\n";

std::string link_finding(const std::string& address, const std::string& words = "")
{
    return found(bought + words + "\n" + address + "\n");
}

} // namespace

BOOST_AUTO_TEST_SUITE(post_disclosure)

BOOST_AUTO_TEST_CASE(a_sentence_of_the_source_begins_in_one_of_these_ways)
{
    for (const std::string opening : {"This review is", "This impression", "These impressions", "The unit",
                                      "This unit", "The review unit", "My unit", "Disclaimer:", "Disclosure:",
                                      "- **This unit", "> _My unit", "## The unit"}) {
        BOOST_TEST(second_disclosure(opening + " lent\n") == two_disclosures, opening);
    }
    for (const std::string opening : {"I bought the unit", "I purchased the unit"}) {
        BOOST_TEST(second_disclosure(opening + "\n") == two_disclosures, opening);
    }
    for (const std::string other : {"The united lent", "It is lent", "Its sample", "That unit lent"}) {
        BOOST_TEST(second_disclosure(other + "\n").empty(), other);
    }
}

BOOST_AUTO_TEST_CASE(a_sentence_of_the_source_says_one_of_these)
{
    for (const std::string source :
         {"sample", "tour", "loan", "lent", "borrow", "purchas", "bought", "own money", "provided by",
          "sent by", "sent to me", "gifted", "paid for"}) {
        BOOST_TEST(second_disclosure("The unit " + source + "\n") == two_disclosures, source);
    }
    BOOST_TEST(second_disclosure("The unit is small\n").empty());
}

BOOST_AUTO_TEST_CASE(any_of_these_words_discloses)
{
    for (const std::string words :
         {"review sample", "review unit", "review tour", "on loan", "loaned", "I bought", "I purchased",
          "I paid", "own money", "provided by", "sent by", "sent to me", "sent me", "lent me",
          "no affiliation", "financial interest", "thanks to"}) {
        BOOST_TEST(found("So: " + words + ".\n").empty(), words);
    }
    BOOST_TEST(found("So: bought, lent, a sample.\n") == no_disclosure);
    BOOST_TEST(found("The unit is lent.\n").empty());
}

BOOST_AUTO_TEST_CASE(addresses_that_earn_money_are_known_by_these_marks)
{
    for (const std::string mark : {"?tag=", "&tag=", "?aff=", "&aff=", "?rfsn=", "&rfsn=", "?ref=", "&ref=",
                                   "sca_ref=", "aff_", "affiliate"}) {
        BOOST_TEST(link_finding("https://a.example/x" + mark + "1") ==
                       "6:affiliate-link: '" + mark +
                           "' makes this an affiliate link, and the post does not say so\n",
                   mark);
    }
    for (const std::string host :
         {"amzn.to/", "s.click.aliexpress.com", "shrsl.com", "linksynergy", "go.skimresources"}) {
        BOOST_TEST(link_finding("https://" + host + "/1") ==
                       "6:affiliate-link: '" + host +
                           "' makes this an affiliate link, and the post does not say so\n",
                   host);
    }
    BOOST_TEST(link_finding("https://a.example/x?page=1").empty());
    BOOST_TEST(link_finding("[a](x?tag=1)").empty());                        // no address of elsewhere
    BOOST_TEST(link_finding("![a](https://a.example/x.png?ref=1)").empty()); // a picture
}

BOOST_AUTO_TEST_CASE(a_post_may_earn_money_where_it_says_so)
{
    const std::string address = "https://a.example/?ref=1";
    const std::string mark = "6:affiliate-link: '?ref=' makes this an affiliate link, ";
    BOOST_TEST(link_finding(address, "Affiliate link below.").empty());
    BOOST_TEST(link_finding(address, "I earn a commission.").empty());
    for (const std::string denial :
         {"no affiliation", "no financial interest", "No affiliation and no commission, non-affiliate"}) {
        BOOST_TEST(link_finding(address, "I have " + denial + ".") ==
                       mark + "and the post says that there is no affiliation\n",
                   denial);
    }
    for (const std::string denial : {"unaffiliated", "non-affiliate", "nonaffiliate", "not affiliate",
                                     "no affiliate", "not an affiliate"}) {
        BOOST_TEST(link_finding(denial + " link: " + address, "An affiliate link.") ==
                       mark + "and the line denies it\n",
                   denial);
        BOOST_TEST(link_finding(address, "My " + denial + " link.") ==
                       mark + "and the post does not say so\n",
                   denial);
    }
}

BOOST_AUTO_TEST_CASE(the_unit_has_one_price_in_one_currency)
{
    BOOST_TEST(found(bought + "The unit retails for $99.\n\nAcme One retails for $99.\n").empty());
    BOOST_TEST(found(bought + "The unit retails for $99.\n\nacme one retails for $98.\n") ==
               "7:two-prices: expected '$99' as in line 5 but found '$98'\n");
    BOOST_TEST(found(bought + "It retails for $98.\n\nThe unit retails for $99.\n").empty());
    const std::string priced = "---\ntitle: Acme One\nprice: $99\n---\n";
    BOOST_TEST(found(bought + "The unit retails for $98.\n", priced) ==
               "6:two-prices: expected '$99' as in line 3 but found '$98'\n");
    BOOST_TEST(found(bought + "The unit retails for \u20AC99.\n", priced) ==
               "6:two-currencies: expected '$99' as in line 3 but found '\u20AC99'\n");
    // A bare number is no price of one currency or the other.
    BOOST_TEST(
        found(bought + "The unit retails for \u20AC99.\n", "---\ntitle: Acme One\nprice: 98\n---\n").empty());
}

BOOST_AUTO_TEST_SUITE_END()
