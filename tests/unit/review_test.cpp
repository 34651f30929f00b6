#include "core/error.hpp"
#include "review/date.hpp"
#include "review/draft.hpp"
#include "review/post.hpp"
#include "review/post_name.hpp"
#include "review/rating.hpp"
#include "review/review.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(review)

constexpr std::string_view sonic_label = "**Absolute Sonic Quality Rating:**";

std::optional<double> sonic_of(const std::string& body)
{
    return read_post("---\ntitle: A\n---\n" + body + "\n", "post.md").sonic;
}

bool holds(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, std::string_view part)
{
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++found;
    }
    return found;
}

BOOST_AUTO_TEST_CASE(the_overall_rating_is_the_mean_to_the_nearest_half_with_ties_up)
{
    BOOST_TEST(overall_rating({4, 4, 4, 4}).value() == 4.0);
    BOOST_TEST(overall_rating({5, 3, 3, 4}).value() == 4.0);   // mean 3.75, a tie
    BOOST_TEST(overall_rating({4, 4, 3, 3.5}).value() == 3.5); // 3.625
    BOOST_TEST(overall_rating({3, 4, 3, 4.5}).value() == 3.5); // 3.625
    BOOST_TEST(overall_rating({3, 3, 3, 4}).value() == 3.5);   // 3.25, a tie
    BOOST_TEST(!overall_rating({4, 4, 4, {}}).has_value());
}

BOOST_AUTO_TEST_CASE(the_scale_has_half_points_from_one_to_five)
{
    for (const double rating : {1.0, 1.5, 3.0, 4.5, 5.0}) {
        BOOST_TEST(is_rating(rating));
    }
    for (const double rating : {0.0, 0.5, 3.7, 5.5, 6.0, -3.0}) {
        BOOST_TEST(!is_rating(rating));
    }
    BOOST_TEST(rating_label(1.0) == "Poor");
    BOOST_TEST(rating_label(3.0) == "Good");
    BOOST_TEST(rating_label(3.5) == "Very Good");
    BOOST_TEST(rating_label(4.5) == "Great");
    BOOST_TEST(rating_label(5.0) == "Outstanding");
}

BOOST_AUTO_TEST_CASE(a_rating_is_read_however_it_is_written)
{
    for (const auto* const text :
         {"3.5/5 - Good", "3.5", "3.5 (Very Good)", " **3.5/5 - Good** (Tonality 3 - Bass 4 - Resolution 3)",
          "**3.5/5** (Tonality: 3/5; Bass: 5/5)", "3.5/5 (Tonality: 4, Stage: 3) - Great", "3,5/5", "3.50/5",
          "3.5 / 5", "3.5 out of 5", "3\xC2\xBD/5", "**3.5**/5", "3.5/5.", "3.5/5 \xE2\x80\x93 Good",
          "\xC2\xA0"
          "3.5/5",
          "3.5/5!", "_3.5_"}) {
        const auto rating = read_rating(text);
        BOOST_REQUIRE_MESSAGE(rating.has_value(), text);
        BOOST_TEST(rating->value == 3.5);
        BOOST_TEST(rating->out_of == 5.0);
    }
    BOOST_TEST(read_rating("8/10")->out_of == 10.0);
    for (const auto* const text :
         {"", "TODO", "Great 4/5", "4th", "3-4/5", "3 to 4", "3/5 \xE2\x80\x93 4/5", "X/5"}) {
        BOOST_TEST(!read_rating(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_CASE(a_rating_line_is_known_by_its_label)
{
    for (const auto* const line :
         {"**Absolute Sonic Quality Rating:** 4", "**Absolute Sonic Quality Rating**: 4",
          "__Absolute Sonic Quality Rating:__ 4", "- **Absolute Sonic Quality Rating:** 4",
          "## Absolute Sonic Quality Rating: 4", "Absolute  Sonic Quality\tRating : 4",
          "**ABSOLUTE sonic quality rating:**4", "***Absolute Sonic Quality Rating: 4***",
          "<b>Absolute Sonic Quality Rating:</b> 4", "Absolute Sonic Quality Rating \xE2\x80\x93 4",
          "~~2~~ **Absolute Sonic Quality Rating:** ~~3~~ 4", "| Absolute Sonic Quality Rating | 4 |"}) {
        BOOST_TEST(sonic_of(line).value_or(0) == 4.0, line);
    }
    for (const auto* const line :
         {"Its Absolute Sonic Quality Rating: 4", "Absolute Sonic Quality Ratings: 4",
          "An overall ranking of 3/5 or above", "## Tonality: 3/5", "> **Absolute Sonic Quality Rating:** 4",
          "Absolute Sonic Quality Rating of 4/5 is rare"}) {
        BOOST_TEST(!sonic_of(line).has_value(), line);
    }
}

BOOST_AUTO_TEST_CASE(the_last_visible_line_counts)
{
    const std::string line = std::string(sonic_label) + " ";
    BOOST_TEST(sonic_of(line + "2/5\n\n" + line + "4/5").value() == 4.0);
    BOOST_TEST(sonic_of(line + "4/5\n<!-- " + line + "5/5 -->").value() == 4.0);
    BOOST_TEST(sonic_of(line + "4/5\n<!--\n\n" + line + "5/5\n-->").value() == 4.0);
    BOOST_TEST(sonic_of(line + "4/5\n```\n" + line + "5/5\n```").value() == 4.0);
    BOOST_TEST(sonic_of(line + "4/5\n{% comment %}\n" + line + "5/5\n{% endcomment %}").value() == 4.0);
    BOOST_TEST(sonic_of(line + "\n4/5 - Great").value() == 4.0);
    BOOST_TEST(sonic_of("<!-- never closed\n" + line + "4/5").value() == 4.0);
}

BOOST_AUTO_TEST_CASE(line_ends_byte_order_mark_and_latin1_change_nothing)
{
    const auto post = read_post(
        "\xEF\xBB\xBF---\r\ntitle: \"Caf\xE9 One - T\"\r\n---\r\n**Bias Score:** 3 (I\x92m lukewarm)\r\n",
        "x.md");
    BOOST_TEST(post.name == "Caf\xC3\xA9 One");
    BOOST_TEST(post.bias.value() == 3.0);
}

BOOST_AUTO_TEST_CASE(the_name_is_the_title_before_its_first_dash_between_blanks)
{
    const auto name_of = [](const std::string& title) {
        return read_post("---\ntitle: \"" + title + "\"\n---\n", "2024-01-02-a.md").name;
    };
    BOOST_TEST(name_of("A x B-1 One - Dark - and deep") == "A x B-1 One");
    BOOST_TEST(name_of("Some Series") == "Some Series");
    BOOST_TEST(name_of("") == "2024-01-02-a");
}

BOOST_AUTO_TEST_CASE(the_front_matter_goes_before_the_closing_lines_and_a_difference_is_reported)
{
    const auto post = read_post(
        "---\ntitle: A\nrating: 4\nbias: \"3.5/5\"\n---\n" + std::string(sonic_label) + " 3/5\n", "d/p.md");
    BOOST_TEST(post.sonic.value() == 4.0);
    BOOST_TEST(post.bias.value() == 3.5);
    BOOST_REQUIRE(post.findings.size() == 1U);
    BOOST_TEST(post.findings[0].place.line == 6U);
    BOOST_TEST(post.findings[0].message == "expected the sonic rating of the front matter, 4, but found 3");
}

BOOST_AUTO_TEST_CASE(a_rating_off_the_scale_is_an_error_with_its_place)
{
    for (const auto* const mark : {"6/5", "3.7/5", "0", "0.5/5", "8/10"}) {
        BOOST_CHECK_EXCEPTION(
            (void)sonic_of(std::string(sonic_label) + " " + mark), Error, [&](const Error& error) {
                return error.line() ==
                       "post.md:4: expected the sonic rating from 1 to 5 in half points but found '" +
                           std::string(mark) + "'";
            });
    }
    BOOST_CHECK_EXCEPTION((void)read_post("---\ntitle: A\nbias: great\n---\n", "p.md"), Error,
                          [](const Error& error) {
                              return error.line() == "p.md:3: expected a number for bias but found 'great'";
                          });
}

BOOST_AUTO_TEST_CASE(what_is_still_to_be_done_is_no_rating)
{
    const auto post = read_post(
        "---\ntitle: A\nrating: TODO\nbias:\n---\n**Absolute Sonic Quality Rating:** TODO: sonic rating\n",
        "p.md");
    BOOST_TEST(!post.sonic.has_value());
    BOOST_TEST(!post.bias.has_value());
    BOOST_TEST(post.findings.empty());
}

BOOST_AUTO_TEST_CASE(template_text_and_impossible_days_are_findings)
{
    const auto post = read_post("---\ntitle: A\n---\n\nfrom XXXX\n", "2023-16-07-review-A.md");
    BOOST_TEST(post.date.empty());
    BOOST_REQUIRE(post.findings.size() == 2U);
    BOOST_TEST(post.findings[0].message ==
               "expected a day as YYYY-MM-DD in the file name but found '2023-16-07'");
    BOOST_TEST(post.findings[1].place.line == 5U);
}

BOOST_AUTO_TEST_CASE(days_follow_the_gregorian_calendar)
{
    BOOST_TEST(is_date("2024-02-29"));
    BOOST_TEST(is_date("2000-02-29"));
    for (const auto* const text : {"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31",
                                   "2024-1-1", "2024-01-001", "20240101"}) {
        BOOST_TEST(!is_date(text), text);
    }
    BOOST_TEST(date_of_epoch(0) == "1970-01-01");
    BOOST_TEST(date_of_epoch(951782399) == "2000-02-28"); // a second before leap day 2000
    BOOST_TEST(date_of_epoch(951782400) == "2000-02-29");
    BOOST_TEST(default_date("86400", 0) == "1970-01-02");
    BOOST_CHECK_THROW((void)default_date("soon", 0), Error);
}

ReviewSetting option(const std::string& field, const std::string& value)
{
    return {field, value, std::nullopt};
}

Review some_review(std::vector<ReviewSetting> more = {})
{
    more.insert(more.begin(), {option("brand", "Acme"), option("model", "One")});
    return make_review({}, more, "2024-05-06");
}

BOOST_AUTO_TEST_CASE(file_names_keep_letters_and_digits)
{
    BOOST_TEST(slug_of("Project ACE") == "Project-ACE");
    BOOST_TEST(slug_of("  R&D -- \"Labs\" ") == "R-and-D-Labs");
    BOOST_TEST(slug_of("Aria 2+") == "Aria-2-Plus");
    BOOST_TEST(slug_of("\xC3\x9C"
                       "n\xC3\xAF"
                       "c\xC3\xB6"
                       "d\xC3\xA9 \xC3\x86\xC3\x9F \xC5\x81") == "Unicode-AEss-L");
    BOOST_TEST(slug_of("Ca"
                       "fe\xCC\x81 \xC4\x90\xC3\xA0 N\xE1\xBA\xB5ng") ==
               "Cafe-Da-Nang"); // combining and composed marks
    BOOST_TEST(slug_of("../../etc/passwd") == "etc-passwd");
    BOOST_TEST(slug_of("\xE6\xB0\xB4\xE6\x9C\x88").empty());
    BOOST_TEST(post_file_name(some_review()) == "2024-05-06-review-Acme-One.md");
    BOOST_TEST(figure_path(some_review()) == "/assets/images/Acme-One/Acme-One_graph.png");
}

BOOST_AUTO_TEST_CASE(a_name_without_latin_letters_asks_for_a_slug)
{
    const std::vector<ReviewSetting> names{option("brand", "\xE6\xB0\xB4"), option("model", "One")};
    BOOST_CHECK_THROW((void)post_file_name(make_review({}, names, "2024-05-06")), Error);
    auto with_slug = names;
    with_slug.push_back(option("slug", "Moon-One"));
    BOOST_TEST(post_file_name(make_review({}, with_slug, "2024-05-06")) == "2024-05-06-review-Moon-One.md");
}

BOOST_AUTO_TEST_CASE(options_go_before_the_file)
{
    const auto file = read_review_file("brand: Acme\nmodel: One\nsample: Shop\nprice: $5\nsub: {bass: 3, "
                                       "staging: 2}\nlink: [A=https://a.b]\n",
                                       "r.yaml");
    const auto review = make_review(
        file, {option("model", "Two"), option("tour", "Club"), option("sub", "bass=4")}, "2024-01-01");
    BOOST_TEST(review.model == "Two");
    BOOST_TEST((review.source == Source::tour));
    BOOST_TEST(review.provider == "Club");
    BOOST_TEST(review.parts.bass.value() == 4.0);
    BOOST_TEST(review.parts.staging.value() == 2.0);
    BOOST_TEST(review.links.at(0).label == "A");
}

BOOST_AUTO_TEST_CASE(a_bad_field_is_named_where_it_stands)
{
    const auto message = [](const std::string& yaml) -> std::string {
        try {
            (void)make_review(read_review_file(yaml, "r.yaml"), {}, "2024-01-01");
        } catch (const Error& error) {
            return error.line();
        }
        return "no error";
    };
    BOOST_TEST(message("brand: A\nmodle: B\n") == "r.yaml:2: expected the name of a field but found 'modle'");
    BOOST_TEST(message("brand: A\ndate: 2024-02-30\n") ==
               "r.yaml:2: expected a day as YYYY-MM-DD for date but found '2024-02-30'");
    BOOST_TEST(message("sonic: 4.2\n") ==
               "r.yaml:1: expected a rating from 1 to 5 in half points for sonic but found '4.2'");
    BOOST_TEST(message("price: 149\n") ==
               "r.yaml:1: expected a price with its currency, as in $149, for price but found '149'");
    BOOST_TEST(message("sample: A\nloan: B\n").starts_with("r.yaml:2: expected one source of the unit"));
    BOOST_TEST(message("link: javascript:x\n").starts_with("r.yaml:1: expected Label=URL"));
    BOOST_TEST(message("- a\n") == "r.yaml:1: expected a map of fields (brand: ...)");
    BOOST_TEST(message("brand: A\nbrand: B\n") == "r.yaml:2: expected 'brand' once but found it again");
    BOOST_TEST(message("brand: A\n") == "expected --model but found none");
}

BOOST_AUTO_TEST_CASE(the_sonic_rating_follows_from_four_parts_or_a_difference_is_remarked)
{
    const std::vector<ReviewSetting> parts{option("sub", "tonality=5"), option("sub", "bass=3"),
                                           option("sub", "resolution=3"), option("sub", "staging=4")};
    BOOST_TEST(some_review(parts).sonic.value() == 4.0);
    BOOST_TEST(review_remarks(some_review(parts)).empty());
    auto with_sonic = parts;
    with_sonic.push_back(option("sonic", "3"));
    BOOST_TEST(review_remarks(some_review(with_sonic)).size() == 1U);
}

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
