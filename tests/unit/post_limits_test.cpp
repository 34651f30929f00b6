// The places where the reading of posts decides one way or the other: a digit, a sign, a word, a line
// further.

#include "core/error.hpp"
#include "post/date.hpp"
#include "post/post.hpp"
#include "post/post_view.hpp"
#include "post/rating.hpp"
#include "post/visible_text.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <vector>

using namespace earbench;

namespace {

const std::string euro = "\xE2\x82\xAC";
const std::string other_scale = "; another scale needs --scale";

void finds(const std::string& words, const std::string& text, std::optional<double> usd)
{
    const auto price = find_price(words);
    BOOST_TEST(price.text == text, words);
    BOOST_TEST((price.usd == usd), words);
}

Post post_of(const std::string& body, const std::string& file = "p.md")
{
    return read_post("---\ntitle: A\n---\n" + body + "\n", file);
}

std::string error_of(const std::string& text)
{
    try {
        (void)read_post(text, "p.md");
    } catch (const Error& error) {
        return error.line();
    }
    return "no error";
}

} // namespace

BOOST_AUTO_TEST_SUITE(post_limits)

BOOST_AUTO_TEST_CASE(a_k_behind_a_number_is_a_thousand_and_a_longer_word_is_not)
{
    finds("$1.5k", "$1.5k", 1500.0);
    finds("$2K now", "$2K", 2000.0);
    finds("$2kg", "$2", 2.0);
}

BOOST_AUTO_TEST_CASE(a_comma_parts_thousands_before_three_digits_and_cents_before_one_or_two)
{
    finds("$1,234,567", "$1,234,567", 1'234'567.0);
    finds("$1,5", "$1,5", 1.5);
    finds("$1,49", "$1,49", 1.49);
    finds("$1,4999", "$1,4999", {}); // neither
    finds("$12,", "$12", 12.0);
    finds("$12. ", "$12", 12.0);
    finds("$12.5", "$12.5", 12.5);
}

BOOST_AUTO_TEST_CASE(currencies_stand_before_or_after_their_number)
{
    finds("99" + euro, "99" + euro, {});
    finds("99 " + euro + " plus", "99 " + euro, {});
    finds(euro + " 99", euro + " 99", {});
    finds("$~99", "$~99", 99.0);
    finds("$ 99", "$ 99", 99.0);
    finds("1.99 EUR", "1.99 EUR", {});
    finds("EUR99", "EUR99", {});
    finds("USD99", "USD99", 99.0);
    finds("99 USDX", "", {});
    finds("XUSD 99", "", {});
    finds("9USD 99", "9USD", 9.0);
    finds("$99 (AUD)", "$99 (AUD)", {});
    finds("$99 (AUD, taxed)", "$99 (AUD", {});
    finds("$99 USD", "$99 USD", 99.0);
    finds("NZ $99", "NZ $99", {});
    finds("EUR $99", "EUR $99", {});
    finds("XX $99", "$99", 99.0);
    finds("XX$99", "XX$99", {});
    finds("fromUS$99", "$99", 99.0);
    finds("$ for 99", "", {});
    finds(euro + " for 99", "", {});
    finds("$", "", {});
}

BOOST_AUTO_TEST_CASE(the_sentence_of_the_price_ends_before_a_capital_at_a_mark_of_its_own)
{
    const auto price = [](const std::string& body) { return retail_price(body).text; };
    for (const auto* const end : {". Then", "! Then", "? Then", ".\" Then", ".* _Then_", ".) Then"}) {
        BOOST_TEST(price("It retails somewhere" + std::string(end) + " $5") == "", end);
    }
    for (const auto* const on : {". then", ".Then", ", Then", ".5 Then"}) {
        BOOST_TEST(price("It retails somewhere" + std::string(on) + " $5") == "$5", on);
    }
    for (const auto* const block : {"\n\n", "\n- ", "\n* ", "\n# "}) {
        BOOST_TEST(price("It retails" + std::string(block) + "for $5") == "", block);
    }
    BOOST_TEST(price("It retails\nfor $5") == "$5");
    BOOST_TEST(price("It is retailing for $5") == "$5");
    BOOST_TEST(price("It RETAILED for $5") == "$5");
    BOOST_TEST(price("It retails for \\$5 or \\$6") == "$5");
    BOOST_TEST(price("At $4 it retails, it retailed for $5") == "$5");
    BOOST_TEST(price("Cheap at $3. At $4 it retails.") == "$4");
}

BOOST_AUTO_TEST_CASE(every_mark_has_its_words)
{
    const std::vector<std::string> labels{"Poor",      "Poor",  "Adequate", "Adequate",   "Good",
                                          "Very Good", "Great", "Great",    "Outstanding"};
    const std::vector<std::string> phrases{"I dislike this IEM",
                                           "I dislike this IEM",
                                           "I don't enjoy this IEM",
                                           "I don't enjoy this IEM",
                                           "I'm lukewarm about this IEM",
                                           "I'm lukewarm about this IEM",
                                           "I like this IEM",
                                           "I like this IEM",
                                           "I love this IEM!"};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const double mark = 1.0 + 0.5 * static_cast<double>(i);
        BOOST_TEST(rating_label(mark) == labels[i], mark);
        BOOST_TEST(bias_phrase(mark) == phrases[i], mark);
        BOOST_TEST(is_rating(mark), mark);
        BOOST_TEST(!is_rating(mark + 0.25), mark);
    }
    BOOST_TEST(rating_text(4.0) == "4");
    BOOST_TEST(rating_text(3.5) == "3.5");
}

BOOST_AUTO_TEST_CASE(a_mark_ends_where_another_thing_begins)
{
    const auto value = [](const std::string& text) {
        const auto rating = read_rating(text);
        return rating ? rating->value : 0.0;
    };
    for (const auto* const four :
         {"4", "4.", "4, good", "4 to none", "4 - good", "4 / none", "4-", "4 ~ about"}) {
        BOOST_TEST(value(four) == 4.0, four);
    }
    for (const auto* const none : {"4a", "4 ~ 5",
                                   "4\xE2\x80\x94"
                                   "5",
                                   "4 to 5", "4/5a", ".5", "4/55x"}) {
        BOOST_TEST(value(none) == 0.0, none);
    }
    BOOST_TEST(read_rating("4 out of 10")->out_of == 10.0);
    BOOST_TEST(read_rating("4 OUT  OF 10")->out_of == 10.0);
    BOOST_TEST(read_rating("4 / **10**")->out_of == 10.0);
    BOOST_TEST(value("4.25") == 4.25);
    BOOST_TEST(value("4\xC2\xBD") == 4.5);
    BOOST_TEST(value("4.5\xC2\xBD") == 4.5); // a half of a whole number only
}

BOOST_AUTO_TEST_CASE(what_follows_a_label_begins_after_one_mark)
{
    BOOST_TEST(after_label("Bias Score: 4", RatingLabel::bias).value() == "4");
    BOOST_TEST(after_label("Bias Score \xEF\xBC\x9A 4", RatingLabel::bias).value() == "4");
    BOOST_TEST(after_label("Bias Score \xE2\x80\x94 4", RatingLabel::bias).value() == "4");
    BOOST_TEST(after_label("Bias Score - 4", RatingLabel::bias).value() == "4");
    BOOST_TEST(after_label("Bias Score:: 4", RatingLabel::bias).value() == ": 4");
    BOOST_TEST(after_label("Bias Score:", RatingLabel::bias).value() == "");
    BOOST_TEST(after_label("<b class=x>Bias Score</b>: 1 < 2", RatingLabel::bias).value() == "1 < 2");
    BOOST_TEST(after_label("Bias Score: ~~3~~ 4 ~~", RatingLabel::bias).value() == "4 ~~");
    for (const auto* const line : {"Bias Scores: 4", "Bias Score4", "Bias: 4", "The Bias Score: 4"}) {
        BOOST_TEST(!after_label(line, RatingLabel::bias).has_value(), line);
    }
    BOOST_TEST(!after_label("Bias Score: 4", RatingLabel::sonic).has_value());
    BOOST_TEST(!after_label("Absolute Sonic Quality Rating: 4", RatingLabel::bias).has_value());
}

BOOST_AUTO_TEST_CASE(a_day_has_every_digit)
{
    BOOST_TEST(is_date("2019-09-09"));
    BOOST_TEST(is_date("1010-10-10"));
    BOOST_TEST(is_date("2024-12-31"));
    for (const auto* const text :
         {"2019/09-09", "2019-09:09", "201a-09-09", "2019-09-0/", "2019-12-32", "2019-09-00", ""}) {
        BOOST_TEST(!is_date(text), text);
    }
}

BOOST_AUTO_TEST_CASE(the_date_is_the_ten_characters_that_a_file_name_begins_with)
{
    BOOST_TEST(post_of("", "d/2024-01-02").date == "2024-01-02");
    BOOST_TEST(post_of("", "d/2024-01-02-a.md").date == "2024-01-02");
    BOOST_TEST(post_of("", "2024-01-0").date == "");
    for (const auto* const file : {"2024x13-02-a.md", "2024-13x02-a.md", "2024-13-0a.md", "2024-13-0"}) {
        BOOST_TEST(post_of("", file).findings.empty(), file);
    }
    BOOST_TEST(post_of("", "2024-13-02").findings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_closing_line_that_cannot_be_read_is_a_finding_unless_another_can)
{
    const auto post = post_of("Bias Score: high\nBias Score: higher");
    BOOST_REQUIRE(post.findings.size() == 1U);
    BOOST_TEST(post.findings[0].text ==
               "expected a rating from 1 to 5 in half points but found 'higher'" + other_scale);
    BOOST_TEST(post.findings[0].line == 5U);
    BOOST_TEST(post_of("Bias Score: high\nBias Score: 4").findings.empty());
    BOOST_TEST(post_of("Bias Score: 4\nBias Score: high").findings.empty());
    BOOST_TEST(post_of("Bias Score: 4\nBias Score: high").bias.value().value == 4.0);
    BOOST_TEST(post_of("Bias Score: ToDo").findings.empty());
    BOOST_TEST(post_of("Bias Score:").findings.empty());
    BOOST_TEST(post_of("Bias Score:\n4 of all").bias.value().value == 4.0);
    BOOST_TEST(!post_of("Bias Score:\nhigh").bias.has_value());
    BOOST_TEST(!post_of("Bias Score:\n\n4").bias.has_value());
}

BOOST_AUTO_TEST_CASE(a_quotation_has_at_most_forty_columns)
{
    const std::string forty(40, 'x');
    BOOST_TEST(error_of("---\nbias: " + forty + "\n---\n") ==
               "p.md:2: expected the bias rating from 1 to 5 in half points but found '" + forty + "'" +
                   other_scale);
    const auto longer = error_of("---\nbias: " + forty + "x\n---\n");
    BOOST_TEST(longer.find(forty) == std::string::npos, longer);
    BOOST_TEST(longer.find(std::string(37, 'x')) != std::string::npos, longer);
}

BOOST_AUTO_TEST_CASE(front_matter_is_a_map_and_its_marks_may_wait)
{
    BOOST_TEST(error_of("---\n- a\n---\n") == "p.md:2: expected a map (title: ...) as front matter");
    BOOST_TEST(error_of("---\nwords\n---\n") == "p.md:2: expected a map (title: ...) as front matter");
    BOOST_TEST(error_of("---\nrating: ToDo later\nbias: \" \"\n---\n") == "no error");
    BOOST_TEST(read_post("Text\n", "d/a.b.md").name == "a.b");
    BOOST_TEST(read_post("Text\n", "standard input").file == "-");
    BOOST_TEST(read_post("---\nbias: 4/5\n---\n", "p.md").bias.value().value == 4.0);
    BOOST_TEST(error_of("---\nbias: 4/10\n---\n") ==
               "p.md:2: expected the bias rating from 1 to 5 in half points but found '4/10'" + other_scale);
}

BOOST_AUTO_TEST_CASE(template_text_is_found_once_with_its_line)
{
    const auto post = post_of("fine\n$xxxx or XXXX\nXXXX");
    BOOST_REQUIRE(post.findings.size() == 1U);
    BOOST_TEST(post.findings[0].line == 5U);
    BOOST_TEST(post_of("XXX $xxx").findings.empty());
    BOOST_TEST(post_of("XXXX").findings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_hidden_ends_where_its_end_is)
{
    const std::string hidden = "Bias Score: 5";
    for (const auto& [before, after] :
         std::vector<std::pair<std::string, std::string>>{{"<!-- ", " -->"},
                                                          {"```\n", "\n```"},
                                                          {"~~~\n```\n", "\n~~~"},
                                                          {"{%comment%}\n", "\n{%endcomment%}"},
                                                          {"{%- comment -%}\n", "\n{%- endcomment -%}"},
                                                          {"{%-comment%}\n", "\n{%-endcomment%}"}}) {
        BOOST_TEST(post_of("Bias Score: 3\n" + before + hidden + after).bias.value().value == 3.0, before);
        BOOST_TEST(post_of(before + hidden + after + "\nBias Score: 4").bias.value().value == 4.0, before);
        BOOST_TEST(visible_text(before + "x" + after + "y\n").back() == '\n', before);
    }
    BOOST_TEST(visible_text("<!-- a --> b <!-- c -->d") == "           b           d");
    BOOST_TEST(visible_text("{% comment %}a{% endcomment %}b") == std::string(30, ' ') + "b");
    // Another fence inside closes nothing; one that never ends hides nothing.
    BOOST_TEST(post_of("```\n" + hidden).bias.value().value == 5.0);
    BOOST_TEST(post_of("```\n~~~\n" + hidden).bias.value().value == 5.0);
}

BOOST_AUTO_TEST_CASE(names_share_a_word_of_three_letters_or_hold_each_other)
{
    BOOST_TEST(share_a_word("Beta-Nine", "Acme Nine"));
    BOOST_TEST(share_a_word("Acme Nine", "Beta-Nine"));
    BOOST_TEST(!share_a_word("Beta-Nine", "Acme One"));
    BOOST_TEST(share_a_word("Zen Pro", "Pro Audio"));
    BOOST_TEST(!share_a_word("Zen XY", "XY Audio"));
    BOOST_TEST(share_a_word("XY", "XY Audio"));
    BOOST_TEST(share_a_word("X.Y. - Audio", "xyaudio"));
    BOOST_TEST(share_a_word("Caf\u00E9", "cafe-one"));
    BOOST_TEST(!share_a_word("A & B", "C and D"));
    BOOST_TEST(!share_a_word("", "Acme"));
    BOOST_TEST(!share_a_word("Acme", "..."));
    BOOST_TEST(letters_of("\u00C0 B-c1") == "\u00C0bc1"); // its second byte is 0x80
    BOOST_TEST(share_a_word("\u00C0b Zenith", "\u00C0b Nadir"));
}

BOOST_AUTO_TEST_CASE(words_of_a_post_in_a_message_have_at_most_sixty_columns)
{
    const std::string sixty(60, 'x');
    BOOST_TEST(quoted_text(sixty) == "'" + sixty + "'");
    BOOST_TEST(quoted_text(sixty + "x").find(sixty) == std::string::npos);
}

BOOST_AUTO_TEST_CASE(one_mark_of_five_in_a_text_is_its_mark)
{
    const auto mark = [](std::string_view text) {
        const auto found = only_mark(text);
        return found ? rating_text(found->value) + " at " + std::to_string(found->begin) : "none";
    };
    BOOST_TEST(mark("4/5") == "4 at 0");
    BOOST_TEST(mark("bass 3.5/5.") == "3.5 at 5");
    BOOST_TEST(mark("(4/5)") == "4 at 1");
    for (const auto* text : {"", "4", "/5", "a/5", "4/5 or 3/5", "4/5/5", "4 /5"}) {
        BOOST_TEST(mark(text) == "none", text);
    }
}

BOOST_AUTO_TEST_CASE(a_day_in_the_front_matter_is_a_day_or_a_finding)
{
    const auto found = [](const std::string& date, const std::string& file = "p.md") {
        std::string all;
        for (const auto& finding : read_post("---\ntitle: A\ndate: " + date + "\n---\n", file).findings) {
            all += std::to_string(finding.line) + ": " + finding.text + "\n";
        }
        return all;
    };
    BOOST_TEST(found("").empty());
    BOOST_TEST(found("2024-01-02").empty());
    BOOST_TEST(found("soon") == "3: expected a day as YYYY-MM-DD for date but found 'soon'\n");
    BOOST_TEST(found("", "2024-13-02-a.md") ==
               "0: expected a day as YYYY-MM-DD in the file name but found '2024-13-02'\n");
}

BOOST_AUTO_TEST_CASE(a_rating_in_the_front_matter_is_one_value)
{
    BOOST_TEST(error_of("---\ntitle: A\nrating: [4]\n---\n") ==
               "p.md:3: expected a rating from 1 to 5 in half points for rating but found a list");
    BOOST_TEST(error_of("---\nbias:\n  a: 4\n---\n").ends_with("for bias but found a map"));
}

BOOST_AUTO_TEST_CASE(an_index_is_called_by_its_folder_unless_that_has_no_name)
{
    BOOST_TEST(read_post("Text\n", "a/index.md").name == "a");
    BOOST_TEST(read_post("Text\n", "a/index.md").file == "a/index.md");
    BOOST_TEST(read_post("Text\n", "/index.md").name == "index");
    BOOST_TEST(read_post("Text\n", "index.md").name == "index");
    BOOST_TEST(read_post("Text\n", "d/p.md").source.file == "d/p.md");
    BOOST_TEST(read_post("Text\n", "d/p.md").source.line == 0U);
}

BOOST_AUTO_TEST_CASE(a_sentence_rates_by_words_that_begin_so)
{
    for (const auto* const text : {"i rate it", "rated", "my rating", "(rates)", "accurate, but rated"}) {
        BOOST_TEST(rates(text), text);
    }
    for (const auto* const text : {"accurate", "a separate part", "", "berating", "rat"}) {
        BOOST_TEST(!rates(text), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
