#include "core/error.hpp"
#include "post/date.hpp"
#include "post/post.hpp"
#include "post/rating.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(post)

constexpr std::string_view sonic_label = "**Absolute Sonic Quality Rating:**";

std::optional<double> sonic_of(const std::string& body)
{
    return read_post("---\ntitle: A\n---\n" + body + "\n", "post.md").sonic;
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
}

/// Quadratic work on a megabyte would take minutes.
BOOST_AUTO_TEST_CASE(openings_without_an_end_are_read_in_linear_time, *boost::unit_test::timeout(20))
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
