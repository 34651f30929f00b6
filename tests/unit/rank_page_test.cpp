#include "rank/ranking_page.hpp"
#include "rank/sketch.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(rank_page)

PageRow row(const std::string& name, double sonic, double usd)
{
    PageRow made;
    made.ranked.rank = 1;
    made.ranked.post.name = name;
    made.ranked.post.sonic = Rating{sonic, ""};
    made.ranked.post.price = {"$" + std::to_string(static_cast<int>(usd)), usd, usd, "USD"};
    return made;
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_CASE(names_are_text_whatever_they_say)
{
    auto hostile = row("A \"^2\" <script>alert(1)</script> {{ site }} {% raw %} 'x' & y", 4, 99);
    hostile.post_link = "javascript:alert(1)";
    hostile.graph_link = "data:text/html,x";
    const auto page = write_ranking_page({hostile}, {});
    BOOST_TEST(has(
        page, "A &quot;^2&quot; &lt;script&gt;alert(1)&lt;/script&gt; &#123;&#123; site }} &#123;% raw %}"));
    BOOST_TEST(!has(page, "<script>alert"));
    BOOST_TEST(!has(page, "javascript:"));
    BOOST_TEST(!has(page, "data:text"));
    BOOST_TEST(!has(page, "{{"));
    BOOST_TEST(!has(page, "{%"));
}

BOOST_AUTO_TEST_CASE(a_page_loads_nothing)
{
    const auto page = write_ranking_page({row("A", 4, 99)}, {});
    for (const auto* const part :
         {"src=", "<link", "@import", "url(", "fetch(", "XMLHttp", "http://", "https://"}) {
        BOOST_TEST(!has(page, part), part);
    }
}

BOOST_AUTO_TEST_CASE(cells_sort_by_numbers_and_unknown_ones_are_empty)
{
    auto unknown = row("B", 3, 1299);
    unknown.ranked.post.bias = std::nullopt;
    unknown.ranked.post.price = {"Discont.", std::nullopt, std::nullopt, ""};
    const auto page = write_ranking_page({row("A", 4.5, 1299), unknown}, {});
    BOOST_TEST(has(page, "data-label=\"Price\" data-value=\"1299\">$1299</td>"));
    BOOST_TEST(has(page, "data-label=\"Price\" data-value=\"\">Discont.</td>"));
    BOOST_TEST(has(page, "data-label=\"Sonic\" data-value=\"4.5\">4.5</td>"));
    BOOST_TEST(has(page, "<th role=\"rowheader\" scope=\"row\">B</th>"));
}

BOOST_AUTO_TEST_CASE(links_are_addresses_of_the_web_or_paths)
{
    auto linked = row("A", 4, 99);
    linked.post_link = "https://a.example/x y";
    linked.graph_link = "/graphs/?share=A_1%2B";
    const auto page = write_ranking_page({linked}, {});
    BOOST_TEST(has(page, "<a href=\"https://a.example/x%20y\">A</a>"));
    BOOST_TEST(has(page, "<a href=\"/graphs/?share=A_1%2B\">graph"));
}

BOOST_AUTO_TEST_CASE(posts_have_the_addresses_that_jekyll_gives_them)
{
    Post post;
    post.file = "2025-01-02-review-Acme-One.md";
    BOOST_TEST(post_address(post, "https://a.example/") ==
               "https://a.example/2025/01/02/review-Acme-One.html");
    BOOST_TEST(post_address(post, "").empty());
    post.link = "/one/";
    BOOST_TEST(post_address(post, "https://a.example") == "https://a.example/one/");
    post.link = "https://b.example/x";
    BOOST_TEST(post_address(post, "https://a.example") == "https://b.example/x");
    post.link.clear();
    post.file = "undated.md";
    BOOST_TEST(post_address(post, "https://a.example").empty());
}

/// As encodeURIComponent("Acme_One+_(é)&,") has it.
BOOST_AUTO_TEST_CASE(graph_links_are_encoded_as_graph_tools_decode_them)
{
    BOOST_TEST(graph_address("https://g.example/", "Acme One+ (\xC3\xA9)&,") ==
               "https://g.example/?share=Acme_One%2B_(%C3%A9)%26%2C");
    BOOST_TEST(graph_address("https://g.example/?x=1", "A") == "https://g.example/?x=1&share=A");
}

/// 20 Hz to 20 kHz over 240 units: a decade is 80. 40 dB over 72 units: 0 dB is 36, +10 dB is 18.
BOOST_AUTO_TEST_CASE(sketches_are_drawn_to_scale_and_said_in_words)
{
    const SketchCurve curve{.channel = "L",
                            .frequency_hz = {10, 20, 200, 2000, 3000, 20000, 30000},
                            .spl_db = {90, 90, 80, 90, 90, 40, 80},
                            .zero_db = 80};
    const auto svg = sketch_svg("A <b>", {curve});
    BOOST_TEST(has(svg, "d=\"M0.0 18.0L80.0 36.0L160.0 18.0L"));
    BOOST_TEST(has(svg, "L240.0 72.0\"/>")); // -40 dB lies below the drawing
    BOOST_TEST(
        has(svg, "aria-label=\"Frequency response of A &lt;b&gt;: left +0 dB at 50 Hz, +10 dB at 3 kHz"));
    BOOST_TEST(!has(sketch_svg("A", {{"", {1000, 2000}, {80, 80}, 80}}), "at 50 Hz"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
