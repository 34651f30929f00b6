// Marks and words that go together, headings against their text, names, prices and what is not seen.

#include "post/post.hpp"
#include "post/post_checks.hpp"
#include "post/price.hpp"
#include "post/product_name.hpp"
#include "post/rating.hpp"
#include "post/site_view.hpp"
#include "post/visible_text.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace earbench;

namespace {

/// "line:code: text" of what is found under `code` in a post with `body` from line 4 on.
std::string found(const std::string& body, const std::string& code, const SiteView& site = {},
                  const std::string& file = "2025-01-02-review-Acme-One.md")
{
    std::string all;
    for (const auto& finding : check_post("---\ntitle: Acme One\n---\n" + body + "\n", file, site)) {
        if (finding.code == code) {
            all += (finding.severity == Severity::note ? "note " : "") + std::to_string(finding.line) + ": " +
                   finding.text + "\n";
        }
    }
    return all;
}

/// For marks of 1, 1.5 ... 5: "." where `line` with the mark in the place of N is right, "n" where that is a
/// note, "x" where it is an error.
std::string judged(const std::string& line, const std::string& file = "2025-01-02-review-Acme-One.md",
                   const std::string& before = "")
{
    std::string all;
    for (int half = 2; half <= 10; ++half) {
        auto text = line;
        text.replace(text.find('N'), 1, rating_text(half / 2.0));
        const auto finding = found(before + text, "label-mismatch", {}, file);
        all += finding.empty() ? "." : finding.starts_with("note") ? "n" : "x";
    }
    return all;
}

} // namespace

BOOST_AUTO_TEST_SUITE(post_rules)

BOOST_AUTO_TEST_CASE(a_mark_has_its_word_and_a_half_point_beside_it_is_a_note)
{
    const std::vector<std::pair<std::string, std::string>> ours{
        {"Poor", "..nxxxxxx"},      {"Adequate", "n...nxxxx"}, {"Mediocre", "xn..nxxxx"},
        {"Average", "xxxn.nxxx"},   {"Good", "xxxn.nxxx"},     {"Above average", "xxxxn.nxx"},
        {"Very good", "xxxxn...n"}, {"Great", "xxxxxn..n"},    {"Outstanding", "xxxxxxxn."},
        {"Excellent", "xxxxxxxn."}};
    for (const auto& [word, expected] : ours) {
        const auto line = "**Absolute Sonic Quality Rating:** N/5 - " + word;
        BOOST_TEST(judged(line) == expected, word);
        BOOST_TEST(judged(line, "2023-01-02-review-Acme-One.md", "1 (Poor) to 3 (Good) to 5\n\n") == expected,
                   word);
        // Before 2024 other words were in use too: 3 was adequate, and 4 was good.
        const auto either = word == "Adequate" ? "n....xxxx" : word == "Good" ? "xxxn.n.xx" : expected;
        BOOST_TEST(judged(line, "2023-12-31-review-Acme-One.md") == either, word);
        BOOST_TEST(judged(line, "2025-01-02-review-Acme-One.md", "1 (Poor) to 3 (Adequate) to 5\n\n") ==
                       either,
                   word);
    }
    BOOST_TEST(found("**Absolute Sonic Quality Rating:** 4/5 - Good", "label-mismatch") ==
               "4: expected 'Great' beside 4 but found 'good'\n");
}

BOOST_AUTO_TEST_CASE(a_bias_score_has_its_words)
{
    const std::vector<std::pair<std::string, std::string>> phrases{
        {"I dislike this IEM", "..xxxxxxx"},
        {"I don't enjoy this IEM", "x...xxxxx"},
        {"I do not enjoy it", "x...xxxxx"},
        {"I'm lukewarm about this IEM", "xxx...xxx"},
        {"It is okay", "xxx...xxx"},
        {"I like this IEM", "xxxxx...x"},
        {"I love this IEM!", "xxxxxxx.."},
        {"I enjoy this IEM", "........."},
        {"I do not love this IEM", "........."},
        {"So it goes", "........."}};
    for (const auto& [words, expected] : phrases) {
        BOOST_TEST(judged("**Bias Score:** N/5 - " + words) == expected, words);
    }
}

BOOST_AUTO_TEST_CASE(sub_ratings_in_sentences_have_their_mean)
{
    const auto mean = [](const std::string& closing, const std::string& more = "") {
        return found("I would rate the tonality a 3.5/5.\n\nI rate bass 4.5/5\n\nI rate resolution at "
                     "3.5/5.\n\nThis lets me give the staging a 4.5/5.\n\n" +
                         more + "**Absolute Sonic Quality Rating:** " + closing,
                     "sub-mean");
    };
    BOOST_TEST(mean("4/5").empty());
    BOOST_TEST(mean("3.5/5") ==
               "12: expected 4, the mean of the sub-ratings, but found 3.5 (sub-ratings in the text)\n");
    // Of several sentences about one part the last counts, of one with two marks none.
    BOOST_TEST(mean("3.5/5", "I rate the bass 2.5/5.\n\n").empty());
    BOOST_TEST(mean("4/5", "I rate the bass 1/5, or 2/5.\n\n").empty());
    BOOST_TEST(mean("4/5", "The bass is 1/5 of it.\n\n").empty());
    BOOST_TEST(overall_rating({3.0, 3.0, 3.0, 3.5}).value() == 3.0); // 3.125
    BOOST_TEST(overall_rating({3.0, 3.0, 3.5, 3.5}).value() == 3.5); // 3.25
    BOOST_TEST(overall_rating({4.0, 4.0, 3.5, 3.5}).value() == 4.0); // 3.75
    for (std::size_t missing = 0; missing < 4; ++missing) {
        std::vector<std::optional<double>> parts(4, 4.0);
        parts[missing].reset();
        BOOST_TEST(!overall_rating({parts[0], parts[1], parts[2], parts[3]}).has_value());
    }
    for (const double value : {1.0, 1.5, 4.5, 5.0}) {
        BOOST_TEST(is_rating(value));
    }
    for (const double value : {0.5, 5.5, 4.25, 4.75}) {
        BOOST_TEST(!is_rating(value));
    }
    // What stands in the place of a mark has no word beside it.
    BOOST_TEST(found("**Absolute Sonic Quality Rating:** \u2013 Good", "label-mismatch").empty());
    BOOST_TEST(found("**Bias Score:** \u2013 I like it", "label-mismatch").empty());
    BOOST_TEST(found("-", "empty-part") == "4: expected text in the list item but found none\n");
}

BOOST_AUTO_TEST_CASE(a_heading_with_a_mark_agrees_with_its_text)
{
    const auto note = [](const std::string& body) { return found(body, "heading-vs-text"); };
    BOOST_TEST(note("## Bass: 4.5/5 - Very Good\n\nI rate it 4.5/5, very good.").empty());
    BOOST_TEST(note("## Bass: 4.5/5\n\nI rate it 4/5.") == "note 6: the heading says 4.5, the text 4\n");
    BOOST_TEST(note("Bass 3/5\n---\nI rate it 3.5/5.") == "note 6: the heading says 3, the text 3.5\n");
    BOOST_TEST(note("Bass 3/5\n===\nI rate it 3.5/5.") == "note 6: the heading says 3, the text 3.5\n");
    BOOST_TEST(note("Bass 3/5\n--\nI rate it 3.5/5.").empty());
    BOOST_TEST(note("## Bass: 4/5 - Great\n\nI rate it as good.") ==
               "note 6: the heading says 'great', the text 'good'\n");
    BOOST_TEST(note("## Bass: 4/5\n\nIt is 3/5 of that.").empty());
    BOOST_TEST(note("## Bass: 4/5\n\nI rate it between 3.5 and 4.5.") ==
               "note 6: the heading says 4, the text a range\n");
    BOOST_TEST(note("## Bass: 4/5\n\nI rate it between 3.5 and 4.5") ==
               "note 6: the heading says 4, the text a range\n");
    for (const auto* text :
         {"between 3.5 and", "between 3.5 or 4.5 of", "between 0 and 4", "between 3.5 and six"}) {
        BOOST_TEST(note("## Bass: 4/5\n\nI rate it " + std::string(text)).empty(), text);
    }
    BOOST_TEST(note("## Bass: 4/5, or 3/5\n\nI rate it 2/5.").empty());
    BOOST_TEST(note("## Bass: 4/5\n\n## Treble\n\nI rate it 2/5.").empty());
}

BOOST_AUTO_TEST_CASE(an_empty_post_is_said_to_be)
{
    for (const auto* text : {"", "\n", " \n\n "}) {
        const auto findings = check_post(text, "p.md", {});
        BOOST_REQUIRE(findings.size() == 1U);
        BOOST_TEST(findings[0].code == "unreadable");
        BOOST_TEST(findings[0].text == "expected a post but found nothing");
    }
}

BOOST_AUTO_TEST_CASE(names_of_a_site_a_graph_tool_and_a_ranking_are_compared)
{
    SiteView site;
    site.products = {"Acme One"};
    BOOST_TEST(found("", "same-product", site).empty());
    site.products = {"Acme One", "acme one", "Acme Two"};
    BOOST_TEST(found("", "same-product", site) == "note 0: the site has 2 posts about 'Acme One'\n");
    const auto graphs = [](std::vector<std::string> curves) {
        SiteView with_graphs;
        with_graphs.curves = std::move(curves);
        return found("", "names-differ", with_graphs);
    };
    BOOST_TEST(graphs({"Acme One"}).empty());
    BOOST_TEST(graphs({"Acme One (Foam)"}).empty());
    BOOST_TEST(graphs({"x", "ACME-ONE"}) == "0: the graph database has 'ACME-ONE', the title 'Acme One'\n");
    BOOST_TEST(graphs({"Acme Onr"}) == "0: the graph database has no 'Acme One'; 'Acme Onr' is near\n");
    BOOST_TEST(graphs({"Zenith"}) == "note 0: the graph database has no 'Acme One'\n");
    BOOST_TEST(graphs({"Acme Ones"}) != "");
    const auto ranked = [](const std::string& name, double sonic) {
        SiteView with_ranking;
        Post row;
        row.name = name;
        row.sonic = Rating{sonic, ""};
        row.source = Place{"r.csv", 7};
        with_ranking.ranking = std::vector{row};
        return found("**Absolute Sonic Quality Rating:** 4/5", "names-differ", with_ranking) +
               found("**Absolute Sonic Quality Rating:** 4/5", "ranking-differs", with_ranking);
    };
    BOOST_TEST(ranked("acme one", 4.0).empty());
    BOOST_TEST(ranked("Acme One", 3.5) == "0: the sonic rating is 4 here and 3.5 in r.csv:7\n");
    BOOST_TEST(ranked("Acme Oen", 4.0) == "0: the ranking has no 'Acme One'; 'Acme Oen' is near\n");
    BOOST_TEST(ranked("Zenith", 4.0) == "note 0: the ranking has no 'Acme One'\n");
}

BOOST_AUTO_TEST_CASE(a_price_in_the_first_line_counts)
{
    BOOST_TEST(found("The unit retails for $99.\n\nAcme One retails for $89.", "two-prices") ==
               "6: expected '$99' as in line 4 but found '$89'\n");
    BOOST_TEST(found("The unit retails for $1,2345.\n\nAcme One retails for $89.", "two-prices").empty());
}

BOOST_AUTO_TEST_CASE(a_title_names_its_product_before_a_dash_and_without_review)
{
    const std::vector<std::pair<std::string, std::string>> titles{{"Acme One", "Acme One"},
                                                                  {"Acme One - Small", "Acme One"},
                                                                  {"Acme One \u2013 Small - b", "Acme One"},
                                                                  {"Acme-One | Small", "Acme-One"},
                                                                  {"Review: Acme One", "Acme One"},
                                                                  {"Review:Acme One", "Acme One"},
                                                                  {"REVIEW - Acme One - x", "Acme One"},
                                                                  {"Acme One Review", "Acme One"},
                                                                  {"Acme One REVIEW - x", "Acme One"},
                                                                  {"Acme One: Review", "Acme One"},
                                                                  {"Review : Acme One", "Acme One"},
                                                                  {"Acme One -", "Acme One"},
                                                                  {"Review: Acme One Review |", "Acme One"},
                                                                  {"Reviewer One", "Reviewer One"},
                                                                  {"Preview One", "Preview One"},
                                                                  {"Review of Acme", "Review of Acme"},
                                                                  {"Acme Preview", "Acme Preview"},
                                                                  {"Acme One:", "Acme One:"}};
    for (const auto& [title, name] : titles) {
        BOOST_TEST(name_of_title(title) == name, title);
    }
}

BOOST_AUTO_TEST_CASE(a_title_that_names_no_product_leaves_it_to_the_heading_and_that_to_the_file)
{
    for (const auto* title :
         {"", " ", "Review", "REVIEW", "Review:", "Review -", "Review |", "- Review", "Review: Review",
          "Review - review \u2013 A site", "| A site", "-", "\u2014", "Review: - Small"}) {
        BOOST_TEST(name_of_title(title).empty(), title);
        const auto front = "---\ntitle: '" + std::string(title) + "'\n---\n";
        BOOST_TEST(read_post(front + "# Acme One Review\n", "a-two.md").name == "Acme One", title);
        BOOST_TEST(read_post(front + "# " + title + "\n", "a-two.md").name == "a-two", title);
    }
}

BOOST_AUTO_TEST_CASE(the_first_heading_is_marked_or_underlined)
{
    const auto heading = [](const std::vector<std::string_view>& lines) { return first_heading(lines); };
    BOOST_TEST(heading({"# A"}) == "A");
    BOOST_TEST(heading({"###### A `b` *c* ##"}) == "A b c");
    BOOST_TEST(heading({"####### A", "", "# B"}) == "B");
    BOOST_TEST(heading({"#A", "", "# B"}) == "B");
    BOOST_TEST(heading({" A", "=="}) == "A");
    BOOST_TEST(heading({"", "A", "--"}) == "A");
    BOOST_TEST(heading({"A", "="}).empty());
    BOOST_TEST(heading({"A", "=-"}).empty());
    BOOST_TEST(heading({"text", "A", "==="}).empty());
    BOOST_TEST(heading({"", "A"}).empty());
    BOOST_TEST(heading({" A", "text"}).empty());
}

BOOST_AUTO_TEST_CASE(a_price_stands_in_the_sentence_that_says_retail)
{
    BOOST_TEST(retail_price("$99 is what it retails at. Or $5.").text == "$99");
    BOOST_TEST(retail_price("A $99 box retails. Or $5.").text == "$99");
    BOOST_TEST(retail_price("It cost $5. It retails well.").text.empty());
    BOOST_TEST(retail_price("It cost $5.\n\nIt retails for $7! It is $9.").text == "$7");
    BOOST_TEST(retail_price("- It was $5\n- Retailing at 7 EUR.").text == "7 EUR");
    for (const auto* text : {".99 EUR", ",99 EUR", "x99 EUR", "9x EUR"}) {
        BOOST_TEST(find_price(text).text.empty(), text);
    }
    for (const auto* text : {"99 EUR", " 99 EUR", "(99 EUR)", "1.99 EUR"}) {
        BOOST_TEST(!find_price(text).text.empty(), text);
    }
    BOOST_TEST(currency_of_heading("price_aud") == find_price("9 AUD").currency);
    BOOST_TEST(currency_of_heading("price_nzd") == find_price("9 NZD").currency);
    BOOST_TEST(currency_of_heading("price_zzz").empty());
    BOOST_TEST(currency_of_heading("Price (EUR)") == "EUR");
    BOOST_TEST(currency_of_heading("Price USD") == "USD");
    BOOST_TEST(currency_of_heading("Price (EUR net)").empty());
    BOOST_TEST(find_price("It is 99 EUR now").text == "99 EUR");
    BOOST_TEST(retail_price("For $99 it retails. Later for $x.").text == "$99");
    BOOST_TEST(retail_price("For $99 it retails at $x.").text.empty());
}

BOOST_AUTO_TEST_CASE(what_is_not_shown_is_blank_line_by_line)
{
    const auto letters = [](const std::string& text) {
        const auto shown = visible_text(text);
        BOOST_TEST(std::count(shown.begin(), shown.end(), '\n') ==
                   std::count(text.begin(), text.end(), '\n'));
        std::string kept;
        for (const char c : shown) {
            kept += c >= 'A' && c <= 'Z' ? std::string(1, c) : "";
        }
        return kept;
    };
    BOOST_TEST(letters("A {% comment %}B{% endcomment %} C {%- comment -%}D\n{%- endcomment -%}E") == "ACE");
    BOOST_TEST(letters("{%comment%}B{%endcomment%}{%comment%}C{%endcomment%}D") == "D");
    BOOST_TEST(letters("A {% comment %}B{% endcomment") == "AB"); // without an end
    BOOST_TEST(letters("A\n```\nB\n```\nC\n~~~\nD\n~~~\nE") == "ACE");
    BOOST_TEST(letters("```\nB") == "B");
    BOOST_TEST(letters("A <!-- B --> C <!-- D") == "ACD");
    BOOST_TEST(without_tags("a<b>c</b>d < e <1 <") == "acd < e <1 <");
    BOOST_TEST(without_tags("a<b c") == "a<b c");
}

BOOST_AUTO_TEST_SUITE_END()
