// Links, pictures and names of a post against its site: which ones are found, and what is said of them.

#include "post/date.hpp"
#include "post/post_checks.hpp"
#include "post/post_view.hpp"
#include "post/price.hpp"
#include "post/site_view.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

SiteView some_site()
{
    SiteView site;
    site.post = "/_posts/2025-01-02-review-Acme-One.md";
    site.is_site = true;
    site.files = {"/_posts/2024-05-06-review-Acme-Two.md", "/a.pdf", "/assets/images/Acme-One/Graph.png"};
    return site;
}

/// "line:code: text" of what is found under these codes in a post with `body` from line 4 on.
std::string found(const std::string& body, const std::vector<std::string>& codes, const SiteView& site,
                  const std::string& file = "2025-01-02-review-Acme-One.md",
                  const std::string& title = "Acme One")
{
    std::string all;
    for (const auto& finding : check_post("---\ntitle: " + title + "\n---\n" + body + "\n", file, site)) {
        for (const auto& code : codes) {
            if (finding.code == code) {
                all += (finding.severity == Severity::note ? "note " : "") + std::to_string(finding.line) +
                       ":" + finding.code + ": " + finding.text + "\n";
            }
        }
    }
    return all;
}

std::string broken(const std::string& body, const SiteView& site = some_site())
{
    return found(body, {"broken-link", "missing-image", "template-image", "no-alt"}, site);
}

/// What is found of names in a graph tool that has the curves `known`, when a link opens `shared`.
std::string not_in_graphs(const std::string& shared, const std::vector<std::string>& known)
{
    auto site = some_site();
    site.curves = known;
    std::string names;
    for (const auto& finding :
         check_post("---\ntitle: Acme One\n---\n[g](https://g.example/" + shared + ")\n", "p.md", site)) {
        names += finding.code == "broken-link" ? finding.text.substr(26) + ";" : "";
    }
    return names;
}

/// "target|text" of every link of a line, "!" before those of pictures.
std::string links_of(const std::string& line)
{
    const SiteView site;
    std::string all;
    for (const auto& link : view_post("---\ntitle: A\n---\n" + line + "\n", "p.md", site).links) {
        all += (link.is_picture ? "!" : "") + link.target + "|" + link.text + ";";
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(post_links)

BOOST_AUTO_TEST_CASE(names_that_a_link_opens_are_decoded_as_browsers_do)
{
    BOOST_TEST(not_in_graphs("?share=A%20B,C+D_E", {"A B", "C D E"}).empty());
    BOOST_TEST(not_in_graphs("?share=A%20B,C+D_E", {"x"}).starts_with("'A B'"));
    BOOST_TEST(not_in_graphs("?share=%41", {"A"}).empty());
    BOOST_TEST(not_in_graphs("?share=%41B%c3%A9", {"AB\u00E9"}).empty());
    BOOST_TEST(not_in_graphs("?share=%07%30%31", {"\x07"
                                                  "01"})
                   .empty());
    BOOST_TEST(not_in_graphs("?share=ab%4", {"ab%4"}).empty());
    BOOST_TEST(not_in_graphs("?share=%4z,%z4,%", {"%4z", "%z4", "%"}).empty());
    BOOST_TEST(not_in_graphs("?a=b&share=A&c=D", {"A"}).empty());
    BOOST_TEST(not_in_graphs("?share=A#B", {"A"}).empty());
    BOOST_TEST(not_in_graphs("?share=,A,,Flat_Target,Custom_Tilt,", {"A"}).empty());
    BOOST_TEST(not_in_graphs("an/address/without?names=A", {"x"}).empty());
    BOOST_TEST(broken("[g](https://g.example/?share=A)").empty()); // nothing is known of the tool
}

BOOST_AUTO_TEST_CASE(an_address_that_is_missing_or_empty_is_said_once)
{
    BOOST_TEST(broken("[a]()") == "4:broken-link: expected an address but found none\n");
    BOOST_TEST(broken("![a]()") == "4:missing-image: expected the path of a picture but found none\n");
    BOOST_TEST(broken("[a](/b.pdf)") == "4:broken-link: '/b.pdf' is not there\n");
    BOOST_TEST(broken("[a](/A.pdf)") == "4:broken-link: '/A.pdf' is not there, '/a.pdf' is\n");
    BOOST_TEST(broken("[a](/a.pdf) [b](/a.pdf?x=1#y)").empty());
    BOOST_TEST(broken("![](/assets/images/Acme-One/Graph.png)").starts_with("note 4:no-alt"));
    for (const auto* elsewhere : {"https://a.b", "//a.b", "data:x", "mailto:x", "tel:1", "#x", "TODO"}) {
        BOOST_TEST(broken("[a](" + std::string(elsewhere) + ")").empty(), elsewhere);
    }
    // Pages are known on a site alone, files anywhere.
    BOOST_TEST(broken("[a](/nowhere/)") == "4:broken-link: '/nowhere/' is not there\n");
    auto loose = some_site();
    loose.is_site = false;
    BOOST_TEST(broken("[a](/nowhere/)", loose).empty());
    BOOST_TEST(broken("[a](/b.pdf)", loose) == "4:broken-link: '/b.pdf' is not there\n");
}

BOOST_AUTO_TEST_CASE(a_post_is_addressed_by_its_day_and_name)
{
    for (const auto* address :
         {"/2024/05/06/review-Acme-Two.html", "/2024/05/06/review-Acme-Two",
          "/audio/iem/2024/05/06/review-Acme-Two.html", "//2024/05/06/review-Acme-Two/"}) {
        BOOST_TEST(broken("[a](" + std::string(address) + ")").empty(), address);
    }
    for (const auto* address :
         {"/2024/05/07/review-Acme-Two.html", "/05/06/review-Acme-Two", "/2024/05/06"}) {
        BOOST_TEST(!broken("[a](" + std::string(address) + ")").empty(), address);
    }
    BOOST_TEST(broken("[a]({% post_url 2024-05-06-review-Acme-Two %})").empty());
    BOOST_TEST(broken("[a]({% post_url 2024-05-06-x %})") ==
               "4:broken-link: there is no post '2024-05-06-x'\n");
}

BOOST_AUTO_TEST_CASE(a_picture_lies_in_the_folder_of_its_product)
{
    auto site = some_site();
    site.files = {"/assets/images/2025-01/a.png", "/assets/images/Acme-One/a.png",
                  "/assets/images/Zenith/a.png", "/assets/images/a.png", "/img/logos/a.png"};
    const auto pictures = [&](const std::string& path) { return broken("![x](" + path + ")", site); };
    for (const auto* path : {"/assets/images/2025-01/a.png", "/assets/images/Acme-One/a.png",
                             "/assets/images/a.png", "/img/logos/a.png"}) {
        BOOST_TEST(pictures(path).empty(), path);
    }
    const std::string of_zenith =
        ":template-image: expected a picture of 'Acme One' but found one of 'Zenith': "
        "'/assets/images/Zenith/a.png'\n";
    BOOST_TEST(pictures("/assets/images/Zenith/a.png") == "4" + of_zenith);
    // Below a heading about other products it may be another's, until the next heading.
    const std::string picture = "![x](/assets/images/Zenith/a.png)\n";
    BOOST_TEST(broken("# Comparisons\n\n" + picture, site).empty());
    BOOST_TEST(broken("One vs Zenith\n===\n\n" + picture, site).empty());
    BOOST_TEST(broken("# Compared " + picture, site).empty());
    BOOST_TEST(broken("# Comparisons\n\n# Sound\n\n" + picture, site) == "8" + of_zenith);
}

BOOST_AUTO_TEST_CASE(words_of_a_files_name_are_those_of_the_title)
{
    const auto names = [](const std::string& file, const std::string& title = "Acme One") {
        return found("Text", {"names-differ"}, {}, file, title);
    };
    for (const auto* file :
         {"2025-01-02-review-Acme-One.md", "2025-01-02-impressions-acme_one.md", "2025-01-02.md",
          "2025-01-02-.md", "notes-Zenith.md", "2025-01-02-review-Acme-x.md"}) {
        BOOST_TEST(names(file).empty(), file);
    }
    const auto differs = [](const std::string& word) {
        return "0:names-differ: the file's name has '" + word + "', the title 'Acme One'\n";
    };
    BOOST_TEST(names("2025-01-02-review-Amce-One.md") == differs("Amce")); // two letters exchanged
    BOOST_TEST(names("2025-01-02-review-Akmee-One.md") == differs("Akmee"));
    BOOST_TEST(names("2025-01-02-review-Zenith-One.md") == "note " + differs("Zenith"));
    BOOST_TEST(names("2025-01-02-review-Acme-ab.md") == "note " + differs("ab"));
    BOOST_TEST(names("2025-01-02-review-Acme-oen.md") == "note " + differs("oen")); // too short to be a slip
    const std::string sixty(60, 'z');
    BOOST_TEST(names("2025-01-02-review-" + sixty + ".md") == "note " + differs(sixty));
    BOOST_TEST(names("2025-01-02-review-z" + sixty + ".md").empty());
    // A part of the title with two letters more or less at either end, or between, is the word misspelt.
    for (const auto* word : {"xxAcme", "Acmexx", "Acxyme", "xAcmex", "eOn1"}) {
        BOOST_TEST(names("2025-01-02-review-" + std::string(word) + ".md") == differs(word), word);
    }
    BOOST_TEST(names("2025-01-02-review-abcdgh.md", "Abcdefgh").starts_with("0:"));
    BOOST_TEST(names("2025-01-02-review-abcd.md", "Abxycd One").starts_with("0:"));
    BOOST_TEST(names("2025-01-02-review-Umitt.md", "\u00DCnitt the One").starts_with("0:"));
    BOOST_TEST(names("2025-01-02-review-\u00DCnjt.md", "\u00DCnit the One").starts_with("0:"));
    for (const auto* word : {"xxxAcme", "Acxyzme", "Axyz"}) {
        BOOST_TEST(names("2025-01-02-review-" + std::string(word) + ".md") == "note " + differs(word), word);
    }
    // Two hundred letters of a title are looked at.
    const std::string begin(197, 'b');
    BOOST_TEST(names("2025-01-02-review-xyz.md", begin + "xyz").empty());
    BOOST_TEST(!names("2025-01-02-review-xyz.md", begin + "bxyz").empty());
    BOOST_TEST(names("2025-01-02-review-\u00DCnit-One.md", "\u00DCnit One").empty());
    BOOST_TEST(names("2025-01-02-review-Unit-One.md", "\u00DCnit One").empty()); // as files spell it
}

BOOST_AUTO_TEST_CASE(links_of_every_form_are_seen)
{
    BOOST_TEST(links_of("[a](/b) ![c](/d \"T\") [e](</f g>)") == "/b|a;!/d|c;/f g|e;");
    BOOST_TEST(links_of("[a](/b(1)) x") == "/b(1)|a;");
    BOOST_TEST(links_of("[a](/b x").empty());
    BOOST_TEST(links_of("![c]({{ '/d.png' | relative_url }})") == "!/d.png|c;");
    BOOST_TEST(links_of("![c]({{ '/d e.png' | relative_url }} \"T\")") == "!/d e.png|c;");
    BOOST_TEST(links_of("![c]({{ site.baseurl }}/d.png 'T')") == "!/d.png|c;");
    BOOST_TEST(links_of("![c]({{ site.baseurl }}/d.png)") == "!/d.png|c;");
    BOOST_TEST(links_of("![c](/x{{ \"/d\" }}.png)") == "!/x/d.png|c;");
    BOOST_TEST(links_of("![c](/x}}{{.png)") == "!/x}}{{.png|c;");
    BOOST_TEST(links_of("<img src=\"/a.png\" alt='b'><a class='x' href='/c'>d</a><b href=\"/e\">") ==
               "!/a.png|b;/c|;");
    BOOST_TEST(links_of("see https://a.b/c_d), or http://e.f.") == "https://a.b/c_d|;http://e.f|;");
    BOOST_TEST(links_of("\"https://a.b\"").empty());
    BOOST_TEST(links_of("![c]({{'/d.png'}})") == "!/d.png|c;");
    BOOST_TEST(links_of("![c](/long-folder{{ a }}/d'e'f.png)") == "!/long-folder/d'e'f.png|c;");
    BOOST_TEST(links_of("![c](/x}}{{ '/d' }}.png)") == "!/x}}/d.png|c;");
    // An address has at most two thousand bytes, its bracket among them, and so has what stands for it.
    const std::string long_address(1999, 'a');
    BOOST_TEST(links_of("[b](" + long_address + ")") == long_address + "|b;");
    BOOST_TEST(links_of("[b](a" + long_address + ")").empty());
    BOOST_TEST(links_of("[" + long_address + "](/b)") == "/b|" + long_address + ";");
    BOOST_TEST(links_of("[a" + long_address + "](/b)").empty());
    BOOST_TEST(links_of(std::string(5000, 'x') + "[a](/b) [c](/d)") == "/b|a;/d|c;");
    BOOST_TEST(links_of("<img src=\"/" + std::string(1986, 'a') + "\">").size() == 1990U);
    BOOST_TEST(links_of("<img src=\"/" + std::string(1988, 'a') + "\">").empty());
}

BOOST_AUTO_TEST_CASE(a_word_is_shared_from_three_letters_on)
{
    BOOST_TEST(share_a_word("Acme One", "the one"));
    BOOST_TEST(share_a_word("Acme-One", "ACMEONE"));
    BOOST_TEST(!share_a_word("AB Zenith", "AB Nadir"));
    BOOST_TEST(share_a_word("ABC Zenith", "ABC Nadir"));
    BOOST_TEST(share_a_word("Caf\u00E9 X", "Cafe Y"));
    BOOST_TEST(!share_a_word("A & B", "C & D"));
    BOOST_TEST(!share_a_word("", "One"));
    BOOST_TEST(letters_of("B&K's \u00C9-12") == "bks\u00C912");
    for (const auto* text : {"i rate it", "(rating", "a rated one"}) {
        BOOST_TEST(rates(text), text);
    }
    for (const auto* text : {"accurate", "separate ratios", "overrated", ""}) {
        BOOST_TEST(!rates(text), text);
    }
}

BOOST_AUTO_TEST_CASE(parts_that_are_empty_are_named_by_their_last_sentence)
{
    const auto empty = [](const std::string& body) { return found(body, {"empty-part"}, {}); };
    BOOST_TEST(empty("**It is small. What I like:**\n") ==
               "4:empty-part: expected text behind 'What I like:**' but found none\n");
    BOOST_TEST(empty("**What I like:**\n") ==
               "4:empty-part: expected text behind '**What I like:**' but found none\n");
    BOOST_TEST(empty("**Links:**\n\nHere.").empty());
    BOOST_TEST(empty("- Cable:\n- Tips: foam") ==
               "4:empty-part: expected text behind '- Cable:' but found none\n");
    BOOST_TEST(empty("- Parts:\n\n  * one").empty());
    BOOST_TEST(empty("+") == "4:empty-part: expected text in the list item but found none\n");
}

BOOST_AUTO_TEST_CASE(placeholders_are_words_of_their_own)
{
    const auto placeholder = [](const std::string& line) {
        const auto all = found(line, {"placeholder"}, {});
        return all.empty() ? "none" : all.substr(all.find('\''), all.rfind('\'') + 1 - all.find('\''));
    };
    BOOST_TEST(placeholder("Bass: X/5") == "'X/5'");
    BOOST_TEST(placeholder("Bass: _/5") == "'_/5'");
    BOOST_TEST(placeholder("Bass: a_/5") == "'_/5'");
    BOOST_TEST(placeholder("MAX/5 and X/50") == "none");
    BOOST_TEST(placeholder("[[x]]") == "'[['");
    BOOST_TEST(placeholder("[[x]") == "none");
    BOOST_TEST(placeholder("FIXME now") == "'FIXME'");
    BOOST_TEST(placeholder("FIXMEs, aFIXME, FIXME9") == "none");
    BOOST_TEST(placeholder("aTODO TODO") == "'TODO'");
}

BOOST_AUTO_TEST_CASE(paths_of_a_site_are_plain_ones)
{
    const std::string post = "/_posts/p.md";
    BOOST_TEST(site_path("/a%20b.png", post) == "/a b.png");
    BOOST_TEST(site_path("/%41%4a%4F", post) == "/AJO");
    BOOST_TEST(site_path("/%4", post) == "/%4");
    BOOST_TEST(site_path("/%g0%0g", post) == "/%g0%0g");
    BOOST_TEST(site_path("/%40", post) == "/@");
    BOOST_TEST(site_path("a.png", post) == "/_posts/a.png");
    BOOST_TEST(site_path("../a/./b//c?d#e", post) == "/a/b/c");
    BOOST_TEST(site_path("../../a", post).empty());
    SiteView site;
    site.files = {"/A.png", "/a.png", "/b.PNG"};
    BOOST_TEST(site.look_alike("/B.png") == "/b.PNG");
    BOOST_TEST(site.look_alike("/A.PNG").empty()); // two of them
}

BOOST_AUTO_TEST_CASE(prices_may_have_thin_blanks_and_letters_behind_the_sign)
{
    for (const auto* text : {"$ 99", "$\u00A099", "$\u202F99", "$ \u00A0 99"}) {
        BOOST_TEST(find_price(text).amount.value_or(0.0) == 99.0, text);
    }
    BOOST_TEST(find_price("$A 99").currency == find_price("A$99").currency);
    BOOST_TEST(find_price("$C99").currency == find_price("C$99").currency);
    BOOST_TEST(find_price("$A 99").currency != find_price("$99").currency);
    BOOST_TEST(find_price("$~20").amount.value_or(0.0) == 20.0);
    BOOST_TEST(currency_of_heading("Price ($)") == find_price("$9").currency);
    BOOST_TEST(currency_of_heading("Price (A$)") == find_price("A$9").currency);
    BOOST_TEST(currency_of_heading("Price ($A)") == find_price("A$9").currency);
    BOOST_TEST(currency_of_heading("price_eur") == "EUR");
    BOOST_TEST(currency_of_heading("Price").empty());
}

BOOST_AUTO_TEST_SUITE_END()
