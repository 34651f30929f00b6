#include "post/post_checks.hpp"
#include "varied.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace earbench {

BOOST_AUTO_TEST_SUITE(post_check)

const std::string front = "---\ntitle: \"Acme One - Small\"\nexcerpt: \"Small\"\n---\n\n";
const std::string bought = "- **I bought the unit at a shop.**\n";

SiteView small_site()
{
    SiteView site;
    site.post = "/_posts/2025-01-02-review-Acme-One.md";
    site.is_site = true;
    site.files = {
        "/_config.yml", "/_posts/2024-05-06-review-Acme-Two.md", "/_posts/2025-01-02-review-Acme-One.md",
        "/about.md",    "/assets/images/Acme-One/Graph.png",     "/assets/images/scale.png"};
    return site;
}

/// "line:code ..." of what is found in a post with `body`, which tells its source already.
std::string codes(const std::string& body, const SiteView& site = small_site(),
                  const std::string& head = front)
{
    std::string found;
    for (const auto& finding : check_post(head + bought + body, "site" + site.post, site)) {
        found += std::to_string(finding.line) + ":" + finding.code +
                 (finding.severity == Severity::note ? "? " : " ");
    }
    return found;
}

BOOST_AUTO_TEST_CASE(a_finished_post_has_no_finding)
{
    BOOST_TEST(
        codes("\n- The unit retails for $99 at the time of writing. Link: [shop](https://a.example/x)\n\n"
              "## Sound\n\n**Bass:** Deep.\n\n![Curves](/assets/images/Acme-One/Graph.png)\n\n"
              "*Frequency response of Acme One against the Harman target.*\n\n"
              "See [the other](/2024/05/06/review-Acme-Two.html), [about](/about/) and [below](#sound).\n\n"
              "**Absolute Sonic Quality Rating:** 4/5 - Great (Tonality 4 - Bass 4 - Resolution 4 - Staging "
              "4)\n\n"
              "**Bias Score:** 4/5 - I like this IEM\n") == "");
}

BOOST_AUTO_TEST_CASE(words_of_a_template_are_found_where_they_stand)
{
    BOOST_TEST(codes("\nTODO: sound\n") == "8:placeholder ");
    BOOST_TEST(codes("\nfrom XXXX, for $xxxx\n") == "8:placeholder ");
    BOOST_TEST(codes("\nOpening phrase\n\nSummary\n") == "8:placeholder 10:placeholder ");
    BOOST_TEST(codes("\n[[figure]]\n") == "8:placeholder ");
    BOOST_TEST(codes("\nMP3 todos, XXXXL and xXXXx\n") == "");
    BOOST_TEST(codes("\n<!-- TODO -->\n") == "");
    BOOST_TEST(codes("", small_site(), "---\ntitle: \"Acme One - Tagline\"\n---\n") == "2:placeholder ");
    BOOST_TEST(codes("\n- \n\n- Cable:\n- Sources: a\n\n**Bass:**\n\n**Treble:** fine\n") ==
               "8:empty-part 10:empty-part 13:empty-part ");
    BOOST_TEST(codes("\n**What I like:**\n\n- all\n") == "");
    BOOST_TEST(codes("", small_site(), "---\ntitle: Acme One\nexcerpts: a\n---\n") == "3:excerpts-key? ");
}

BOOST_AUTO_TEST_CASE(a_heading_that_kramdown_hides_is_found)
{
    BOOST_TEST(codes("\n![a](/assets/images/scale.png)\nForewords\n===\n") == "9:setext-heading ");
    BOOST_TEST(codes("\nForewords\n===\n") == "");
    BOOST_TEST(codes("\nText\n\n---\n\nText\n---\n") == "");
}

const std::string our_scale = "\n- From 1 (Poor) to 3 (Good) to 5 (Outstanding).\n\n";

BOOST_AUTO_TEST_CASE(labels_are_those_of_the_scale)
{
    const auto sonic = [](const std::string& text) {
        return codes(our_scale + "**Absolute Sonic Quality Rating:** " + text + "\n");
    };
    for (const auto* const text : {"3/5 - Good", "4/5 (Great)", "**3.5/5 - Very Good** (Bass 3)",
                                   "4.5/5 - Very good", "5/5 - Outstanding", "4/5", "4/5 (Tonality 4)"}) {
        BOOST_TEST(sonic(text) == "", text);
    }
    BOOST_TEST(sonic("4/5 - Good") == "10:label-mismatch ");
    BOOST_TEST(sonic("5/5 - Good") == "10:label-mismatch ");
    BOOST_TEST(sonic("3.5/5 - Good") == "10:label-mismatch? ");
    auto early = small_site();
    early.post = "/_posts/2023-02-01-review-Acme-One.md";
    BOOST_TEST(codes("\n**Absolute Sonic Quality Rating:** 4/5 - Good\n", early) == "");
    BOOST_TEST(codes("\n**Bias Score:** 5/5 - I dislike this IEM\n") == "8:label-mismatch ");
    BOOST_TEST(codes("\n**Bias Score:** 2/5 - I love this IEM!\n") == "8:label-mismatch ");
    BOOST_TEST(codes("\n**Bias Score:** 2/5 - I don't enjoy this IEM\n") == "");
    BOOST_TEST(codes("\n**Bias Score:** 3/5 (I\xE2\x80\x99m lukewarm about this IEM)\n") == "");
}

BOOST_AUTO_TEST_CASE(the_sonic_rating_is_the_mean_of_its_parts)
{
    // Means 3.625 and 3.5.
    BOOST_TEST(codes("\n**Absolute Sonic Quality Rating:** 3.5/5 (Tonality 4 - Bass 4 - Resolution 3 - "
                     "Staging 3.5)\n") == "");
    BOOST_TEST(
        codes(
            "\n**Absolute Sonic Quality Rating:** 4/5 (Tonality 3 - Bass 4 - Resolution 3 - Staging 4)\n") ==
        "8:sub-mean ");
    BOOST_TEST(
        codes(
            "\nI would rate the tonality of One a 3/5. \n\nThis lets me give the bass of One a solid 4/5.\n\n"
            "I rate its resolution as \"good\" (3/5).\n\nI would rate the soundstage a solid 4/5.\n\n"
            "**Absolute Sonic Quality Rating:** 4/5\n") == "16:sub-mean ");
}

BOOST_AUTO_TEST_CASE(the_best_marks_of_an_unfinished_post_are_those_of_its_template)
{
    const std::string marks =
        "\n**Absolute Sonic Quality Rating:** 5/5 - Outstanding\n\n**Bias Score:** 5/5 - I love it!\n";
    BOOST_TEST(codes(marks) == "");
    BOOST_TEST(codes(marks + "\nTODO\n") == "8:template-rating 12:placeholder ");
    BOOST_TEST(codes(marks + "\n-\n\nEnd.\n") == "8:template-rating 12:empty-part ");
    BOOST_TEST(codes("\nTODO\n", small_site(), "---\ntitle: Acme One\nrating: 5\nbias: 5\n---\n\n") ==
               "0:template-rating 9:placeholder ");
    for (const auto* front_marks :
         {"rating: 5\n", "bias: 5\n", "rating: 5\nbias: 4\n", "rating: 4\nbias: 5\n"}) {
        BOOST_TEST(
            codes("\nTODO\n", small_site(), "---\ntitle: Acme One\n" + std::string(front_marks) + "---\n\n")
                    .find("template-rating") == std::string::npos,
            front_marks);
    }
}

BOOST_AUTO_TEST_CASE(a_post_says_once_where_its_unit_came_from)
{
    const auto found = [](const std::string& body) {
        std::string all;
        for (const auto& finding : check_post(front + body, "2025-01-02-review-Acme-One.md", small_site())) {
            all += std::to_string(finding.line) + ":" + finding.code + " ";
        }
        return all;
    };
    BOOST_TEST(found("Text.\n") == "0:no-disclosure ");
    BOOST_TEST(found("- **This review is based on a review sample from Acme.**\n") == "");
    BOOST_TEST(found("I bought it with my own money.\n") == "");
    BOOST_TEST(found("- **This review is based on a review sample from Acme.**\n"
                     "- **This review is possible thanks to the tour arranged by Acme.**\n") ==
               "7:two-disclosures ");
}

BOOST_AUTO_TEST_CASE(links_that_earn_money_are_said)
{
    BOOST_TEST(codes("\nUnaffiliated link: https://shop.example/x?tag=me-20\n") == "8:affiliate-link ");
    BOOST_TEST(codes("\nLink: https://shop.example/x?aff=5\n") == "8:affiliate-link ");
    BOOST_TEST(codes("\nThis is an affiliate link: https://shop.example/x?aff=5\n") == "");
    BOOST_TEST(codes("\nUnaffiliated link: https://shop.example/x?variant=5\n") == "");
}

BOOST_AUTO_TEST_CASE(the_unit_has_one_price)
{
    BOOST_TEST(
        codes("\n- The unit retails for $99.\n\nAcme One retails for $99 here.\n\nZen retails for $5.\n") ==
        "");
    BOOST_TEST(codes("\n- The unit retails for $99.\n\nAcme One retails for $89 here.\n") ==
               "10:two-prices ");
    BOOST_TEST(codes("\n- The unit retails for A$99.\n", small_site(),
                     "---\ntitle: Acme One\nprice: $99\n---\n") == "7:two-currencies ");
}

BOOST_AUTO_TEST_CASE(pictures_are_there_and_show_the_product)
{
    BOOST_TEST(codes("\n![](/assets/images/Acme-One/Graph.png)\n") == "8:no-alt? ");
    BOOST_TEST(codes("\n![a](/assets/images/Acme-One/graph.png)\n") == "8:missing-image ");
    BOOST_TEST(codes("\n![a](../assets/images/Acme-One/Graph.png)\n") == "");
    BOOST_TEST(codes("\n![a]({{ site.baseurl }}/assets/images/scale.png \"title\")\n") == "");
    BOOST_TEST(codes("\n![a](https://elsewhere.example/x.png)\n") == "");
    BOOST_TEST(codes("\n<img src=\"/none.png\" alt=\"a\">\n") == "8:missing-image ");
    auto site = small_site();
    site.files.insert(site.files.begin() + 5, "/assets/images/Beta-Nine/Graph.png");
    std::sort(site.files.begin(), site.files.end());
    BOOST_TEST(codes("\n![a](/assets/images/Beta-Nine/Graph.png)\n", site) == "8:template-image ");
    BOOST_TEST(codes("\n## Comparisons\n\n![a](/assets/images/Beta-Nine/Graph.png)\n", site) == "");
    BOOST_TEST(codes("", site,
                     "---\ntitle: Acme One\nheader:\n  image: /assets/images/Beta-Nine/Graph.png\n---\n") ==
               "4:template-image ");
}

BOOST_AUTO_TEST_CASE(links_lead_somewhere)
{
    BOOST_TEST(codes("\n[a](/2024/05/07/review-Acme-Two.html)\n") == "8:broken-link ");
    BOOST_TEST(
        codes("\n[a]({% post_url 2024-05-06-review-Acme-Two %}) [b]({% post_url 2024-05-06-none %})\n") ==
        "8:broken-link ");
    BOOST_TEST(codes("\n[a](/nowhere/)\n") == "8:broken-link ");
    auto site = small_site();
    site.curves = {"Acme One", "Acme Two+"};
    BOOST_TEST(codes("\n[a](https://x.example/?share=Acme_One,Acme_Two%2B,IEF_Neutral_Target)\n", site) ==
               "");
    BOOST_TEST(codes("\n[a](https://x.example/?share=Acme_One,Acme_Two+)\n", site) == "8:broken-link ");
    BOOST_TEST(codes("\n[a](https://x.example/?share=Acme_Onne)\n", site) == "8:broken-link ");
}

BOOST_AUTO_TEST_CASE(names_agree_between_places)
{
    auto site = small_site();
    site.post = "/_posts/2025-01-02-review-Acmee-One.md";
    BOOST_TEST(codes("", site) == "0:names-differ ");
    site.post = "/_posts/2025-01-02-review-Zenith.md";
    BOOST_TEST(codes("", site) == "0:names-differ? ");
    site.post = "/_posts/2025-01-02-review-Cafe-Etude-2-Plus.md"; // what review-new makes of the name
    const std::string cafe = "---\ntitle: \"Caf\u00E9 \u00C9tude 2+\"\nexcerpt: \"Small\"\n---\n\n";
    site.files = {"/assets/images/Beta-and-Nine/Graph.png", "/assets/images/Cafe-Etude-2-Plus/Graph.png"};
    BOOST_TEST(codes("![a](/assets/images/Cafe-Etude-2-Plus/Graph.png)\n", site, cafe) == "");
    BOOST_TEST(codes("![a](/assets/images/Beta-and-Nine/Graph.png)\n", site,
                     "---\ntitle: \"Acme & One\"\nexcerpt: \"Small\"\n---\n\n")
                   .find("template-image") != std::string::npos);
    site.post = "/_posts/2025-01-02-review-Yoizuki.md";
    site.files = {"/assets/images/Yoizuki/Graph.png"};
    BOOST_TEST(codes("![a](/assets/images/Yoizuki/Graph.png)\n", site,
                     "---\ntitle: \"\u5BB5\u6708\"\nexcerpt: \"Small\"\n---\n\n") == "0:names-differ? ");
    site.post = "/_posts/2025-01-02-review-Cafe-Etyde-2-Plus.md";
    BOOST_TEST(codes("", site, cafe) == "0:names-differ ");
    site = small_site();
    site.curves = {"Acme ONE"};
    BOOST_TEST(codes("", site) == "0:names-differ ");
    site.curves = {"Acme One (foam)", "Acme One foam"};
    BOOST_TEST(codes("", site) == "");
    site.curves = {"Zenith"};
    BOOST_TEST(codes("", site) == "0:names-differ? ");
    site = small_site();
    Post row;
    row.source = {"ranking.csv", 2};
    row.name = "Acme One";
    row.sonic = Rating{3.5, ""};
    site.ranking = {row};
    BOOST_TEST(codes("\n**Absolute Sonic Quality Rating:** 4/5\n", site) == "0:ranking-differs ");
    BOOST_TEST(codes("\n**Absolute Sonic Quality Rating:** 3.5/5\n", site) == "");
    BOOST_TEST(codes("\n*Frequency response of Zenith against the Harman target.*\n") ==
               "8:foreign-product ");
    BOOST_TEST(codes("\nI have no affiliation with or financial interest in Zenith Audio.\n") ==
               "8:foreign-product? ");
    site = small_site();
    site.products = {"Zenith Audio Nine"};
    BOOST_TEST(codes("\nI have no affiliation with or financial interest in Zenith Audio.\n", site) ==
               "8:foreign-product ");
}

BOOST_AUTO_TEST_CASE(a_heading_and_its_text_rate_alike)
{
    BOOST_TEST(
        codes("\n## Bass: 4/5 - Great\n\nI rate the bass 4/5, great.\n\n## Else\n\nI rate it 3/5.\n") == "");
    BOOST_TEST(codes("\n## Bass: 4/5\n\nSo I rate it 3.5/5.\n") == "10:heading-vs-text? ");
    BOOST_TEST(codes("\nBass (4.5/5)\n===\n\nMy rating lies between 3.5 and 4.5 here.\n") ==
               "11:heading-vs-text? ");
    BOOST_TEST(codes("\n## Bass: 5/5 - Excellent\n\nI rate it outstanding.\n") == "10:heading-vs-text? ");
    BOOST_TEST(codes("\n## Bass: 4/5\n\nOther IEMs have a separate, accurate 3/5.\n") == "");
}

BOOST_AUTO_TEST_CASE(two_posts_about_one_product_are_a_note)
{
    auto site = small_site();
    site.products = {"Acme One", "acme one", "Acme Two"};
    BOOST_TEST(codes("", site) == "0:same-product? ");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_a_finding)
{
    const auto found = check_post("---\ntitle: A\nrating: 6/5\n---\n", "p.md", small_site());
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found[0].code == "unreadable");
    BOOST_TEST(found[0].line == 3U);
}

BOOST_AUTO_TEST_CASE(mending_changes_only_what_can_be_meant_one_way)
{
    const auto site = small_site();
    BOOST_TEST(
        mend_post("\xEF\xBB\xBF---\r\nexcerpts: a\r\n---\r\n\r\n![a](/assets/images/acme-one/graph.PNG)\r\n"
                  "Forewords\r\n===\r\n<!-- x\r\nB\r\n=== -->\r\nexcerpts: b",
                  "p.md", site) ==
        "---\r\nexcerpt: a\r\n---\r\n\r\n![a](/assets/images/Acme-One/Graph.png)\r\n\r\nForewords\r\n===\r\n"
        "<!-- x\r\nB\r\n=== -->\r\nexcerpts: b");
    for (const std::string text :
         {"---\nexcerpts: a\nexcerpt: b\n---\n", "no front matter", "", "---\na: [\n---\nB\nC\n===\n"}) {
        BOOST_TEST(mend_post(text, "p.md", site) == text);
    }
    // A picture that is missing, one by a path from the post, one that is there, and what only looks like a
    // key.
    for (const std::string text : {"![a](/assets/images/none.png)\n", "![a](../assets/images/SCALE.png)\n",
                                   "![a](/assets/images/scale.png)\n", "![a]()\n",
                                   "---\n\"excerpts\": a\n---\n\nText\nexcerpts: b\n"}) {
        BOOST_TEST(mend_post(text, "p.md", site) == text);
    }
}

BOOST_AUTO_TEST_CASE(paths_are_followed_from_the_post)
{
    BOOST_TEST(site_path("/a%20b/c.png?x=1#y", "/_posts/p.md") == "/a b/c.png");
    BOOST_TEST(site_path("c.png", "/_posts/p.md") == "/_posts/c.png");
    BOOST_TEST(site_path("../c.png", "/_posts/p.md") == "/c.png");
    BOOST_TEST(site_path("../../c.png", "/_posts/p.md").empty());
}

/// Quadratic work on a megabyte would take minutes.
BOOST_AUTO_TEST_CASE(hostile_posts_are_checked_in_linear_time, *boost::unit_test::timeout(300))
{
    const std::size_t size = paths_only() ? 30'000 : 300'000;
    for (const std::string piece :
         {"[a](", "![", "](", "https://", "<img ", "**a:**\n", "- \n", "a\n===\n", "?share=", "$1 ",
          "retails $1 ", "rate bass 4/5 ", "\n\n", "({{", "/../"}) {
        std::string body;
        while (body.size() < size) {
            body += piece;
        }
        (void)check_post(front + body, "p.md", small_site());
        (void)mend_post(front + body, "p.md", small_site());
        BOOST_TEST(true);
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
