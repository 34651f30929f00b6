#include "core/error.hpp"
#include "post/date.hpp"
#include "post/post.hpp"
#include "post/rating.hpp"
#include "post/rating_line.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(post)

constexpr std::string_view sonic_label = "**Absolute Sonic Quality Rating:**";

std::optional<double> sonic_of(const std::string& body)
{
    const auto post = read_post("---\ntitle: A\n---\n" + body + "\n", "post.md");
    return post.sonic ? std::optional(post.sonic->value) : std::nullopt;
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
    BOOST_TEST(post.bias.value().value == 3.0);
}

BOOST_AUTO_TEST_CASE(the_name_is_the_title_before_its_first_dash_between_blanks)
{
    const auto name_of = [](const std::string& title) {
        return read_post("---\ntitle: \"" + title + "\"\n---\n", "2024-01-02-a.md").name;
    };
    BOOST_TEST(name_of("A x B-1 One - Dark - and deep") == "A x B-1 One");
    BOOST_TEST(name_of("Some Series") == "Some Series");
    BOOST_TEST(name_of("A One \xE2\x80\x93 Dark") == "A One");
    BOOST_TEST(name_of("A One \xE2\x80\x94 Dark - deep") == "A One");
    BOOST_TEST(name_of("A One Review | A blog") == "A One");
    BOOST_TEST(name_of("Review: A One") == "A One");
    BOOST_TEST(name_of("Review - A One - Dark") == "A One");
    BOOST_TEST(name_of("Reviewer One") == "Reviewer One");
    BOOST_TEST(name_of("A-B One") == "A-B One");
    BOOST_TEST(name_of("") == "2024-01-02-a");
}

BOOST_AUTO_TEST_CASE(the_front_matter_goes_before_the_closing_lines_and_a_difference_is_reported)
{
    const auto post = read_post(
        "---\ntitle: A\nrating: 4\nbias: \"3.5/5\"\n---\n" + std::string(sonic_label) + " 3/5\n", "d/p.md");
    BOOST_TEST(post.sonic.value().value == 4.0);
    BOOST_TEST(post.bias.value().value == 3.5);
    BOOST_REQUIRE(post.findings.size() == 1U);
    BOOST_TEST(post.findings[0].line == 6U);
    BOOST_TEST(post.findings[0].text == "expected the sonic rating of the front matter, 4, but found 3");
}

BOOST_AUTO_TEST_CASE(a_rating_off_the_scale_is_an_error_with_its_place)
{
    for (const auto* const mark : {"6/5", "3.7/5", "0", "0.5/5", "8/10"}) {
        BOOST_CHECK_EXCEPTION(
            (void)sonic_of(std::string(sonic_label) + " " + mark), Error, [&](const Error& error) {
                return error.line() ==
                       "post.md:4: expected the sonic rating from 1 to 5 in half points but found '" +
                           std::string(mark) + "'; another scale needs --scale";
            });
    }
    BOOST_CHECK_EXCEPTION(
        (void)read_post("---\ntitle: A\nbias: great\n---\n", "p.md"), Error, [](const Error& error) {
            return error.line() == "p.md:3: expected the bias rating from 1 to 5 in half points but "
                                   "found 'great'; another scale needs --scale";
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
    BOOST_TEST(post.findings[0].text ==
               "expected a day as YYYY-MM-DD in the file name but found '2023-16-07'");
    BOOST_TEST(post.findings[1].line == 5U);
}

BOOST_AUTO_TEST_CASE(without_a_title_the_first_heading_is_the_name)
{
    BOOST_TEST(read_post("Text.\n\n# Lumen *One*\n\n## Two\n", "x.md").name == "Lumen One");
    BOOST_TEST(read_post("Lumen One - Review\n===\n", "x.md").name == "Lumen One");
    BOOST_TEST(read_post("#hashtag\n", "x.md").name == "x");
    BOOST_TEST(read_post("Text.\n", "posts/lumen-one/index.md").name == "lumen-one");
    BOOST_TEST(read_post("Text.\n", "posts/lumen-one/index.md").file == "lumen-one/index.md");
}

BOOST_AUTO_TEST_CASE(toml_front_matter_is_read_as_yaml_is)
{
    const auto post = read_post("+++\ntitle = \"A One - T\"\ndate = 2025-03-01\nrating = 4.5 # of 5\nbias = "
                                "'4/5'\nprice = \"$1,299\"\n+++\nText\n",
                                "x.md");
    BOOST_TEST(post.name == "A One");
    BOOST_TEST(post.date == "2025-03-01");
    BOOST_TEST(post.sonic.value().value == 4.5);
    BOOST_TEST(post.bias.value().value == 4.0);
    BOOST_TEST(post.price.usd.value() == 1299.0);
}

BOOST_AUTO_TEST_CASE(a_key_that_counts_counts_once)
{
    BOOST_CHECK_EXCEPTION(
        (void)read_post("---\ntitle: A\nrating: 4\nrating: 3\n---\n", "p.md"), Error, [](const Error& error) {
            return error.line() == "p.md:4: expected rating once in the front matter but found it twice";
        });
    BOOST_TEST(read_post("---\ntitle: A\ntags: a\ntags: b\n---\n", "p.md").name == "A");
}

BOOST_AUTO_TEST_CASE(drafts_and_unpublished_posts_are_known)
{
    const auto published = [](const std::string& line, const std::string& file) {
        return read_post("---\ntitle: A\n" + line + "\n---\n", file).is_published;
    };
    BOOST_TEST(published("draft: false", "p.md"));
    BOOST_TEST(!published("draft: true", "p.md"));
    BOOST_TEST(!published("published: false", "p.md"));
    BOOST_TEST(published("published: true", "p.md"));
    BOOST_TEST(!published("", "site/_drafts/p.md"));
    BOOST_TEST(!published("", "_drafts/p.md"));
    BOOST_TEST(published("", "my_drafts/p.md"));
    const auto line = [](const std::string& text, const std::string& file) {
        const auto findings = read_post("---\ntitle: A\n" + text + "\n---\n", file).findings;
        return findings.empty() ? 99U : findings.front().line;
    };
    BOOST_TEST(line("draft: true", "p.md") == 3U);
    BOOST_TEST(line("", "_drafts/p.md") == 0U);
    BOOST_TEST(line("published: false", "p.md") == 3U);
}

BOOST_AUTO_TEST_CASE(words_for_no_rating_are_a_note)
{
    for (const auto* const words : {"N/A", "N/A (Not Tried)", "N/A: Conflict of Interest", "TBD", "Broken",
                                    "???", "-", "\xE2\x80\x94", "not rated"}) {
        const auto post = read_post("---\ntitle: A\nrating: \"" + std::string(words) + "\"\n---\n", "p.md");
        BOOST_TEST(!post.sonic.has_value(), words);
        BOOST_REQUIRE_MESSAGE(post.findings.size() == 1U, words);
        BOOST_TEST((post.findings[0].severity == Severity::note), words);
        BOOST_TEST(post.findings[0].line == 3U, words);
    }
}

BOOST_AUTO_TEST_CASE(other_scales_keep_their_text)
{
    const auto ten = Scale::parse("10");
    const auto read = [](const Scale& scale, std::string_view text) { return scale.read(text); };
    for (const auto* const text : {"8.5/10", "7.34/10", "8", "0", "10"}) {
        BOOST_TEST((read(ten, text).kind == ReadRating::Kind::rating), text);
        BOOST_TEST(read(ten, text).rating.text == text);
    }
    BOOST_TEST(read(ten, "**8.5/10** (great)").rating.text == "8.5/10");
    BOOST_TEST(read(ten, "8. Great").rating.text == "8");
    BOOST_TEST((read(ten, "4/5").kind == ReadRating::Kind::off_scale));
    BOOST_TEST((read(ten, "10.5").kind == ReadRating::Kind::off_scale));
    BOOST_TEST((read(Scale(), "8.5/10").kind == ReadRating::Kind::off_scale));

    const auto letters = Scale::parse("S+,S,A+,A,A-");
    BOOST_TEST(read(letters, "s").rating.text == "S");
    BOOST_TEST(read(letters, "**A+** - nice").rating.text == "A+");
    BOOST_TEST(read(letters, "A+ (bright)").rating.value > read(letters, "A").rating.value);
    BOOST_TEST((read(letters, "B").kind == ReadRating::Kind::unreadable));
    BOOST_TEST((read(letters, "4/5").kind == ReadRating::Kind::unreadable));
    BOOST_TEST((read(letters, "N/A").kind == ReadRating::Kind::none));
    BOOST_TEST(letters.span() == "among S+, S, A+, A, A-");
    BOOST_TEST(ten.span() == "from 0 to 10");
    BOOST_TEST(Scale().span() == "from 1 to 5 in half points");
    BOOST_TEST(Scale::parse("A,B").span() == "among A, B");
    BOOST_TEST(Scale::parse("0.01").span() == "from 0 to 0.01");
    for (const auto* const text : {"", "S", "S,S", "S,,A", "0", "-5", "S A,B"}) {
        BOOST_CHECK_THROW((void)Scale::parse(text), Error);
    }
}

BOOST_AUTO_TEST_CASE(sub_ratings_are_read_by_their_names)
{
    const SubRatings expected{4, 3, 3.5, 5};
    for (const auto* const text :
         {"(Tonality 4 - Bass 3 - Resolution 3.5 - Staging - 5)",
          "(Tonality: 4/5; Resolution: 3.5/5; Imaging: 5/5; Bass and Dynamic: 3/5)",
          "Timbre and tonality: 4, Detail: 3.5, percussion rendering: 3, Spatial 5/5"}) {
        BOOST_TEST((read_sub_ratings(text) == expected), text);
    }
    BOOST_TEST((read_sub_ratings("Tonality, 4; bass (good) 3") == SubRatings{}));
}

BOOST_AUTO_TEST_CASE(days_follow_the_gregorian_calendar)
{
    BOOST_TEST(is_date("2024-02-29"));
    BOOST_TEST(is_date("2000-02-29"));
    for (const auto* const text : {"2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31",
                                   "2024-1-1", "2024-01-001", "20240101"}) {
        BOOST_TEST(!is_date(text), text);
    }
    BOOST_TEST(day_of("2025-01-10T09:00:00+07:00") == "2025-01-10");
    BOOST_TEST(day_of(" 2025-1-2 09:00") == "2025-01-02");
    BOOST_TEST(day_of("2025-13-01").empty());
    BOOST_TEST(day_of("10/1/2025").empty());
}

/// Quadratic work on a megabyte would take minutes.
BOOST_AUTO_TEST_CASE(openings_without_an_end_are_read_in_linear_time, *boost::unit_test::timeout(300))
{
    for (const std::string opening : {"{%comment ", "{% comment %}", "{%-comment endcomment ", "<!--",
                                      "```\n", "**Bias Score:** <a ", "~~", "retails $", "[[", "![", "]("}) {
        std::string body;
        while (body.size() < 1'000'000) {
            body += opening;
        }
        BOOST_TEST(!sonic_of(body + "\n").has_value());
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
