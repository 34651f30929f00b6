// Words beside marks, marks in prose, addresses and empty parts: both sides of what posts may say.

#include "post/empty_part.hpp"
#include "post/heading_line.hpp"
#include "post/post_checks.hpp"
#include "post/rating.hpp"
#include "post/scale.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

/// "error" or "note" where the finding `code` is made of a post with `body`, whose name says its date, else
/// "none"; with its line.
std::string found(const std::string& code, const std::string& body,
                  const std::string& file = "2025-01-02-p.md", const SiteView& site = {})
{
    for (const auto& finding : check_post("---\ntitle: Acme One\n---\n" + body + "\n", file, site)) {
        if (finding.code == code) {
            return (finding.severity == Severity::note ? "note " : "error ") + std::to_string(finding.line);
        }
    }
    return "none";
}

std::string label(const std::string& mark, const std::string& word,
                  const std::string& file = "2025-01-02-p.md")
{
    return found("label-mismatch", "**Absolute Sonic Quality Rating:** " + mark + "/5 - " + word, file);
}

std::string phrase(const std::string& mark, const std::string& words)
{
    return found("label-mismatch", "**Bias Score:** " + mark + "/5 - " + words);
}

std::string link(const std::string& target)
{
    SiteView site;
    site.post = "/_posts/2025-01-02-p.md";
    site.is_site = true;
    site.files = {"/_posts/2024-05-06-review-A.md",
                  "/a/index.md",
                  "/b.md",
                  "/c.markdown",
                  "/d.html",
                  "/e/index.html",
                  "/f.pdf"};
    return found("broken-link", "[x](" + target + ")", "2025-01-02-p.md", site);
}

std::string picture(const std::string& target, const std::string& before = "")
{
    return found("template-image", before + "![a](" + target + ")");
}

} // namespace

BOOST_AUTO_TEST_SUITE(post_marks)

/// The word, its range, and how far off a mark is near: half a point.
BOOST_AUTO_TEST_CASE(a_word_stands_beside_its_marks)
{
    struct Range {
        const char* word;
        double lowest;
        double highest;
    };
    for (const auto& [word, lowest, highest] :
         {Range{"Above average", 3.5, 3.5}, Range{"Very good", 3.5, 4.5}, Range{"Average", 3.0, 3.0},
          Range{"Poor", 1.0, 1.5}, Range{"Adequate", 1.5, 2.5}, Range{"Mediocre", 2.0, 2.5},
          Range{"Good", 3.0, 3.0}, Range{"Great", 4.0, 4.5}, Range{"Outstanding", 5.0, 5.0},
          Range{"Excellent", 5.0, 5.0}}) {
        for (double mark = 1.0; mark <= 5.0; mark += 0.5) {
            const bool fits = mark >= lowest && mark <= highest;
            const bool is_near = mark >= lowest - 0.5 && mark <= highest + 0.5;
            BOOST_TEST(label(rating_text(mark), word) == (fits      ? "none"
                                                          : is_near ? "note 4"
                                                                    : "error 4"),
                       word << " beside " << mark);
        }
    }
    BOOST_TEST(label("1", "Goodness") == "none"); // another word
    BOOST_TEST(label("1", "great!") == "error 4");
}

BOOST_AUTO_TEST_CASE(posts_of_before_2024_may_have_the_words_of_then)
{
    for (const auto* file : {"2023-12-31-p.md", "p.md"}) {
        BOOST_TEST(label("4", "Good", file) == "none", file);
        BOOST_TEST(label("3", "Adequate", file) == "none", file);
        BOOST_TEST(label("3", "Good", file) == "none", file);
        BOOST_TEST(label("2", "Good", file) == "error 4", file);
    }
    BOOST_TEST(label("4", "Good", "2024-01-01-p.md") == "error 4");
    const std::string sonic = "\n**Absolute Sonic Quality Rating:** 4/5 - Good";
    BOOST_TEST(found("label-mismatch", "1 (Poor) to 3 (Good)" + sonic, "2023-12-31-p.md") == "error 5");
    BOOST_TEST(found("label-mismatch", "1 (Poor) to 3 (Adequate)" + sonic, "2025-01-02-p.md") == "none");
}

BOOST_AUTO_TEST_CASE(a_phrase_of_liking_stands_beside_its_marks)
{
    struct Range {
        const char* words;
        double lowest;
        double highest;
    };
    for (const auto& [words, lowest, highest] :
         {Range{"I dislike it", 1.0, 1.5}, Range{"I don't enjoy it", 1.5, 2.5},
          Range{"I do not enjoy it", 1.5, 2.5}, Range{"I feel lukewarm", 2.5, 3.5},
          Range{"It is okay", 2.5, 3.5}, Range{"I love it", 4.5, 5.0}, Range{"I like it", 3.5, 4.5}}) {
        for (double mark = 1.0; mark <= 5.0; mark += 0.5) {
            BOOST_TEST(phrase(rating_text(mark), words) ==
                           (mark >= lowest && mark <= highest ? "none" : "error 4"),
                       words << " beside " << mark);
        }
    }
    BOOST_TEST(phrase("1", "I don't love it") == "none");
    BOOST_TEST(phrase("5", "I enjoy it") == "none");
}

BOOST_AUTO_TEST_CASE(marks_in_prose_make_a_mean_where_the_line_has_none)
{
    const auto mean = [](const std::string& sentences, const std::string& mark) {
        return found("sub-mean", sentences + "\n**Absolute Sonic Quality Rating:** " + mark + "/5");
    };
    const std::string four = "I rate the tonality 4/5.\nI rate the bass 3/5.\nI give the detail a 4/5.\n"
                             "My rating of the imaging, as I said, is 3.5/5.\n";
    BOOST_TEST(mean(four, "3.5") == "none"); // 14.5 / 4 = 3.625
    BOOST_TEST(mean(four, "4") == "error 9");
    BOOST_TEST(mean(four + "I rate the bass 5/5.\n", "4") == "none"); // the last one counts: 4.125
    BOOST_TEST(mean("I rate the tonality 4/5.\nI rate the bass 3/5.\nI rate the detail 4/5.\n", "1") ==
               "none");
    BOOST_TEST(mean(four + "I rate the bass 1/5 or 2/5.\n", "3.5") == "none"); // two marks: neither
    BOOST_TEST(mean(four + "The bass of others is 1/5.\n", "3.5") == "none");  // rates nothing
}

BOOST_AUTO_TEST_CASE(pages_are_found_as_jekyll_makes_them)
{
    for (const auto* target : {"/a/",
                               "/a/index.html",
                               "/b.html",
                               "/b",
                               "/c.html",
                               "/d",
                               "/d.html",
                               "/e/",
                               "/e",
                               "/b/",
                               "/",
                               "/index.html",
                               "/f.pdf",
                               "/2024/05/06/review-A.html",
                               "/2024/05/06/review-A",
                               "/cat/2024/05/06/review-A.html",
                               "#x",
                               "https://x.example/none",
                               "//x.example",
                               "mailto:a@b.example",
                               "tel:1",
                               "data:x",
                               "TODO",

                               "{% post_url 2024-05-06-review-A %}",
                               "/a/?x#y",
                               "../b.html"}) {
        BOOST_TEST(link(target) == "none", target);
    }
    for (const auto* target : {"/none/", "/g.pdf", "/2024/05/07/review-A.html", "/05/06/review-A.html",
                               "{% post_url 2024-05-06-review-B %}", "/b.md.html", "/C.html"}) {
        BOOST_TEST(link(target) == "error 4", target);
    }
}

BOOST_AUTO_TEST_CASE(a_picture_in_the_folder_of_another_product_is_the_templates)
{
    for (const std::string folder :
         {"earbench", "assets",  "images",  "image", "img",    "uploads", "media",
          "figures",  "graphs",  "graph",   "posts", "_posts", "common",  "shared",
          "site",     "headers", "banners", "Logos", "icons",  "2024",    "2024-05_06"}) {
        BOOST_TEST(picture("/x/" + folder + "/g.png") == "none", folder);
    }
    for (const std::string folder : {"Zenith", "Zenith-2", "imagess"}) {
        BOOST_TEST(picture("/x/" + folder + "/g.png") == "error 4", folder);
    }
    BOOST_TEST(picture("/x/Acme/g.png") == "none");
    BOOST_TEST(picture("g.png") == "none");
    BOOST_TEST(picture("https://x.example/Zenith/g.png") == "none");
    for (const std::string heading : {"## Comparisons", "# One vs Two", "### Ratings", "Comparison\n==="}) {
        BOOST_TEST(picture("/x/Zenith/g.png", heading + "\n\n") == "none", heading);
        BOOST_TEST(picture("/x/Zenith/g.png", heading + "\n\n## Sound\n\n") != "none", heading);
    }
    BOOST_TEST(picture("/x/Zenith/g.png", "A comparison.\n\n") == "error 6");
}

BOOST_AUTO_TEST_CASE(words_in_the_place_of_a_rating_say_that_there_is_none)
{
    for (const auto* text :
         {"N/A",       "na",     "None",    "TBD",     "tba",      "unrated", "not rated", "no rating",
          "not tried", "broken", "pending", "unknown", "DQ",       "\u2013",  "\u2014",    "nr",
          "-",         "?",      "...",     "",        "**none**", "NR (yet)"}) {
        BOOST_TEST(says_no_rating(text), text);
    }
    for (const auto* text : {"nary", "nonesuch", "dqx", "4", "good", "brokenness"}) {
        BOOST_TEST(!says_no_rating(text), text);
    }
    const auto mixed = Scale::parse("a,A,B");
    BOOST_TEST(mixed.read("A").rating.text == "A");
    BOOST_TEST(mixed.read("b").rating.text == "B");
    BOOST_TEST(mixed.read("a").rating.value == 3.0);
    BOOST_TEST((Scale::parse("10").read("TODO").kind == ReadRating::Kind::to_do));
    BOOST_TEST((Scale::parse("10").read("none").kind == ReadRating::Kind::none));
    BOOST_TEST((Scale::parse("10").read("10").kind == ReadRating::Kind::rating));
    BOOST_TEST((Scale::parse("5").read("3.2").kind == ReadRating::Kind::rating));
}

BOOST_AUTO_TEST_CASE(labels_and_items_have_something_behind_them)
{
    const auto is_empty = [](const std::vector<std::string>& lines) { return is_empty_label(lines, 0); };
    for (const auto& lines : std::vector<std::vector<std::string>>{{"**Bass:**"},
                                                                   {"- Cable:", "", "- Tips: foam"},
                                                                   {"* Cable:", "* Tips: foam"},
                                                                   {"**Bass:**", "", "**Treble:** bright"},
                                                                   {"**Bass:**", "## Next"},
                                                                   {"**Bass:**", "", "Next", "---"}}) {
        BOOST_TEST(is_empty(lines), lines.front());
    }
    for (const auto& lines : std::vector<std::vector<std::string>>{{"**Bass:** deep"},
                                                                   {"**Bass:**", "Deep."},
                                                                   {"- Cable:", "  copper"},
                                                                   {"- Cable:", "* copper"},
                                                                   {"Bass:"},
                                                                   {"**Bass**"}}) {
        BOOST_TEST(!is_empty(lines), lines.front());
    }
    for (const auto* line : {"-", " * ", "+"}) {
        BOOST_TEST(is_empty_item(line), line);
    }
    for (const auto* line : {"- x", "", "--"}) {
        BOOST_TEST(!is_empty_item(line), line);
    }
}

BOOST_AUTO_TEST_CASE(a_heading_is_hidden_right_below_a_paragraph)
{
    const auto is_hidden = [](const std::vector<std::string>& lines) { return is_hidden_heading(lines, 1); };
    for (const auto& above : {"Text", "- item", "![a](b)"}) {
        BOOST_TEST(is_hidden({above, "Heading", "=="}), above);
    }
    for (const auto& above : {"", "# A", "| a |", "> a", "<p>", "==", "---", "    code"}) {
        BOOST_TEST(!is_hidden({above, "Heading", "=="}), above);
    }
    BOOST_TEST(!is_hidden({"Text", "Heading", "="}));
    BOOST_TEST(!is_hidden({"Text", "Heading", "---"})); // may be meant as a rule
    BOOST_TEST(is_hidden({"![a](b)", "Heading", "---"}));
    BOOST_TEST(!is_hidden({"![a](b)", "Heading", "--"}));
    BOOST_TEST(!is_hidden({"Text", "# Heading", "=="}));
    BOOST_TEST(!is_hidden_heading({"Heading", "=="}, 0));
    BOOST_TEST(!is_hidden({"Text", "Heading"}));
    BOOST_TEST(heading_below({"a", "", "b", "---"}, 0));
    BOOST_TEST(heading_below({"a", "b", "=="}, 0));
    for (const auto& heading :
         std::vector<std::vector<std::string>>{{"# A"}, {"A", "==="}, {" A", "---"}, {"#"}}) {
        BOOST_TEST(is_heading(heading, 0), heading.front());
    }
    for (const auto& text :
         std::vector<std::vector<std::string>>{{"A"}, {"A", "=="}, {"A", "--"}, {"", "---"}}) {
        BOOST_TEST(!is_heading(text, 0), text.back());
    }
    BOOST_TEST(!heading_below({"a", "", "b", "--"}, 0));
    BOOST_TEST(!heading_below({"a", "", "b"}, 0));
}

BOOST_AUTO_TEST_SUITE_END()
