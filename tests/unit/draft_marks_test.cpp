// Where marks stand in templates, and what a line must look like to get one.

#include "core/error.hpp"
#include "draft/convert_template.hpp"
#include "draft/earlier_lines.hpp"
#include "draft/earlier_product.hpp"
#include "draft/file_names.hpp"
#include "draft/fill_template.hpp"
#include "draft/review_fields.hpp"
#include "draft/review_file.hpp"
#include "draft/site_profile.hpp"
#include "draft/template_fields.hpp"
#include "draft/wording.hpp"
#include "draft/words.hpp"
#include "sample_reviews.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <vector>

using namespace earbench;
using namespace earbench::sample_reviews;

namespace {

/// The body of a template without marks, with those that it gets.
std::string marked(const std::string& body, const std::string& front = "title: x\n")
{
    return template_with_marks("---\n" + front + "---\n" + body, "t.md");
}

bool is_refused(const std::vector<ReviewSetting>& settings)
{
    try {
        (void)some_review(settings);
    } catch (const Error&) {
        return true;
    }
    return false;
}

} // namespace

BOOST_AUTO_TEST_SUITE(draft_marks)

BOOST_AUTO_TEST_CASE(a_mark_is_letters_between_double_brackets)
{
    const auto found = [](std::string_view line) {
        const auto mark = next_mark(line, 0);
        return mark ? std::string(mark->name) + "@" + std::to_string(mark->begin) + "-" +
                          std::to_string(mark->end)
                    : std::string("none");
    };
    BOOST_TEST(found("[[brand]]") == "brand@0-9");
    BOOST_TEST(found("x [[a]]") == "a@2-7");
    BOOST_TEST(found("[[[brand]]") == "brand@1-10");
    BOOST_TEST(found("[[?brand]]") == "brand@0-10");
    for (const auto* text :
         {"", "[[]]", "[[?]]", "[[Brand]]", "[[a b]]", "[[brand]", "\\[[brand]]", "x\\[[brand]]"}) {
        BOOST_TEST(found(text) == "none", text);
    }
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_mark_gets_a_backslash)
{
    BOOST_TEST(holds(marked("\n[[a]] text [[b]][[c]] end\n"), "\n\\[[a]] text \\[[b]]\\[[c]] end\n"));
}

BOOST_AUTO_TEST_CASE(ratings_of_a_front_matter_have_their_marks)
{
    const auto text = marked("\nText\n", "title: x\nrating: 4\nBias : 3\nother: 5\n");
    BOOST_TEST(holds(text, "\nrating: [[sonic]]\nBias : [[bias]]\nother: 5\n"), text);
    BOOST_TEST(!holds(text, "[[?sonic]]rating"));
}

BOOST_AUTO_TEST_CASE(one_disclosure_of_each_source_stays_and_ours_is_written_in_its_form)
{
    BOOST_TEST(holds(marked("\nA\n\n  I bought the unit from XXXX.\n\nI bought it, my own money.\n\nB\n"),
                     "\nA\n\n[[!purchase]]  [[disclosure]]\n[[?purchase]]  I bought the unit from "
                     "[[purchase]].\n\n\nB\n"),
               marked("\nA\n\n  I bought the unit from XXXX.\n\nI bought it, my own money.\n\nB\n"));
    BOOST_TEST(holds(marked("\n- I bought the unit from XXXX.\n* The unit is on loan from XXXX.\n"),
                     "\n[[!purchase]][[!loan]]- [[disclosure]]\n[[?purchase]]- I bought the unit from "
                     "[[purchase]].\n[[?loan]]* The unit is on loan from [[loan]].\n"));
}

BOOST_AUTO_TEST_CASE(what_is_known_goes_below_the_heading_of_its_section)
{
    const std::string known = "[[?impedance]]\n[[?impedance]]Impedance: [[impedance]]\n";
    BOOST_TEST(holds(marked("# Drivers\nI bought the unit from XXXX.\n"), "# Drivers\n" + known));
    BOOST_TEST(holds(marked("\nText\n\nDrivers\n---\n\nMore\n"), "\nDrivers\n---\n" + known));
    BOOST_TEST(holds(marked("\nText\n\nDrivers\n===\n\nMore\n"), "\nDrivers\n===\n" + known));
    BOOST_TEST(!holds(marked("\nText\n\nDrivers\n=-=\n\nMore\n"), known));
    BOOST_TEST(!holds(marked("\nText\n\nDrivers\n--\n\nMore\n"), known)); // three at least
}

BOOST_AUTO_TEST_CASE(an_empty_item_is_to_do_in_the_first_line_too)
{
    BOOST_TEST(holds(marked("- \nI bought the unit from XXXX.\n"), "---\n- TODO\n"),
               marked("- \nI bought the unit from XXXX.\n"));
}

BOOST_AUTO_TEST_CASE(a_setup_item_has_nothing_behind_its_colon)
{
    BOOST_TEST(mark_setup_item("- Cable:").value_or("") == "- Cable: [[cable]]");
    BOOST_TEST(mark_setup_item("- **Cable:** ").value_or("") == "- **Cable:** [[cable]]");
    BOOST_TEST(!mark_setup_item("- Cable:x").has_value());
    BOOST_TEST(!mark_setup_item("Cable:").has_value());
    BOOST_TEST(!mark_setup_item("- Cable").has_value());
}

BOOST_AUTO_TEST_CASE(a_line_with_price_or_links_has_what_stands_in_its_place)
{
    const auto lines = [](const std::string& line) {
        std::string all;
        for (const auto& each : with_conditions(line)) {
            all += each + "|";
        }
        return all;
    };
    BOOST_TEST(lines("Unaffiliated text") == "Unaffiliated text|");
    BOOST_TEST(lines("Links: [[links]]") == "Links: [[links]]|");
    BOOST_TEST(lines("For [[price]].") == "[[?price]]For [[price]].|");
    BOOST_TEST(lines("An unaffiliated link: [[links]]") ==
               "[[!affiliate]]An unaffiliated link: [[links]]|[[?affiliate]]An affiliate link: [[links]]|");
    BOOST_TEST(lines("- For [[price]]: [[links]]") ==
               "[[?price]]- For [[price]]: [[links]]|[[!price]][[?links]]- [[link-label]]: [[links]]|");
}

BOOST_AUTO_TEST_CASE(pictures_of_the_earlier_product_are_known_by_their_paths)
{
    const EarlierProduct product{{}, {}, "Acme-One"};
    const auto pictures = [&](const std::string& line) { return mark_pictures(line, product); };
    // Only the path between the brackets says whose picture it is.
    for (const auto* line :
         {"![a](/other/zenith.png) in /Acme-One/ one", "![a](/other/zenith.png", "![a", ""}) {
        BOOST_TEST(pictures(line) == line, line);
    }
    for (const auto* line :
         {"ab ![x](/o/p.png) tail", "![/Acme-One/](/o/p.png)", "![x](/o/p.png) /Acme-One/ ",
          "![x](/Acme-One/p.png", "![x] (/Acme-One/p.png)", "no picture"}) {
        BOOST_TEST(pictures(line) == line);
    }
    BOOST_TEST(pictures("ab ![x](/o/p.png) c ![y](/Acme-One/)d") == "ab ![x](/o/p.png) c TODO: pictured");
    BOOST_TEST(pictures("![x](/Acme-One/graph.png)![y](/Acme-One/b.png)") == "[[figure]]TODO: picture");
}

BOOST_AUTO_TEST_CASE(a_caption_is_in_single_emphasis)
{
    for (const auto* line : {"*a*", "_a_", "  *A caption.* "}) {
        BOOST_TEST(is_caption(line), line);
    }
    for (const auto* line : {"", "*", "__", "**", "**bold**", "*a_", "a*", "a"}) {
        BOOST_TEST(!is_caption(line), line);
    }
}

BOOST_AUTO_TEST_CASE(names_of_an_earlier_product_are_those_of_its_title)
{
    const auto names = [](const std::string& front) {
        std::string all;
        for (const auto& name : earlier_product("t.md", front, "").names) {
            all += name + ";";
        }
        return all;
    };
    BOOST_TEST(names("title:Acme One - Good\n").starts_with("Acme One;"));
    BOOST_TEST(names("title: \"Acme One - Good\"\n").starts_with("Acme One;"));
    BOOST_TEST(names("title: IEM - Tagline\n").empty());
}

BOOST_AUTO_TEST_CASE(quotes_of_a_front_matter_decide_how_a_mark_is_filled)
{
    const auto filled = [](const std::string& line) {
        return fill_template(
            "---\n" + line + "\n---\n[[brand]]\n", "t.md",
            make_review({}, {option("brand", "A \"b\""), option("model", "One")}, "2024-05-06"));
    };
    // In double quotes the text is escaped, alone it brings its own.
    BOOST_TEST(holds(filled("\"[[brand]]\": x"), "\n\"A \\\"b\\\"\": x\n"), filled("\"[[brand]]\": x"));
    BOOST_TEST(holds(filled("k: \"a \\\"[[brand]]\\\" c\""), "\nk: \"a \\\"A \\\"b\\\"\\\" c\"\n"));
    BOOST_TEST(holds(filled("k: [[brand]]"), "\nk: \"A \\\"b\\\"\"\n"));
    BOOST_CHECK_THROW((void)filled("k: a [[brand]]"), Error);
}

BOOST_AUTO_TEST_CASE(a_setting_of_the_command_line_replaces_that_of_the_file_alone)
{
    const auto review = make_review(
        {option("like", "bass"), option("tagline", "bass"), option("sub", "bass=2"),
         option("sub", "staging=3"), option("sample", "Shop")},
        {option("brand", "A"), option("model", "B"), option("sub", "bass=4"), option("loan", "Friend")},
        "2024-05-06");
    BOOST_TEST(review.likes.size() == 1U);
    BOOST_TEST(review.tagline == "bass");
    BOOST_TEST(review.parts.bass.value() == 4.0);
    BOOST_TEST(review.parts.staging.value() == 3.0);
    BOOST_CHECK(review.source == Source::loan); // one source, however it is called
}

BOOST_AUTO_TEST_CASE(a_comparison_may_name_a_file)
{
    const auto curves = [](const std::string& value) {
        return some_review({option("comparison", value)}).rivals.at(0).curves;
    };
    BOOST_TEST(curves("Beta").empty());
    BOOST_TEST(curves("Beta=").empty());
    BOOST_TEST(curves("Beta=x") == std::vector<std::string>{"x"});
}

BOOST_AUTO_TEST_CASE(a_rating_is_a_number_alone)
{
    BOOST_TEST(some_review({option("sonic", "4.5")}).sonic.value() == 4.5);
    BOOST_TEST(some_review({option("sonic", "4/5")}).sonic.value() == 4.0);
    for (const auto* value : {"4/5 great", "4 stars", "4/10", "0.5", "4.2", "...", ""}) {
        BOOST_TEST(is_refused({option("sonic", value)}), value);
    }
}

BOOST_AUTO_TEST_CASE(fields_that_may_be_repeated_say_so)
{
    for (const auto& field : review_fields()) {
        const bool says_so = field.help.find("may be repeated") != std::string_view::npos;
        BOOST_TEST(field.repeated == (says_so || field.name == "curves"), field.name);
        BOOST_TEST(field.is_option == (field.name != "curves"), field.name); // an operand of the tool
    }
}

BOOST_AUTO_TEST_CASE(pages_of_a_site_are_addresses)
{
    for (const auto* key : {"ranking", "graphs", "glossary"}) {
        BOOST_CHECK_THROW((void)read_site_profile(std::string(key) + ": page\n", "p.yaml"), Error);
        for (const auto* address : {"/page", "http://a.b", "https://a.b"}) {
            BOOST_CHECK_NO_THROW((void)read_site_profile(std::string(key) + ": " + address + "\n", "p.yaml"));
        }
    }
    BOOST_TEST(read_site_profile("rig: page\n", "p.yaml").rig == "page");
}

BOOST_AUTO_TEST_CASE(fields_are_known_where_the_review_has_them)
{
    const auto known = [](const Review& review) {
        std::string names;
        for (const auto& field : template_fields(review)) {
            names += field.known ? std::string(field.name) + " " : "";
        }
        return names;
    };
    BOOST_TEST(known(some_review()) == "brand model product title date link-label ");
    auto review = some_review({option("like", "Bass"), option("improve", "Cable"), option("image", "/a.png"),
                               option("purchase", "Shop"), option("link", "https://a.b"),
                               option("affiliate", "yes"), option("sub", "bass=4"), option("sonic", "4")});
    const auto all = " " + known(review);
    for (const auto* name :
         {"brand", "model", "product", "title", "likes", "improvements", "image", "purchase", "disclosure",
          "links", "affiliate", "bass", "sonic", "sonic-rating"}) {
        BOOST_TEST(holds(all, " " + std::string(name) + " "), name);
    }
    for (const auto* name :
         {"sample", "loan", "tour", "group-tour", "treble", "staging", "bias", "bias-rating", "figure",
          "curves", "rig", "smoothing", "attack-drawing", "mean-rule", "facts"}) {
        BOOST_TEST(!holds(all, " " + std::string(name) + " "), name);
    }
    review.affiliate = false;
    BOOST_TEST(!holds(known(review), "affiliate "));
}

BOOST_AUTO_TEST_CASE(a_graph_tool_calls_targets_by_one_word_at_their_ends)
{
    auto review = some_review();
    review.profile.graphs = "https://g.example/";
    const auto shared = [&](const std::string& target) {
        const auto link = graph_link(review, PostFigure{"/f.png", {"Acme One"}, target, ""});
        return link.substr(link.find("share=") + 6);
    };
    BOOST_TEST(shared("Flat target").starts_with("Acme_One,Flat_Target"));
    BOOST_TEST(shared("Flat").starts_with("Acme_One,Flat_Target"));
}

BOOST_AUTO_TEST_CASE(facts_are_written_where_there_is_one)
{
    auto review = some_review();
    review.facts.balance = BalanceFact{{200.0}, {5000.0}, {0.3}, {0.46}, {-1.2}, {4512.0}};
    BOOST_TEST(holds(measured_facts(review), "Left channel minus right channel"));
    review.facts.balance.reset();
    review.facts.bands = {{"mid", {500.0}, {2000.0}, {-0.04}}};
    BOOST_TEST(holds(measured_facts(review), "mid 0.0 dB"));
}

BOOST_AUTO_TEST_CASE(a_figure_with_a_rival_is_the_one_of_its_path)
{
    auto review = some_review({option("comparison", "Beta"), option("comparison", "Gamma")});
    review.rivals[1].figure = PostFigure{"/g.png", {}, "", ""};
    BOOST_TEST(figure_image(review, PostFigure{"/g.png", {}, "", ""}) ==
               "![Frequency response of Acme One and Gamma](/g.png)");
    BOOST_TEST(figure_image(review, PostFigure{"/f.png", {}, "", ""}) ==
               "![Frequency response of Acme One](/f.png)");
}

BOOST_AUTO_TEST_CASE(bytes_of_utf8_belong_to_a_word)
{
    BOOST_TEST(replace_word("\u0100a \u00FFa a\u0100", "a", "b") ==
               "\u0100a \u00FFa a\u0100");  // C4 80, C3 BF
    BOOST_TEST(has_any_word("x--", {"-"})); // the second
    BOOST_TEST(!has_any_word("x-", {"-"}));
}

BOOST_AUTO_TEST_CASE(a_name_without_letters_for_files_needs_another)
{
    for (const auto& settings : {std::vector{option("brand", "\u6C34"), option("model", "One")},
                                 std::vector{option("brand", "Acme"), option("model", "\u6C34")}}) {
        BOOST_CHECK_EXCEPTION((void)product_slug(make_review({}, settings, "2024-05-06")), Error,
                              [](const Error& error) {
                                  BOOST_TEST(holds(error.what(), "nothing of '\u6C34'"));
                                  return error.fault() == Fault::usage;
                              });
    }
}

BOOST_AUTO_TEST_CASE(a_post_lies_in_the_folder_of_posts_where_there_is_one)
{
    const ScratchFolder site;
    const auto review = some_review();
    BOOST_TEST(post_path(review, site.path()) == site / "2024-05-06-review-Acme-One.md");
    std::filesystem::create_directory(site / "_posts");
    BOOST_TEST(post_path(review, site.path()) == site / "_posts/2024-05-06-review-Acme-One.md");
    BOOST_TEST(post_path(review, ".").ends_with("2024-05-06-review-Acme-One.md"));
    BOOST_TEST(!post_path(review, ".").starts_with("."));
}

BOOST_AUTO_TEST_SUITE_END()
