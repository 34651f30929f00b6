#include "core/error.hpp"
#include "draft/built_in_template.hpp"
#include "draft/convert_template.hpp"
#include "draft/file_names.hpp"
#include "draft/fill_template.hpp"
#include "draft/measured_facts.hpp"
#include "draft/review_fields.hpp"
#include "draft/review_file.hpp"
#include "draft/template_fields.hpp"
#include "draft/wording.hpp"
#include "sample_reviews.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

using namespace sample_reviews;

BOOST_AUTO_TEST_SUITE(draft_fields)

std::string draft_of(const Review& review, BuiltInTemplate which = BuiltInTemplate::review)
{
    return fill_template(built_in_template(which), "review", review);
}

std::string error_of(const std::vector<ReviewSetting>& settings)
{
    try {
        (void)some_review(settings);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

std::string file_error_of(const std::string& yaml)
{
    try {
        (void)make_review(read_review_file("brand: A\nmodel: B\n" + yaml, "r.yaml"), {}, "2024-05-06");
    } catch (const Error& error) {
        return error.line();
    }
    return "no error";
}

BOOST_AUTO_TEST_CASE(what_is_said_of_a_field_stands_in_the_post)
{
    const auto draft = draft_of(some_review(
        {option("tagline", "Deep"), option("excerpt", "All of it"), option("opening", "At last."),
         option("technology", "One driver."), option("packaging", "A box."), option("earpieces", "Small."),
         option("fit", "Snug."), option("recommended-tips", "Foam."), option("impedance", "32 ohm"),
         option("sensitivity", "108 dB/mW"), option("like", "Bass"), option("like", "Price*"),
         option("improve", "Cable"), option("sample", "Acme"), option("thanks", "Thank you!"),
         option("affiliate", "no"), option("link", "Shop=https://a.b"), option("price", "$149"),
         option("variant", "with case = $169")}));
    for (const auto* const part :
         {"excerpt: \"All of it\"\n", "---\n\nAt last.\n\n", "\nOne driver.\n", "\nA box.\n", "\nSmall.\n",
          "\nSnug.\n", "recommendation:** Foam.\n", "- Impedance: 32 ohm\n- Sensitivity: 108 dB/mW\n",
          "\n- Bass\n- Price\\*\n\n**What could be improved:**\n\n- Cable\n",
          "sample provided by Acme (Thank you!).**",
          "retails for $149 and $169 (with case) at the time of this review. Unaffiliated links: "
          "[Shop](https://a.b)\n"}) {
        BOOST_TEST(holds(draft, part), part << " in\n" << draft);
    }
}

BOOST_AUTO_TEST_CASE(every_field_of_a_review_has_its_mark)
{
    const auto fields = template_fields({});
    for (const auto& field : review_fields()) {
        const std::string_view mark = field.name == "link"         ? "links"
                                      : field.name == "variant"    ? "price"
                                      : field.name == "like"       ? "likes"
                                      : field.name == "improve"    ? "improvements"
                                      : field.name == "comparison" ? "comparisons"
                                      : field.name == "sub"        ? "bass"
                                                                   : field.name;
        const bool shows_in_others = field.name == "slug" || field.name == "target";
        BOOST_TEST((shows_in_others || find_field(fields, mark) != nullptr), mark);
    }
}

BOOST_AUTO_TEST_CASE(prices_of_other_forms_have_the_currency_of_the_profile_too)
{
    SiteProfile euro;
    euro.currency = "EUR";
    const std::vector<ReviewSetting> named{option("brand", "A"), option("model", "B")};
    auto settings = named;
    settings.insert(settings.end(), {option("price", "19"), option("variant", "with case=25"),
                                     option("variant", "gold=$99")});
    BOOST_TEST(price_text(make_review({}, settings, "2024-05-06", euro)) ==
               "19 EUR, 25 EUR (with case) and $99 (gold)");
    BOOST_TEST(price_text(some_review({option("variant", "plain=$9")})) == "$9 (plain)");
    BOOST_TEST(price_text(some_review()).empty());
    BOOST_TEST(error_of({option("variant", "25")}).starts_with("expected WHAT=PRICE for --variant"));
    BOOST_TEST(error_of({option("variant", "x=25")}).starts_with("expected a price with its currency"));
}

BOOST_AUTO_TEST_CASE(a_discount_belongs_to_what_was_bought)
{
    const auto review = some_review({option("purchase", "Shop"), option("discount", "20 %")});
    BOOST_TEST(disclosure(review) == "**I bought the unit at Shop (with a discount of 20 %).**");
    BOOST_TEST(error_of({option("discount", "20 %"), option("sample", "Shop")}) ==
               "expected --purchase with --discount but found none");
    // A template of one's own has no place for it but the shop's.
    const auto own =
        fill_template(template_with_marks("---\ntitle: x\n---\n\n- I bought the unit from XXXX.\n", "t.md"),
                      "t.md", review);
    BOOST_TEST(holds(own, "- I bought the unit from Shop (with a discount of 20 %).\n"));
}

BOOST_AUTO_TEST_CASE(links_that_earn_money_are_not_called_unaffiliated)
{
    const std::string own = "---\ntitle: x\n---\n\n- It retails for $xxxx. Unaffiliated link:\n";
    const auto line = [&](std::vector<ReviewSetting> more) {
        more.push_back(option("link", "Shop=https://a.b"));
        return fill_template(template_with_marks(own, "t.md"), "t.md", some_review(more));
    };
    BOOST_TEST(holds(line({option("price", "$9")}), "\n- It retails for $9. Unaffiliated link: [Shop]"));
    BOOST_TEST(holds(line({option("price", "$9"), option("affiliate", "yes")}),
                     "\n- It retails for $9. Affiliate link: [Shop]"));
    const auto without_price = line({option("affiliate", "yes")});
    BOOST_TEST(holds(without_price, "\n- Affiliate links, by which I earn: [Shop]"));
    BOOST_TEST(!holds(without_price, "retails"));
    BOOST_TEST(error_of({option("affiliate", "maybe")}) ==
               "expected yes or no for --affiliate but found 'maybe'");
}

BOOST_AUTO_TEST_CASE(the_rule_of_the_mean_is_told_where_it_was_followed)
{
    std::vector<ReviewSetting> parts{option("sub", "tonality=4"), option("sub", "bass=4"),
                                     option("sub", "resolution=3"), option("sub", "staging=3")};
    constexpr std::string_view rule = "- The sonic rating is the mean of those of";
    BOOST_TEST(holds(draft_of(some_review(parts)), rule)); // 3.5
    parts.push_back(option("sonic", "4"));
    BOOST_TEST(!holds(draft_of(some_review(parts)), rule));
    BOOST_TEST(!holds(draft_of(some_review({option("sonic", "4")})), rule));
}

Review with_rivals()
{
    auto review = some_review({option("comparison", "Beta*"), option("comparison", "Gamma & Co=g L.csv"),
                               option("comparison", "Gamma & Co=g=R.csv")});
    review.profile.graphs = "https://g.example/";
    review.rivals.at(1).figure =
        PostFigure{"/g.png", {"One", "Gamma & Co"}, "Flat target", "5128", "1/12 octave smoothing", "500 Hz"};
    return review;
}

BOOST_AUTO_TEST_CASE(every_rival_has_its_section_with_figure_caption_and_link)
{
    const auto review = with_rivals();
    BOOST_TEST(review.rivals.at(1).curves == (std::vector<std::string>{"g L.csv", "g=R.csv"}),
               boost::test_tools::per_element());
    BOOST_TEST(
        comparisons(review) ==
        "### Beta\\*\n\n"
        "TODO: how Acme One sounds beside Beta\\*\n\n"
        "### Gamma & Co\n\n"
        "![Frequency response of Acme One and Gamma & Co](/g.png)\n\n"
        "*Frequency response of Acme One against Gamma & Co and the Flat target. Measured on 5128: compare "
        "it with measurements from the same rig only. The curves are at one level at 500 Hz, with 1/12 "
        "octave smoothing.*\n\n"
        "[Compare these curves in the graph tool]"
        "(https://g.example/?share=Acme_One,Gamma_%26_Co,Flat_Target).\n\n"
        "TODO: how Acme One sounds beside Gamma & Co");
    BOOST_TEST(comparisons(some_review()) == "TODO: how it sounds beside IEMs of its class");
    BOOST_TEST(holds(draft_of(review, BuiltInTemplate::impressions), "\n## Comparisons\n\n### Beta"));
    BOOST_TEST(!holds(draft_of(some_review(), BuiltInTemplate::impressions), "Comparisons"));
    const auto own = fill_template(
        template_with_marks("---\ntitle: x\n---\n\nComparisons\n===\n\nEnd\n===\n", "t.md"), "t.md", review);
    BOOST_TEST(holds(own, "Comparisons\n===\n\n### Beta"), own);
    BOOST_TEST(error_of({option("comparison", " =x.csv")}).starts_with("expected NAME or NAME=FILE"));
}

BOOST_AUTO_TEST_CASE(pictures_of_rivals_have_paths_of_their_own)
{
    auto review = some_review({option("comparison", "Beta 2+"), option("comparison", "Beta-2 Plus"),
                               option("comparison", "\xE6\xB0\xB4")});
    BOOST_TEST(rival_figure_path(review, 0) == "/assets/images/Acme-One/Acme-One_vs_Beta-2-Plus.png");
    BOOST_TEST(rival_figure_path(review, 1) == "/assets/images/Acme-One/Acme-One_vs_2.png");
    BOOST_TEST(rival_figure_path(review, 2) == "/assets/images/Acme-One/Acme-One_vs_3.png");
}

BOOST_AUTO_TEST_CASE(a_figure_of_ones_own_is_shown_or_drawn_where_it_is_wanted)
{
    const auto shown = draft_of(some_review({option("figure", "/img/a.png")}));
    BOOST_TEST(holds(shown, "![Frequency response of Acme One](/img/a.png)"));
    BOOST_TEST(holds(shown, "against TODO: other curves and target"));
    auto review = some_review({option("figure", "/img/a.svg"), option("curves", "a.csv")});
    BOOST_TEST(!review.figure.has_value());
    BOOST_TEST(figure_path(review) == "/img/a.svg");
    review.figure_path = "https://a.b/c.png";
    BOOST_CHECK_THROW((void)figure_path(review), Error);
    for (const auto* const path : {"a.png", "/../a.png", "/x/..", "/a/../../b.png"}) {
        BOOST_TEST(error_of({option("figure", path)}).starts_with("expected a path from the root"), path);
    }
}

BOOST_AUTO_TEST_CASE(measured_facts_are_for_the_writer_to_keep_or_delete)
{
    auto review = some_review({option("sensitivity", "108 dB/mW")});
    BOOST_TEST(measured_facts(review).empty()); // of what the maker says nothing was measured
    review.facts = {"Flat target",
                    "500 Hz",
                    {{"sub bass", {20.0}, {60.0}, {1.25}},
                     {"mid", {500.0}, {2000.0}, {-0.04}},
                     {"upper mid", {2000.0}, {4000.0}, {-2.0}},
                     {"low mid", {500.0}, {1000.0}, {0.0}}},
                    BalanceFact{{200.0}, {5000.0}, {0.3}, {0.46}, {-1.2}, {4512.0}}};
    BOOST_TEST(
        measured_facts(review) ==
        "TODO: keep what was measured, in words of your own, or delete it\n\n"
        "- Mean of the channels beside the Flat target, both at one level at 500 Hz: sub bass +1.2 dB (20 "
        "to 60 Hz), mid 0.0 dB (500 Hz to 2 kHz), upper mid -2.0 dB (2 to 4 kHz), low mid 0.0 dB (500 Hz to "
        "1 kHz).\n"
        "- Left channel minus right channel, 200 Hz to 5 kHz: mean +0.3 dB, RMS 0.5 dB, greatest -1.2 dB "
        "at 4510 Hz.\n"
        "- Sensitivity: 108 dB/mW.");
    BOOST_TEST(holds(draft_of(review), "\n\nTODO: keep what was measured"));
    review.facts.bands.clear();
    BOOST_TEST(!holds(measured_facts(review), "beside"));
}

BOOST_AUTO_TEST_CASE(a_review_file_names_rivals_by_a_map)
{
    const auto review = make_review(
        read_review_file(
            "brand: A\nmodel: B\ncomparison:\n  Beta: [b L.csv, b R.csv]\n  Gamma: g.csv\n  Delta:\n"
            "variant: {with case: $20}\nlike: [Bass, Price]\n",
            "r.yaml"),
        {}, "2024-05-06");
    BOOST_TEST(review.rivals.size() == 3U);
    BOOST_TEST(review.rivals.at(0).curves.size() == 2U);
    BOOST_TEST(review.rivals.at(1).curves.at(0) == "g.csv");
    BOOST_TEST(review.rivals.at(2).curves.empty());
    BOOST_TEST(review.variants.at(0).what == "with case");
    BOOST_TEST(review.likes.size() == 2U);
    BOOST_TEST(file_error_of("comparison: {a=b: c.csv}\n") ==
               "r.yaml:3: expected a name without = for comparison but found 'a=b'");
    BOOST_TEST(file_error_of("comparison: {a: {b: c}}\n") ==
               "r.yaml:3: expected a file or a list of files for comparison");
    BOOST_TEST(file_error_of("comparison: {a: [[b]]}\n").starts_with("r.yaml:3: expected text in the list"));
}

BOOST_AUTO_TEST_CASE(what_a_template_leaves_room_for_is_to_do)
{
    const auto marked = template_with_marks("---\ntitle: x\n---\n\n"
                                            "Opening phrase\n\n"
                                            "**Setup**:\n"
                                            "- Cable:\n"
                                            "- Tracks:\n\n"
                                            "**Bass:** \n\n"
                                            "![](/assets/images/x.jpg)\n\n"
                                            "**Detail:** *Words.*\n\n"
                                            "**Best ear tips, recommended:**\n\n"
                                            "Summary\n\n"
                                            "**What I like about it:**\n\n- \n\n"
                                            "**What to improve:**\n\n* \n\n"
                                            "Others\n===\n\n- \n",
                                            "t.md");
    for (const auto* const part :
         {"\n[[opening]]\n", "**Setup**:\n- Cable: [[cable]]\n- Tracks: TODO\n", "**Bass:** TODO\n\n![](",
          "**Detail:** *Words.*\n", "recommended:** [[recommended-tips]]\n", "\nTODO: summary\n",
          "about it:**\n\n[[likes]]\n", "improve:**\n\n[[improvements]]\n", "===\n\n- TODO\n"}) {
        BOOST_TEST(holds(marked, part), part << " in\n" << marked);
    }
}

BOOST_AUTO_TEST_CASE(smoothing_is_that_of_the_site_unless_the_review_has_one)
{
    SiteProfile site;
    site.smoothing = "1/12";
    const std::vector<ReviewSetting> named{option("brand", "A"), option("model", "B")};
    BOOST_TEST(make_review({}, named, "2024-05-06", site).smoothing == "1/12");
    auto settings = named;
    settings.push_back(option("smoothing", "none"));
    BOOST_TEST(make_review({}, settings, "2024-05-06", site).smoothing == "none");
}

BOOST_AUTO_TEST_CASE(what_stands_before_links_is_known_without_them)
{
    const auto fields = template_fields(Review{});
    BOOST_TEST(find_field(fields, "link-label")->known);
    BOOST_TEST(find_field(fields, "link-label")->markdown == "Links");
    BOOST_TEST(!find_field(fields, "links")->known);
}

BOOST_AUTO_TEST_CASE(seven_fields_may_be_given_more_than_once_and_one_is_an_operand)
{
    const std::vector<std::string_view> repeated{"variant", "link",       "sub",   "like",
                                                 "improve", "comparison", "curves"};
    for (const auto& field : review_fields()) {
        const bool is_repeated = std::find(repeated.begin(), repeated.end(), field.name) != repeated.end();
        BOOST_TEST(field.repeated == is_repeated, field.name);
        BOOST_TEST(field.is_option == (field.name != "curves"), field.name);
        const auto list = std::string(field.name) + ": [a, b]\n";
        if (is_repeated) {
            BOOST_TEST(read_review_file(list, "r").size() == 2U, field.name);
        } else {
            BOOST_CHECK_THROW((void)read_review_file(list, "r"), Error);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
