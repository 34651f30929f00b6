#include "core/error.hpp"
#include "draft/built_in_template.hpp"
#include "draft/convert_template.hpp"
#include "draft/file_names.hpp"
#include "draft/fill_template.hpp"
#include "draft/site_profile.hpp"
#include "post/post.hpp"
#include "sample_reviews.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

using namespace sample_reviews;

BOOST_AUTO_TEST_SUITE(draft_template)

std::string built_in_draft(const Review& review)
{
    return fill_template(built_in_template(), "review", review);
}

/// A draft from a template of the author's own.
std::string own_draft(std::string_view bytes, const Review& review, const std::string& file = "t.md")
{
    return fill_template(template_with_marks(bytes, file), file, review);
}

BOOST_AUTO_TEST_CASE(a_draft_reads_back_as_it_was_given)
{
    const auto review = some_review({option("tagline", "a: \"b\" {{ c }}"), option("price", "$149"),
                                     option("sonic", "3.5"), option("bias", "4"), option("sample", "Shop")});
    const auto draft = built_in_draft(review);
    const auto post = read_post(draft, post_file_name(review));
    BOOST_TEST(post.name == "Acme One");
    BOOST_TEST(post.date == "2024-05-06");
    BOOST_TEST(post.sonic.value().value == 3.5);
    BOOST_TEST(post.bias.value().value == 4.0);
    BOOST_TEST(post.price.usd.value() == 149.0);
    BOOST_TEST(post.findings.empty());
    BOOST_TEST(holds(draft, "\nrating: 3.5\nbias: 4\n---\n"));
    BOOST_TEST(holds(draft, "**Absolute Sonic Quality Rating:** 3.5/5 - Very Good\n"));
    BOOST_TEST(count(draft, "{{") == 2U); // in the quoted YAML, which Liquid does not read
}

BOOST_AUTO_TEST_CASE(a_draft_makes_nothing_up)
{
    const auto draft = built_in_draft(some_review());
    for (const auto* const part :
         {"TODO: tagline", "TODO: say where the unit came from", "TODO: what you listen for", "TODO: sources",
          "TODO: cable", "TODO: ear tips", "TODO: frequency response figure", "TODO: sonic rating",
          "TODO: bias rating"}) {
        BOOST_TEST(holds(draft, part), part);
    }
    for (const auto* const part : {"retails", "my [", "earbench/", "\n\n\n"}) { // nothing is said of these
        BOOST_TEST(!holds(draft, part), part);
    }
    const auto post = read_post(draft, "2024-05-06-x.md");
    BOOST_TEST(!post.sonic.has_value());
    BOOST_TEST(post.price.text.empty());
    BOOST_TEST(post.findings.empty());
}

SiteProfile profile(const std::string& yaml)
{
    return read_site_profile(yaml, "earbench.yaml");
}

BOOST_AUTO_TEST_CASE(what_is_the_same_in_every_review_comes_from_the_profile)
{
    auto review = make_review(
        {}, {option("brand", "Acme"), option("model", "One+"), option("price", "19")}, "2024-05-06",
        profile("listens-for: Space\nranking: /ranking.html\ngraphs: https://g.example/\n"
                "glossary: https://w.example/\ncurrency: A$\ntarget: none\nrig: Box\n"));
    BOOST_TEST(review.target == "none");
    BOOST_TEST(review.price == "A$19");
    review.has_drawings = true;
    review.figure = PostFigure{"/a.png", {"One+", "Beta & Co"}, "", "", "1/12 octave smoothing", "500 Hz"};
    const auto draft = built_in_draft(review);
    for (const auto* const part :
         {"- What I listen for: Space\n", "- All ratings are in my [ranking list](/ranking.html).\n",
          "- All measurements are in my [graph tool](https://g.example/).\n",
          "[glossary](https://w.example/)", "- The unit retails for A$19 at",
          "earbench/attack-and-decay.svg)\n", "earbench/stage.svg)\n",
          "The curves are at one level at 500 Hz, with 1/12 octave smoothing.*",
          "(https://g.example/?share=Acme_One%2B,Beta_%26_Co)"}) {
        BOOST_TEST(holds(draft, part), part);
    }
    const auto impressions =
        fill_template(built_in_template(BuiltInTemplate::impressions), "impressions", review);
    BOOST_TEST(holds(impressions, "?share=Acme_One%2B,Beta_%26_Co"));
    BOOST_TEST(!holds(impressions, "\n\n\n"));
}

BOOST_AUTO_TEST_CASE(a_price_has_the_currency_of_the_profile_where_it_has_none)
{
    SiteProfile euro;
    euro.currency = "EUR";
    BOOST_TEST(with_currency("1,299", euro) == "1,299 EUR");
    BOOST_TEST(with_currency("$19", euro) == "$19");
    BOOST_TEST(with_currency("19", {}) == "19");
    BOOST_CHECK_THROW((void)make_review({},
                                        {option("brand", "A"), option("model", "B"), option("price", "19")},
                                        "2024-05-06"),
                      Error);
}

BOOST_AUTO_TEST_CASE(a_mistake_in_the_profile_is_named_with_its_line)
{
    const auto message = [](const std::string& yaml) -> std::string {
        try {
            (void)profile(yaml);
        } catch (const Error& error) {
            return error.line();
        }
        return "no error";
    };
    BOOST_TEST(message("") == "no error");
    BOOST_TEST(message("rig:\nranking: /r\n") == "no error");
    BOOST_TEST(message("rig: a\nrankin: /r\n").starts_with("earbench.yaml:2: expected one of reviewer, "));
    BOOST_TEST(message("rankin: /r\n").ends_with("did you mean ranking?"));
    BOOST_TEST(message("graphs: ftp://x\n") ==
               "earbench.yaml:1: expected an address (https://... or /...) for graphs but found 'ftp://x'");
    BOOST_TEST(message("rig: [a]\n") == "earbench.yaml:1: expected text for rig but found ''");
    BOOST_TEST(message("- a\n") == "earbench.yaml:1: expected a map (reviewer: ...)");
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
    const auto post = own_draft(own_template, review);
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
    const auto post = own_draft(own_template, some_review());
    for (const auto* const part :
         {"TODO: tagline", "**TODO: say where the unit came from.**", "Sources: TODO", "Bass: TODO",
          "TODO: frequency response figure", "against TODO: other curves and target",
          "Rating:** TODO: sonic rating\n", "Score:** TODO: bias rating\n"}) {
        BOOST_TEST(holds(post, part), part << " in\n" << post);
    }
    BOOST_TEST(!holds(post, "5/5"));
    BOOST_TEST(!holds(post, "XXXX"));
    BOOST_TEST(!holds(post, "a tour"));
    BOOST_TEST(!holds(post, "retails")); // only where the price is known
}

BOOST_AUTO_TEST_CASE(exactly_one_disclosure_stays_whatever_the_source)
{
    for (const auto* const source : {"sample", "tour", "loan", "purchase"}) {
        const auto post = own_draft(own_template, some_review({option(source, "Somebody")}));
        const auto disclosures =
            count(post, "This review is") + count(post, "on loan from") + count(post, "I bought the unit");
        BOOST_TEST(disclosures == 1U, source << " in\n" << post);
        BOOST_TEST(holds(post, "Somebody"));
    }
}

BOOST_AUTO_TEST_CASE(a_sample_product_without_a_name_is_none)
{
    const auto post = own_draft("---\nimage: /assets/images/Acme-/x.jpg\n---\n*A caption.*\n", some_review());
    BOOST_TEST(holds(post, "*A caption.*\n"));
}

BOOST_AUTO_TEST_CASE(what_a_template_has_no_place_for_is_added)
{
    auto review = some_review({option("sonic", "4"), option("bias", "3"), option("purchase", "Shop"),
                               option("link", "https://a.b")});
    review.figure = PostFigure{"/f.png", {"One"}, "", ""};
    const auto post = own_draft("---\ntitle: x\n---\nText\n", review);
    for (const auto* const part : {"I bought the unit at Shop", "](/f.png)", "(https://a.b)",
                                   "**Absolute Sonic Quality Rating:** 4/5", "**Bias Score:** 3/5"}) {
        BOOST_TEST(holds(post, part), part << " in\n" << post);
    }
    BOOST_CHECK_THROW((void)own_draft("no front matter\n", review), Error);
}

std::string error_of(std::string_view bytes)
{
    try {
        (void)own_draft(bytes, some_review());
    } catch (const Error& error) {
        return error.line();
    }
    return "no error";
}

BOOST_AUTO_TEST_CASE(a_mark_becomes_what_the_review_says_of_its_field)
{
    const auto review = some_review({option("cable", "a*b [[tips]]"), option("bias", "4.5")});
    const auto draft = own_draft("---\n"
                                 "title: [[product]]\n"
                                 "note: \"[[cable]], from [[date]]\"\n"
                                 "tags: [iem, [[brand]]]\n"
                                 "bias: [[bias]]\n"
                                 "sonic: [[sonic]]\n"
                                 "---\n"
                                 "[[cable]] and [[tips]] [x] [[1]] \\[[tips]]\n",
                                 review);
    BOOST_TEST(draft == "---\n"
                        "title: \"Acme One\"\n"
                        "note: \"a*b [[tips]], from 2024-05-06\"\n"
                        "tags: [iem, \"Acme\"]\n"
                        "bias: 4.5\n"
                        "sonic: \"TODO\"\n"
                        "---\n"
                        "a\\*b \\[\\[tips\\]\\] and TODO: ear tips [x] [[1]] \\[[tips]]\n");
}

BOOST_AUTO_TEST_CASE(a_line_with_a_condition_stays_where_the_condition_holds)
{
    constexpr std::string_view text = "---\n"
                                      "[[?sonic]]rating: [[sonic]]\n"
                                      "---\n"
                                      "[[?tour]]- on tour with [[tour]]\n"
                                      "[[?loan]]- lent by [[loan]]\n"
                                      "[[!tour]][[!loan]]- neither\n"
                                      "always\n";
    BOOST_TEST(own_draft(text, some_review()) == "---\n---\n- neither\nalways\n");
    BOOST_TEST(own_draft(text, some_review({option("tour", "the club"), option("sonic", "3")})) ==
               "---\nrating: 3\n---\n- on tour with the club\nalways\n");
    BOOST_TEST(own_draft(text, some_review({option("loan", "Zoe")})) == "---\n---\n- lent by Zoe\nalways\n");
}

BOOST_AUTO_TEST_CASE(a_mark_that_cannot_be_filled_is_named_with_its_line)
{
    BOOST_TEST(error_of("---\ntitle: \"[[title]]\"\n---\n\n[[titel]]\n") ==
               "t.md:5: expected a field of a review but found [[titel]]");
    BOOST_TEST(error_of("---\r\ntitle: about [[title]]\r\n---\r\n") ==
               "t.md:2: expected double quotes around the text with [[title]]");
    BOOST_TEST(error_of("---\nx: 1\ntitle: '[[title]]'\n---\n") ==
               "t.md:3: expected double quotes around the text with [[title]]");
    BOOST_TEST(error_of("[[title]]\n") == "t.md:1: expected front matter between two lines of ---");
}

BOOST_AUTO_TEST_CASE(a_template_without_marks_becomes_one_with_marks)
{
    const auto marked = template_with_marks(own_template, "t.md");
    BOOST_TEST(marked ==
               "---\n"
               "title: \"[[title]]\"\n"
               "excerpts: \"[[excerpt]]\"\n"
               "header:\n"
               "    image: \"[[image]]\"\n"
               "[[?sonic]]rating: [[sonic]]\n"
               "[[?bias]]bias: [[bias]]\n"
               "---\n"
               "TODO: picture\n"
               "\n"
               "Notes\n"
               "===\n"
               "* Marks of 3/5 or above are good. The contour of TODO.\n"
               "[[!sample]][[!tour]]* [[disclosure]]\n"
               "[[?sample]]* This review is based on a sample from [[sample]]. No ties to [[sample]].\n"
               "[[?tour]]* This review is possible thanks to a tour by [[tour]].\n"
               "[[?price]][[!affiliate]]* The unit retails for [[price]]. Unaffiliated link: [[links]]\n"
               "[[?price]][[?affiliate]]* The unit retails for [[price]]. Affiliate link: [[links]]\n"
               "[[!price]][[?links]]* [[link-label]]: [[links]]\n"
               "* Sources: [[source]]\n"
               "* **Ear tips:** [[tips]]\n"
               "* Bass: [[bass]]\n"
               "![](/assets/images/shared.png) [[figure]]\n"
               "*Frequency response of [[curves]]. More text.*\n"
               "[[?smoothing]]\n"
               "[[?smoothing]]*[[smoothing]]*\n"
               "[[?graph-link]]\n"
               "[[?graph-link]][[graph-link]].\n"
               "[[?facts]]\n"
               "[[?facts]][[facts]]\n"
               "[[?figure]]\n"
               "- **Absolute Sonic Quality Rating:** [[sonic-rating]]\n"
               "**Bias Score:** [[bias-rating]]\n"
               "[[?comparisons]]\n"
               "[[?comparisons]][[comparisons]]\n");
    BOOST_TEST(template_with_marks(marked, "t.md") == marked);
    for (const auto& choice : built_in_templates) {
        const auto text = built_in_template(choice.value);
        BOOST_TEST(template_with_marks(text, "t") == text);
    }
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_mark_in_a_template_without_any_stays_text)
{
    const auto draft = own_draft("---\ntitle: x\n---\n\nSee [[glossary]] and [[1]](#n).\n", some_review());
    BOOST_TEST(holds(draft, "\nSee \\[[glossary]] and [[1]](#n).\n"), draft);
}

/// The first caption of a draft from a template in `file` with `yaml` as its front matter.
std::string caption_of(const std::string& yaml, const std::string& file, const std::string& body)
{
    const auto draft = own_draft("---\n" + yaml + "---\n\n" + body, some_review(), file);
    const auto disclosure_end = draft.find("**\n");
    const auto begin = draft.find("\n*", disclosure_end) + 1;
    return draft.substr(begin, draft.find('\n', begin) - begin);
}

BOOST_AUTO_TEST_CASE(the_names_of_the_earlier_product_follow_from_the_template)
{
    const std::string body = "*The Foo Bar Two and its case. Bar Two only. Dune too, and bar two.*\n";
    const std::string filled = "*The Acme One and its case. Acme One only. Dune too, and bar two.*";
    BOOST_TEST(caption_of("title: \"Foo Bar Two - Warm\"\n", "t.md", body) == filled);
    BOOST_TEST(caption_of("title: IEM - Tagline\n", "d/2024-01-02-review-Foo-Bar-Two.md", body) == filled);
    BOOST_TEST(caption_of("image: /assets/images/Foo-Bar-Two/a.jpg\n", "t.md",
                          "*The Foo Bar Two. The Two.*\n") == "*The Acme One. The Acme One.*");
    BOOST_TEST(
        caption_of("title: IEM - Tagline\n", "t.md",
                   body + "*Frequency response of Bar Two against Dune, Fen and the Flat target.*\n") ==
        "*The Foo Acme One and its case. Acme One only. TODO: compared IEM too, and bar two.*");
    BOOST_TEST(caption_of("title: Review of the year\n", "review-Foo.md", "*Review: Foo.*\n") ==
               "*Review: Foo.*");
}

BOOST_AUTO_TEST_CASE(pictures_of_the_earlier_product_are_known_by_folder_and_name)
{
    const auto draft = own_draft("---\n"
                                 "title: IEM - Tagline\n"
                                 "image: assets/images/Foo-Bar/x.jpg\n"
                                 "---\n"
                                 "\n"
                                 "![](/assets/images/Foo-Bar/box.jpg)\n"
                                 "![](/other/Dune_box.jpg)\n"
                                 "![](/other/foo-bar-fr.png)\n"
                                 "![](/other/scale.png)\n"
                                 "_Frequency response of Bar against Dune._\n",
                                 some_review());
    BOOST_TEST(holds(draft, "image: \"TODO: header image\"\n"));
    BOOST_TEST(holds(draft, "\nTODO: picture\nTODO: picture\nTODO: frequency response figure\n"
                            "![](/other/scale.png)\n"),
               draft);
}

BOOST_AUTO_TEST_CASE(a_setup_item_that_says_something_stays)
{
    const auto draft =
        own_draft("---\ntitle: x\n---\n\n- Sources: DAP\n- Source of power: none\n- **Cable**: \n",
                  some_review({option("source", "DAC"), option("cable", "stock")}));
    BOOST_TEST(holds(draft, "\n- Sources: DAP\n- Source of power: none\n- **Cable**: stock\n"), draft);
}

BOOST_AUTO_TEST_CASE(sections_may_come_in_any_order)
{
    const auto draft = own_draft("---\nbias: 3\nexcerpt:\ntitle: 'IEM - Tagline'\n---\n"
                                 "**Bias Score:** X/5\n"
                                 "Setup\n===\n\n"
                                 "- Tips:\n"
                                 "I bought the unit with my own money.\n"
                                 "Review unit: lent by XXXX.\n",
                                 some_review({option("bias", "5"), option("loan", "Zoe")}));
    BOOST_TEST(draft == "---\nbias: 5\nexcerpt: \"TODO: tagline\"\ntitle: \"Acme One - TODO: tagline\"\n---\n"
                        "**Bias Score:** 5/5 - I love this IEM!\n\n"
                        "Setup\n===\n\n"
                        "- Tips: TODO: ear tips\n"
                        "Review unit: lent by Zoe.\n");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
