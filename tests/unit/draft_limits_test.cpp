// Where the making of drafts decides one way or the other: lengths, word ends, marks of lists, and what is
// not known.

#include "core/error.hpp"
#include "draft/convert_template.hpp"
#include "draft/earlier_lines.hpp"
#include "draft/earlier_product.hpp"
#include "draft/file_names.hpp"
#include "draft/review_file.hpp"
#include "draft/wording.hpp"
#include "draft/words.hpp"
#include "sample_reviews.hpp"
#include "text/slug.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;
using namespace earbench::sample_reviews;

namespace {

std::string error_of(const std::vector<ReviewSetting>& options)
{
    try {
        (void)make_review({}, options, "2024-01-01");
    } catch (const Error& error) {
        return error.line();
    }
    return "no error";
}

std::string file_error(const std::string& yaml)
{
    try {
        (void)read_review_file(yaml, "r");
    } catch (const Error& error) {
        return error.line();
    }
    return "no error";
}

Review with_figure(std::vector<std::string> names, const std::string& target, const std::string& rig = "")
{
    auto review = some_review();
    review.figure = PostFigure{"/f.png", std::move(names), target, rig};
    return review;
}

} // namespace

BOOST_AUTO_TEST_SUITE(draft_limits)

BOOST_AUTO_TEST_CASE(a_file_name_has_at_most_a_hundred_letters)
{
    const std::string fifty(50, 'a');
    const auto named = [&](std::size_t model) {
        return make_review({}, {option("brand", fifty), option("model", std::string(model, 'b'))},
                           "2024-01-01");
    };
    BOOST_TEST(product_slug(named(49)) == fifty + "-" + std::string(49, 'b'));
    BOOST_CHECK_EXCEPTION((void)product_slug(named(50)), Error,
                          [](const Error& error) { return error.fault() == Fault::usage; });
    BOOST_TEST(some_review({option("slug", std::string(100, 'c'))}).slug.size() == 100U);
    for (const auto& bad :
         {std::string(101, 'c'), std::string("-a"), std::string("a_b"), std::string("a b")}) {
        BOOST_CHECK_THROW((void)some_review({option("slug", bad)}), Error);
    }
    BOOST_TEST(some_review({option("slug", "Az09-")}).slug == "Az09-");
}

BOOST_AUTO_TEST_CASE(letters_of_every_kind_are_spelled_out)
{
    BOOST_TEST(slug_of("a\u0300b\u036Fc") == "abc");            // the first and the last combining mark
    BOOST_TEST(slug_of("a\u02FFb\u0370c") == "a-b-c");          // their neighbours
    BOOST_TEST(slug_of("\uFF11\uFF3A\uFF5A") == "1Zz");         // full-width
    BOOST_TEST(slug_of("a\uFF01b\uFF5Ec\uFF5Fd") == "a-b-c-d"); // full-width !, ~ and what follows
    BOOST_TEST(slug_of("--a--b--") == "a-b");
    BOOST_TEST(slug_of("") == "");
}

BOOST_AUTO_TEST_CASE(a_word_ends_where_no_letter_digit_or_further_byte_follows)
{
    for (const auto* const text : {"a", " a", "a ", "-a-", "(a)"}) {
        BOOST_TEST(replace_word(text, "a", "b").find('b') != std::string::npos, text);
    }
    for (const auto* const text : {"xa", "ax", "a1", "1a",
                                   "\u00E9"
                                   "a",
                                   "a\u00E9"}) {
        BOOST_TEST(replace_word(text, "a", "b").find('b') == std::string::npos, text);
    }
    BOOST_TEST(replace_word("a a-a aa", "a", "bb") == "bb bb-bb aa");
    BOOST_TEST(replace_word("", "a", "b").empty());
    BOOST_TEST(has_any_word("xstage stage", {"sta"}));
    BOOST_TEST(!has_any_word("xstage", {"sta", "age"}));
    BOOST_TEST(word_begins("a", 0));
    BOOST_TEST(word_ends("a", 1));
    BOOST_TEST(!word_ends("ab", 1));
}

BOOST_AUTO_TEST_CASE(placeholders_are_whole_words_of_at_least_three_x)
{
    const auto marked = [](const std::string& text) { return mark_placeholders(text, "NN"); };
    BOOST_TEST(marked("by XXX, xxxx and XXXXX") == "by NN, NN and NN");
    BOOST_TEST(marked("XX xXx XXXa aXXX XXx") == "XX xXx XXXa aXXX XXx");
    BOOST_TEST(marked("for $xx, A$xxxx or AU$XXX") == "for [[price]], [[price]] or [[price]]");
    BOOST_TEST(marked("for $x or $xxa") == "for $x or $xxa");
    BOOST_TEST(marked("IEM - Tagline; Tagline; Taglines; aTagline") ==
               "[[title]]; [[tagline]]; Taglines; aTagline");
    BOOST_TEST(marked("").empty());
}

BOOST_AUTO_TEST_CASE(a_disclosure_says_where_the_unit_came_from)
{
    const auto source = [](const std::string& line) { return disclosed_source(line); };
    BOOST_TEST((source("Disclaimer: on tour") == Source::tour));
    BOOST_TEST((source("The unit is on loan") == Source::loan));
    BOOST_TEST((source("Review unit: borrowed") == Source::loan));
    BOOST_TEST((source("I bought it") == Source::purchase));
    BOOST_TEST((source("This unit was a sample") == Source::sample));
    BOOST_TEST((source("XXX lent it") == Source::loan));
    BOOST_TEST((source("Thanks to XXX") == std::nullopt));
    BOOST_TEST((source("XX lent it") == std::nullopt));
    BOOST_TEST((source("A sample of music") == std::nullopt));
    // The tour goes before the loan, and that before the purchase.
    BOOST_TEST((source("I bought what was lent on tour") == Source::tour));
    BOOST_TEST((source("I bought what was lent") == Source::loan));
    BOOST_TEST((source("I bought a sample") == Source::purchase));
}

BOOST_AUTO_TEST_CASE(rating_lines_are_marked_with_their_list_marks)
{
    const auto marked = [](const std::string& line) {
        return mark_rating_line(line, RatingLabel::bias).value_or("none");
    };
    const std::string mark = "**Bias Score:** [[bias-rating]]";
    for (const auto* const value : {"", "3/5 - x", "X/5", "?/5", "N/5", "xx", "XXX", "TODO: it"}) {
        BOOST_TEST(marked("Bias Score: " + std::string(value)) == mark, value);
    }
    for (const auto* const value : {"x", "X", "good", "of 4/5"}) {
        BOOST_TEST(marked("Bias Score: " + std::string(value)) == "none", value);
    }
    BOOST_TEST(marked("- **Bias Score:** 3/5") == "- " + mark);
    BOOST_TEST(marked("  ## Bias Score: 3/5") == "  ## " + mark);
    BOOST_TEST(marked("**Bias Score:** 3/5") == mark);
    BOOST_TEST(mark_rating_line("Bias Score: 3", RatingLabel::sonic).has_value() == false);
    BOOST_TEST(marked_rating_line(RatingLabel::sonic) ==
               "**Absolute Sonic Quality Rating:** [[sonic-rating]]");
}

BOOST_AUTO_TEST_CASE(parts_of_a_rating_are_known_by_a_label_of_at_most_forty_letters)
{
    const auto marked = [](const std::string& line) { return mark_sub_rating(line).value_or("none"); };
    BOOST_TEST(marked("Tonality and timbre: 3/5") == "Tonality and timbre: [[tonality]]");
    BOOST_TEST(marked("- **Percussion:** 3/5") == "- **Percussion:** [[bass]]");
    BOOST_TEST(marked("Detail: 3/5") == "Detail: [[resolution]]");
    BOOST_TEST(marked("Imaging: 3/5") == "Imaging: [[staging]]");
    BOOST_TEST(marked("Detail: 3") == "none");
    BOOST_TEST(marked("Detail 3/5") == "none");
    BOOST_TEST(marked("Comfort: 3/5") == "none");
    const std::string forty = "bass" + std::string(36, 'x');
    BOOST_TEST(marked(forty + ": 3/5") == forty + ": [[bass]]");
    BOOST_TEST(marked(forty + "x: 3/5") == "none");
}

BOOST_AUTO_TEST_CASE(an_empty_item_of_the_setup_gets_its_field)
{
    const auto marked = [](const std::string& line) { return mark_setup_item(line).value_or("none"); };
    BOOST_TEST(marked("- Cable:") == "- Cable: [[cable]]");
    BOOST_TEST(marked("* **Sources**:  ") == "* **Sources**: [[source]]");
    BOOST_TEST(marked("  - Eartips: ") == "  - Eartips: [[tips]]");
    BOOST_TEST(marked("- Tips: **") == "- Tips: ** [[tips]]");
    for (const auto* const none : {"Cable:", "- Cable", "- Cable: x", "- My cable:", "-Cable:"}) {
        BOOST_TEST(marked(none) == "none", none);
    }
    BOOST_TEST(mark_links("Buy link: ") == "Buy link: [[links]]");
    BOOST_TEST(mark_links("Links:") == "Links: [[links]]");
    BOOST_TEST(mark_links("Links: none") == "Links: none");
}

BOOST_AUTO_TEST_CASE(a_caption_is_one_emphasised_line)
{
    for (const auto* const caption : {"*a*", "_a_", " *a* "}) {
        BOOST_TEST(is_caption(caption), caption);
    }
    for (const auto* const none : {"**", "*a", "a*", "*a_", "**a**", "", "a"}) {
        BOOST_TEST(!is_caption(none), none);
    }
    const std::string line = "*Frequency response of A against B. More.*";
    const auto found = find_comparison(line).value();
    BOOST_TEST(line.substr(found.begin, found.end - found.begin) == "A against B");
    const std::string last = "_Frequency response of A against B._";
    BOOST_TEST(last.substr(find_comparison(last)->begin,
                           find_comparison(last)->end - find_comparison(last)->begin) == "A against B");
    BOOST_TEST(!find_comparison("*Frequency response of A.*").has_value());
    BOOST_TEST(!find_comparison("").has_value());
    BOOST_TEST(!find_comparison("*Frequency response of A against B*").has_value());
    BOOST_TEST(!find_comparison("*A against frequency response of B.*").has_value());
}

BOOST_AUTO_TEST_CASE(names_of_the_earlier_product_are_the_longest_first)
{
    const auto product = earlier_product(
        "d/2024-01-02-review-Foo-Bar.md", "title: 'Acme Big One - x'\nimage: assets/images/Old-Two/x.jpg\n",
        "*Frequency response of Three against Four, Fifth, the Six and Flat target.*\n");
    BOOST_TEST(product.folder == "Old-Two");
    const std::vector<std::string> names{"Acme Big One", "Big One", "Foo Bar", "Old Two",
                                         "Three",        "Bar",     "Two"};
    BOOST_TEST(product.names == names, boost::test_tools::per_element());
    BOOST_TEST(product.compared == (std::vector<std::string>{"Fifth", "Four"}),
               boost::test_tools::per_element());
    BOOST_TEST(
        earlier_product("2024-13-02-review-Foo-Bar.md", "image: assets/images/x.jpg\n", "").names.empty());
    BOOST_TEST(earlier_product("2024-01-02-notes-Foo-Bar.md", "", "").names.empty());
    BOOST_TEST(is_picture_of("/assets/images/Old-Two/a.png", product));
    BOOST_TEST(is_picture_of("/x/my_foo_bar.png", product));
    BOOST_TEST(is_picture_of("/x/four.png", product));
    BOOST_TEST(!is_picture_of("four.png", product));
    BOOST_TEST(!is_picture_of("/x/fourteen-x/none.png", product));
}

std::string compared_curves_of(const Review& review)
{
    return compared_curves(review, review.figure);
}

std::string rig_sentences_of(const Review& review)
{
    return rig_sentences(review, review.figure);
}

std::string figure_image_of(const Review& review)
{
    return figure_image(review, review.figure);
}

BOOST_AUTO_TEST_CASE(curves_are_named_in_a_sentence)
{
    BOOST_TEST(compared_curves_of(some_review()) == "Acme One against TODO: other curves and target");
    BOOST_TEST(compared_curves_of(with_figure({"One"}, "")) == "Acme One");
    BOOST_TEST(compared_curves_of(with_figure({"One", "B"}, "")) == "Acme One against B");
    BOOST_TEST(compared_curves_of(with_figure({"One"}, "T target")) == "Acme One against the T target");
    BOOST_TEST(compared_curves_of(with_figure({"One", "B", "C"}, "T target")) ==
               "Acme One against B, C and the T target");
    const std::string coupler = "Measured on a coupler after IEC 60318-4";
    BOOST_TEST(rig_sentences_of(some_review()).starts_with(coupler));
    for (const auto* const rig : {"", "711", "a 60318-4 one"}) {
        BOOST_TEST(rig_sentences_of(with_figure({"One"}, "", rig)).starts_with(coupler), rig);
    }
    BOOST_TEST(rig_sentences_of(with_figure({"One"}, "", "5128")) ==
               "Measured on 5128: compare it with measurements from the same rig only.");
}

BOOST_AUTO_TEST_CASE(what_is_known_is_written_and_the_rest_is_to_do)
{
    BOOST_TEST(post_title(some_review()) == "Acme One - TODO: tagline");
    BOOST_TEST(post_title(some_review({option("tagline", "Dark")})) == "Acme One - Dark");
    BOOST_TEST(link_list(some_review()) == "TODO: link");
    BOOST_TEST(
        link_list(some_review({option("link", "A = http://a.b"), option("link", "https://c.d/?e=f")})) ==
        "[A](http://a.b), [https://c.d/?e=f](https://c.d/?e=f)");
    BOOST_TEST(sonic_value(some_review()) == "TODO: sonic rating");
    BOOST_TEST(sonic_value(some_review({option("sub", "bass=3")})) == "TODO: sonic rating (Bass 3)");
    BOOST_TEST(sonic_value(some_review(
                   {option("sonic", "4.5"), option("sub", "bass=3"), option("sub", "staging = 2.5")})) ==
               "4.5/5 - Great (Bass 3 - Staging 2.5)");
    BOOST_TEST(bias_value(some_review()) == "TODO: bias rating");
    BOOST_TEST(bias_value(some_review({option("bias", "1/5")})) == "1/5 - I dislike this IEM");
    for (const auto& [field, words] :
         {std::pair("sample", "**The unit is a review sample provided by Zoe.**"),
          std::pair("tour", "**The unit came to me with a review tour organised by Zoe.**"),
          std::pair("group-tour", "**The unit came to me with a review tour of a group, arranged by Zoe.**"),
          std::pair("loan", "**The unit is on loan from Zoe.**"),
          std::pair("purchase", "**I bought the unit at Zoe.**")}) {
        BOOST_TEST(disclosure(some_review({option(field, "Zoe")})) == words);
    }
    BOOST_TEST(disclosure(some_review()) == "**TODO: say where the unit came from.**");
    BOOST_TEST(image_or_todo(some_review()) == "TODO: header image");
    BOOST_TEST(figure_image_of(some_review()) == "TODO: frequency response figure");
    BOOST_TEST(figure_image_of(with_figure({"One"}, "")) == "![Frequency response of Acme One](/f.png)");
    BOOST_TEST(markdown_or_todo("", "x") == "TODO: x");
}

BOOST_AUTO_TEST_CASE(options_are_checked_with_their_name)
{
    BOOST_TEST(error_of({option("model", "One")}) == "expected --brand but found none");
    BOOST_TEST(error_of({option("brand", " ")}) == "expected some text for --brand but found ' '");
    BOOST_TEST(error_of({option("image", "x.png")}) ==
               "expected a path from the root of the site (/...) for --image but found 'x.png'");
    for (const auto* const image : {"/x.png", "http://a/x.png", "https://a/x.png"}) {
        BOOST_TEST(some_review({option("image", image)}).image == image);
    }
    BOOST_TEST(error_of({option("tour", "a"), option("loan", "b")}) ==
               "expected one source of the unit (sample, tour, group-tour, loan or purchase) and no second "
               "for --loan "
               "but found 'b'");
    BOOST_TEST(error_of({option("sub", "bas=3")}).ends_with("but found 'bas=3'; did you mean bass?"),
               error_of({option("sub", "bas=3")}));
    BOOST_TEST(error_of({option("sub", "bass")}).ends_with("but found 'bass'"));
    for (const auto* const bad : {"5.5", "0.5", "4/10", "4 stars", "4-5", ""}) {
        BOOST_TEST(error_of({option("bias", bad)}) != "no error", bad);
    }
    BOOST_TEST(some_review({option("source", "S")}).playback == "S");
    BOOST_TEST(some_review({option("tips", "T")}).tips == "T");
    BOOST_TEST(some_review({option("target", "none")}).target == "none");
    BOOST_TEST(some_review({option("curves", "a"), option("curves", "b")}).curves.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_option_replaces_the_field_of_its_kind_only)
{
    const auto file =
        read_review_file("brand: A\nmodel: B\nsub: [bass=3, staging=2]\nloan: Zoe\nbias: 2\n", "r");
    const auto review =
        make_review(file, {option("sub", "bass=4"), option("purchase", "Shop")}, "2024-01-01");
    BOOST_TEST(review.parts.bass.value() == 4.0);
    BOOST_TEST(review.parts.staging.value() == 2.0);
    BOOST_TEST((review.source == Source::purchase));
    BOOST_TEST(review.bias.value() == 2.0);
    BOOST_TEST(review.date == "2024-01-01");
    BOOST_TEST(review_remarks(review).empty());
    BOOST_TEST(review_remarks(some_review({option("sub", "tonality=4"), option("sub", "bass=4"),
                                           option("sub", "resolution=4"), option("sub", "staging=4"),
                                           option("sonic", "3.5")})) ==
                   (std::vector<std::string>{"the sonic rating is 3.5 but the four sub-ratings make 4"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_field_of_the_file_has_the_form_that_it_may_have)
{
    BOOST_TEST(file_error("brand: [a]\n") == "r:1: expected text for brand");
    BOOST_TEST(file_error("brand: {a: b}\n") == "r:1: expected text for brand");
    BOOST_TEST(file_error("curves: {a: b}\n") == "r:1: expected text or a list for curves");
    BOOST_TEST(file_error("curves:\n- a\n- [b]\n") == "r:3: expected text in the list of curves");
    BOOST_TEST(file_error("brand:\nsub:\ncurves: []\n") == "no error");
    BOOST_TEST(file_error("") == "r:1: expected a map of fields (brand: ...)");
    BOOST_TEST(file_error("# none\n\n- a\n") == "r:3: expected a map of fields (brand: ...)");
    const auto settings =
        read_review_file("sub: {bass: 3, staging: }\nlink: {A: https://a.b}\ncurves: x\ntips: ''\n", "r");
    BOOST_REQUIRE(settings.size() == 3U);
    BOOST_TEST(settings[0].value == "bass=3");
    BOOST_TEST(settings[1].value == "A=https://a.b");
    BOOST_TEST(settings[2].value == "x");
}

BOOST_AUTO_TEST_CASE(a_template_without_disclosure_begins_with_one_between_blank_lines)
{
    const auto marked = [](const std::string& front, const std::string& body) {
        return template_with_marks("---\n" + front + "---\n" + body, "t.md");
    };
    const std::string expected = "---\n\n[[disclosure]]\n\nText\n";
    BOOST_TEST(holds(marked("title: x\n", "Text\n"), expected));
    BOOST_TEST(holds(marked("title: x\n", "\nText\n"), expected));
    BOOST_TEST(holds(marked("excerpt:\n", ""), "excerpt: \"[[excerpt]]\"\n"));
    BOOST_TEST(holds(marked("excerpt: \"\"\n", ""), "excerpt: \"[[excerpt]]\"\n"));
    BOOST_TEST(holds(marked("excerpts: My Tagline\n", ""), "excerpts: \"[[excerpt]]\"\n"));
    BOOST_TEST(holds(marked("excerpt: yes\n", ""), "excerpt: yes\n"));
    // A heading that is underlined begins a paragraph of its own.
    BOOST_TEST(holds(marked("title: x\n", "Text\nHead\n==\n"), "\nText\n\nHead\n==\n"));
    BOOST_TEST(holds(marked("title: x\n", "Text\n\nHead\n==\n"), "\nText\n\nHead\n==\n"));
    BOOST_TEST(holds(marked("title: x\n", "Text\nHead\n=\n"), "\nText\nHead\n=\n"));
}

BOOST_AUTO_TEST_SUITE_END()
