#include "core/error.hpp"
#include "draft/draft.hpp"
#include "draft/file_names.hpp"
#include "post/post.hpp"
#include "sample_reviews.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

using namespace sample_reviews;

BOOST_AUTO_TEST_SUITE(draft_template)

BOOST_AUTO_TEST_CASE(a_draft_reads_back_as_it_was_given)
{
    const auto review = some_review({option("tagline", "a: \"b\" {{ c }}"), option("price", "$149"),
                                     option("sonic", "3.5"), option("bias", "4"), option("sample", "Shop")});
    const auto draft = write_draft(review);
    const auto post = read_post(draft, post_file_name(review));
    BOOST_TEST(post.name == "Acme One");
    BOOST_TEST(post.date == "2024-05-06");
    BOOST_TEST(post.sonic.value() == 3.5);
    BOOST_TEST(post.bias.value() == 4.0);
    BOOST_TEST(post.price.usd.value() == 149.0);
    BOOST_TEST(post.findings.empty());
    BOOST_TEST(holds(draft, "\nrating: 3.5\nbias: 4\n---\n"));
    BOOST_TEST(holds(draft, "**Absolute Sonic Quality Rating:** 3.5/5 - Very Good\n"));
    BOOST_TEST(count(draft, "{{") == 2U); // in the quoted YAML, which Liquid does not read
}

BOOST_AUTO_TEST_CASE(a_draft_makes_nothing_up)
{
    const auto draft = write_draft(some_review());
    for (const auto* const part :
         {"TODO: tagline", "TODO: price", "TODO: say where the unit came from", "TODO: link", "TODO: sources",
          "TODO: cable", "TODO: ear tips", "TODO: frequency response figure", "TODO: sonic rating",
          "TODO: bias rating"}) {
        BOOST_TEST(holds(draft, part), part);
    }
    const auto post = read_post(draft, "2024-05-06-x.md");
    BOOST_TEST(!post.sonic.has_value());
    BOOST_TEST(post.price.text.empty());
    BOOST_TEST(post.findings.empty());
}

/// Like a template that an author keeps, about products of our own invention.
constexpr std::string_view own_template =
    "\xEF\xBB\xBF---\r\n"
    "title: 'IEM - Tagline'\r\n"
    "excerpts: Tagline\r\n"
    "header:\r\n"
    "    image: /assets/images/Acme-Zenith/hero.jpg\r\n"
    "---\r\n"
    "![](/assets/images/Acme-Zenith/box.jpg)\r\n"
    "Notes\r\n"
    "===\r\n"
    "* Marks of 3/5 or above are good. The contour of XXXX.\r\n"
    "* This review is based on a sample from XXXX. No ties to XXXX.\r\n"
    "* This review is possible thanks to a tour by XXXX.\r\n"
    "* The unit retails for A$xxxx. Unaffiliated link:\r\n"
    "* Sources:\r\n"
    "* **Ear tips:** \r\n"
    "* Bass: 5/5 - Outstanding\r\n"
    "![](/assets/images/shared.png) ![](/assets/images/Acme-Zenith/zenith_graph.png)\r\n"
    "*Frequency response of Zenith against Apex and a target. More text.*\r\n"
    "- **Absolute Sonic Quality Rating:** **5/5** - Outstanding\r\n"
    "**Bias Score:** X/5\r\n";

BOOST_AUTO_TEST_CASE(a_template_is_filled_by_rule)
{
    auto review =
        some_review({option("tagline", "Deep XXXX"), option("price", "$149"), option("sonic", "4"),
                     option("bias", "3"), option("tour", "The Club"), option("link", "Shop=https://a.b"),
                     option("source", "DAC"), option("tips", "foam"), option("sub", "bass=2")});
    review.figure = PostFigure{"/assets/images/a b.png", {"One", "Two"}, "Flat target", ""};
    const auto post = fill_template(own_template, "t.md", review);
    for (const auto* const part :
         {"title: \"Acme One - Deep XXXX\"\n", "excerpts: \"Deep XXXX\"\n",
          "    image: \"TODO: header image\"\n", "rating: 4\nbias: 3\n---\n", "TODO: picture\n\nNotes\n===\n",
          "Marks of 3/5 or above are good. The contour of TODO.",
          "* This review is possible thanks to a tour by The Club.\n",
          "retails for $149. Unaffiliated link: [Shop](https://a.b)\n", "* Sources: DAC\n",
          "* **Ear tips:** foam\n", "* Bass: 2/5 - Adequate\n",
          "![](/assets/images/shared.png) ![Frequency response of Acme One](/assets/images/a%20b.png)\n",
          "*Frequency response of Acme One against Two and the Flat target. More text.*\n",
          "- **Absolute Sonic Quality Rating:** 4/5 - Great (Bass 2)\n",
          "**Bias Score:** 3/5 - I'm lukewarm about this IEM\n"}) {
        BOOST_TEST(holds(post, part), part << " in\n" << post);
    }
    BOOST_TEST(!holds(post, "sample"));
    BOOST_TEST(!holds(post, "Zenith"));
    BOOST_TEST(!holds(post, "\r"));
    BOOST_TEST(post.starts_with("---\n"));
}

BOOST_AUTO_TEST_CASE(a_template_without_values_shows_what_is_to_be_done)
{
    const auto post = fill_template(own_template, "t.md", some_review());
    for (const auto* const part :
         {"TODO: tagline", "**TODO: say where the unit came from.**", "retails for TODO: price",
          "link: TODO: link", "Sources: TODO", "Bass: TODO", "TODO: frequency response figure",
          "against TODO: other curves and target", "Rating:** TODO: sonic rating\n",
          "Score:** TODO: bias rating\n"}) {
        BOOST_TEST(holds(post, part), part << " in\n" << post);
    }
    BOOST_TEST(!holds(post, "5/5"));
    BOOST_TEST(!holds(post, "XXXX"));
    BOOST_TEST(!holds(post, "a tour"));
}

BOOST_AUTO_TEST_CASE(exactly_one_disclosure_stays_whatever_the_source)
{
    for (const auto* const source : {"sample", "tour", "loan", "purchase"}) {
        const auto post = fill_template(own_template, "t.md", some_review({option(source, "Somebody")}));
        const auto disclosures =
            count(post, "This review is") + count(post, "on loan from") + count(post, "I bought the unit");
        BOOST_TEST(disclosures == 1U, source << " in\n" << post);
        BOOST_TEST(holds(post, "Somebody"));
    }
}

BOOST_AUTO_TEST_CASE(a_sample_product_without_a_name_is_none)
{
    const auto post =
        fill_template("---\nimage: /assets/images/Acme-/x.jpg\n---\n*A caption.*\n", "t.md", some_review());
    BOOST_TEST(holds(post, "*A caption.*\n"));
}

BOOST_AUTO_TEST_CASE(what_a_template_has_no_place_for_is_added)
{
    auto review = some_review({option("sonic", "4"), option("bias", "3"), option("purchase", "Shop"),
                               option("link", "https://a.b")});
    review.figure = PostFigure{"/f.png", {"One"}, "", ""};
    const auto post = fill_template("---\ntitle: x\n---\nText\n", "t.md", review);
    for (const auto* const part : {"I bought the unit at Shop", "](/f.png)", "(https://a.b)",
                                   "**Absolute Sonic Quality Rating:** 4/5", "**Bias Score:** 3/5"}) {
        BOOST_TEST(holds(post, part), part << " in\n" << post);
    }
    BOOST_CHECK_THROW((void)fill_template("no front matter\n", "t.md", review), Error);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
