#include "post/scale.hpp"
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

BOOST_AUTO_TEST_CASE(a_page_has_the_columns_and_fields_that_its_rows_need)
{
    auto rated = row("A", 4.0, 99.0);
    rated.ranked.tier = "Top";
    rated.ranked.score = 3.456;
    rated.ranked.value = 66.6;
    rated.ranked.post.date = "2024-01-02";
    RankingPage settings;
    settings.title = "Mine & more";
    settings.scale = "From 1 to 5.";
    settings.columns = {.tier = true, .score = true, .value = true};
    const auto page = write_ranking_page({rated}, settings);
    BOOST_TEST(has(page, "<title>Mine &amp; more</title>"));
    BOOST_TEST(has(page, "<h1>Mine &amp; more</h1>\n<p>From 1 to 5.</p>\n"));
    BOOST_TEST(has(page, "<caption>1 product</caption>"));
    BOOST_TEST(has(page, "data-label=\"Tier\">Top</td>"));
    BOOST_TEST(has(page, "data-label=\"Score\" data-value=\"3.456\">3.46</td>"));
    BOOST_TEST(has(page, "data-label=\"Value\" data-value=\"66.6\">67 %</td>"));
    BOOST_TEST(has(page, "<time datetime=\"2024-01-02\">2024-01-02</time>"));
    BOOST_TEST(has(page, "data-text=\"a top\" data-sonic=\"4\" data-price=\"99\""));
    BOOST_TEST(has(page, "id=\"least\""));
    BOOST_TEST(has(page, "id=\"most\""));
    std::string heads;
    for (const auto& [name, first, is_number] :
         {std::tuple("Rank", "low", true), std::tuple("Tier", "low", false), std::tuple("Name", "low", false),
          std::tuple("Sonic", "high", true), std::tuple("Bias", "high", true),
          std::tuple("Score", "high", true), std::tuple("Price", "low", true),
          std::tuple("Value", "high", true)}) {
        const std::string sort = std::string(name) == "Rank" ? "ascending" : "none";
        heads += std::string("<th role=\"columnheader\" scope=\"col\"") +
                 (is_number ? " class=\"number\"" : "") + " aria-sort=\"" + sort + "\" data-first=\"" +
                 first + "\">" + name + "</th>";
    }
    BOOST_TEST(has(page, heads + "</tr></thead>"));
}

BOOST_AUTO_TEST_CASE(a_page_leaves_out_what_no_row_has)
{
    auto plain = row("A", 4.0, 99.0);
    plain.ranked.rank.reset();
    plain.ranked.post.sonic = Rating{2.0, "B+"};
    plain.ranked.post.price = {};
    RankingPage settings;
    settings.is_by_rank = false;
    const auto page = write_ranking_page({plain, plain}, settings);
    BOOST_TEST(has(page, "<caption>2 products</caption>"));
    BOOST_TEST(!has(page, "id=\"least\"")); // another scale than from 1 to 5
    BOOST_TEST(!has(page, "id=\"most\""));
    BOOST_TEST(!has(page, "aria-sort=\"ascending\""));
    BOOST_TEST(!has(page, "data-label=\"Frequency response\""));
    BOOST_TEST(has(page, "data-label=\"Sonic\" data-value=\"2\">B+</td>"));
    BOOST_TEST(has(page, "class=\"number empty\" data-label=\"Rank\" data-value=\"\">\xE2\x80\x93</td>"));
    BOOST_TEST(!has(page, "<time"));
    plain.curves = {{"L", {20.0, 20'000.0}, {80.0, 80.0}, 80.0}};
    settings.curve_origin = "the mean <here>";
    const auto drawn = write_ranking_page({plain}, settings);
    BOOST_TEST(has(drawn, "20 to +20 dB over the mean &lt;here&gt;; the right channel is dashed."));
    BOOST_TEST(has(drawn, "class=\"plain\">Frequency response</th>"));
    BOOST_TEST(has(drawn, "<td role=\"cell\" class=\"curve\" data-label=\"Frequency response\"><svg"));
}

BOOST_AUTO_TEST_CASE(a_scale_is_said_in_a_sentence)
{
    BOOST_TEST(scale_sentence({}).starts_with("Ratings go from 1 (Poor) over 3 (Good) to 5 (Outstanding)"));
    BOOST_TEST(scale_sentence(Scale::parse("10")) ==
               "Ratings lie from 0 to 10; products with the same ratings share a rank.");
}

BOOST_AUTO_TEST_CASE(addresses_are_those_of_the_web_or_of_the_site)
{
    const auto is_linked = [](const std::string& address) {
        auto linked = row("A", 4, 99);
        linked.post_link = address;
        return has(write_ranking_page({linked}, {}), "<a href=");
    };
    for (const auto* address :
         {"http://a.example", "https://a.example", "/a", "a/b:c", "?a:b", "#a:b", "a"}) {
        BOOST_TEST(is_linked(address), address);
    }
    for (const auto* address : {"", "ftp://a.example", "mailto:a", "HTTP:a"}) {
        BOOST_TEST(!is_linked(address), address);
    }
    Post post;
    post.file = "2025-01-02-.md";
    BOOST_TEST(post_address(post, "https://a.example").empty());
    post.file = "2025-01-02-x.md";
    BOOST_TEST(post_address(post, "https://a.example") == "https://a.example/2025/01/02/x.html");
    post.file = "2025-13-02-x.md";
    BOOST_TEST(post_address(post, "https://a.example").empty());
    post.link = "/one/";
    BOOST_TEST(post_address(post, "") == "/one/");
    post.link = "one/";
    BOOST_TEST(post_address(post, "https://a.example/") == "https://a.example/one/");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
