#include "core/error.hpp"
#include "rank/ranking.hpp"
#include "rank/ranking_file.hpp"
#include "rank/ranking_request.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(rank)

Post post(const std::string& name, std::optional<double> sonic, std::optional<double> bias,
          std::optional<double> usd = {}, const std::string& date = {})
{
    Post made;
    made.file = name + ".md";
    made.name = name;
    made.source = {made.file, 0};
    made.sonic = sonic ? std::optional(Rating{*sonic, ""}) : std::nullopt;
    made.bias = bias ? std::optional(Rating{*bias, ""}) : std::nullopt;
    made.price.usd = usd;
    made.date = date;
    return made;
}

std::string order(const std::vector<Ranked>& ranking)
{
    std::string text;
    for (const auto& row : ranking) {
        text += (row.rank ? std::to_string(*row.rank) : "-") + row.post.name + " ";
    }
    return text;
}

BOOST_AUTO_TEST_CASE(ties_share_a_rank_and_the_next_one_is_skipped)
{
    BOOST_TEST(order(rank_posts({post("d", 3, 3), post("b", 4, 4), post("c", 4, 4), post("a", 5, 1)})) ==
               "1a 2b 2c 4d ");
}

BOOST_AUTO_TEST_CASE(price_and_name_order_but_do_not_rank)
{
    BOOST_TEST(order(rank_posts({post("b", 4, 4), post("A", 4, 4), post("c", 4, 4, 99), post("d", 4, 4, 20),
                                 post("e", 4, 4.5, 900)})) == "1e 2d 2c 2A 2b ");
}

BOOST_AUTO_TEST_CASE(a_post_without_a_rating_is_last_and_has_no_rank)
{
    BOOST_TEST(order(rank_posts({post("a", {}, 5), post("b", {}, {}), post("c", 1, 1), post("d", 1, {})})) ==
               "1c 2d -a -b ");
}

BOOST_AUTO_TEST_CASE(of_one_product_the_newest_review_stays)
{
    const auto kept =
        keep_newest_posts({post("One", 3, 3, {}, "2023-01-01"), post("one", 4, 4, {}, "2024-01-01"),
                           post("Two", 2, 2, {}, "2022-01-01"), post("ONE", {}, {}, {}, "2025-01-01")});
    BOOST_REQUIRE(kept.posts.size() == 3U);
    BOOST_TEST(kept.posts[0].sonic.value().value == 4.0);
    BOOST_REQUIRE(kept.findings.size() == 2U);
    BOOST_TEST(note_line(kept.findings[0]) ==
               "One.md: older-review: left out, because one.md is newer: 'One'");
    BOOST_TEST(kept.findings[1].code == "same-product");
}

BOOST_AUTO_TEST_CASE(reviews_of_one_day_or_none_both_stay)
{
    BOOST_TEST(keep_newest_posts({post("One", 3, 3), post("One", 4, 4)}).posts.size() == 2U);
    BOOST_TEST(keep_newest_posts({post("One", 3, 3, {}, "2024-01-01"), post("One", 4, 4, {}, "2024-01-01")})
                   .posts.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_is_not_published_is_left_out_and_replaces_nothing)
{
    auto draft = post("One", 5, 5, {}, "2025-01-01");
    draft.is_published = false;
    draft.findings = {{Severity::note, "One.md", 2, "draft", "is a draft, and not ranked"}};
    const auto kept = keep_newest_posts({draft, post("One", 3, 3, {}, "2023-01-01")});
    BOOST_REQUIRE(kept.posts.size() == 1U);
    BOOST_TEST(kept.posts[0].sonic.value().value == 3.0);
    BOOST_TEST(kept.findings.size() == 1U);
}

RankingPlan plan(RankingRequest request)
{
    return plan_ranking(request);
}

BOOST_AUTO_TEST_CASE(filters_come_before_ranks)
{
    const std::vector<Post> posts{post("A one", 5, 3, 900, "2024-01-01"),
                                  post("A two", 4, 4, 90, "2023-01-01"), post("B one", 3.5, 5, 20),
                                  post("B two", 2, {})};
    RankingRequest cheap;
    cheap.most = {"price=100"};
    BOOST_TEST(order(plan(cheap).rank(posts)) == "1A two 2B one ");
    RankingRequest good;
    good.least = {"sonic=3.2", "bias=4"};
    BOOST_TEST(order(plan(good).rank(posts)) == "1A two 2B one ");
    RankingRequest brand;
    brand.brand = "b";
    BOOST_TEST(order(plan(brand).rank(posts)) == "1B one 2B two ");
    RankingRequest recent;
    recent.since = "2023-06-01";
    BOOST_TEST(order(plan(recent).rank(posts)) == "1A one ");
    RankingRequest top;
    top.top = 2;
    BOOST_TEST(order(plan(top).rank(posts)) == "1A one 2A two ");
    RankingRequest sorted;
    sorted.sort = "price,-name";
    BOOST_TEST(order(plan(sorted).rank(posts)) == "3B one 2A two 1A one 4B two ");
    sorted.sort = "-price";
    BOOST_TEST(order(plan(sorted).rank(posts)) == "1A one 2A two 3B one 4B two ");
}

BOOST_AUTO_TEST_CASE(weights_rank_by_the_mean_of_what_is_there)
{
    RankingRequest request;
    request.weights = "sonic=2,bias=1";
    const auto rows =
        plan(request).rank({post("a", 5, 2), post("b", 4, 4), post("c", 4, {}), post("d", {}, {})});
    BOOST_TEST(order(rows) == "1a 1b 1c -d ");
    BOOST_TEST(rows[0].score.value() == 4.0); // (2*5 + 2) / 3
}

BOOST_AUTO_TEST_CASE(value_counts_dearer_ones_of_the_same_rating)
{
    const auto rows = rank_posts({post("a", 4, {}, 100), post("b", 4, {}, 200), post("c", 4, {}, 300),
                                  post("d", 4, {}), post("e", 3, {}, 10)});
    BOOST_TEST(rows[0].value.value() == 100.0);
    BOOST_TEST(rows[1].value.value() == 50.0);
    BOOST_TEST(rows[2].value.value() == 0.0);
    BOOST_TEST(!rows[3].value.has_value());
    BOOST_TEST(!rows[4].value.has_value()); // alone in its class
}

BOOST_AUTO_TEST_CASE(tiers_begin_at_their_rating)
{
    RankingRequest request;
    request.tiers = "Best=4.5,Good=3";
    const auto rows =
        plan(request).rank({post("a", 4.5, {}), post("b", 4, {}), post("c", 2.5, {}), post("d", {}, {})});
    BOOST_TEST(rows[0].tier == "Best");
    BOOST_TEST(rows[1].tier == "Good");
    BOOST_TEST(rows[2].tier == "");
    BOOST_TEST(rows[3].tier == "");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_understood_is_refused)
{
    const auto refused = [](auto set) {
        RankingRequest request;
        set(request);
        BOOST_CHECK_EXCEPTION((void)plan_ranking(request), Error,
                              [](const Error& error) { return error.fault() == Fault::usage; });
    };
    refused([](RankingRequest& request) { request.sort = "loudness"; });
    refused([](RankingRequest& request) { request.weights = "price=1"; });
    refused([](RankingRequest& request) { request.weights = "sonic=0"; });
    refused([](RankingRequest& request) { request.least = {"sonic"}; });
    refused([](RankingRequest& request) { request.most = {"price=cheap"}; });
    refused([](RankingRequest& request) { request.tiers = "Good=3,Best=4"; });
    refused([](RankingRequest& request) { request.since = "2024-13-01"; });
    refused([](RankingRequest& request) { request.top = 0; });
    refused([](RankingRequest& request) { request.rates = {"EUR=-1"}; });
    refused([](RankingRequest& request) {
        request.scale = "A,B";
        request.weights = "sonic=1";
    });
}

BOOST_AUTO_TEST_CASE(the_table_has_a_cell_for_everything)
{
    auto rated = post("One, \"1\"", 3.5, 4, 1499.5, "2024-01-01");
    rated.price.text = "$1,499.50";
    const auto ranking = rank_posts({rated, post("=Two", {}, {})});
    BOOST_TEST(write_ranking(ranking, TableFormat::csv) ==
               "rank,file,name,sonic,bias,price,price_usd,date\n"
               "1,\"One, \"\"1\"\".md\",\"One, \"\"1\"\"\",3.5,4.0,\"$1,499.50\",1499.5,2024-01-01\n"
               "-,=Two.md,=Two,,,,,\n");
    BOOST_TEST(write_ranking(ranking, TableFormat::json).find("{\"rank\": null, \"file\": \"=Two.md\"") !=
               std::string::npos);
}

std::string errors_of(const std::string& table, const std::string& file = "f", const Scale& scale = {})
{
    std::string lines;
    for (const auto& error : read_ranking_table(table, file, scale).errors) {
        lines += error.line() + "\n";
    }
    return lines;
}

std::string ranked(const std::string& table, const Scale& scale = {})
{
    return write_ranking(rank_posts(read_ranking_table(table, "f", scale).posts), TableFormat::csv);
}

BOOST_AUTO_TEST_CASE(a_ranking_reads_back)
{
    // The dollars of their own column go before those of the price, and stand for one that is not there.
    BOOST_TEST(ranked("name,sonic,price,price_usd\nA,4,99 EUR,105\nB,4,,110\nC,4,$120,\n") ==
               "rank,file,name,sonic,bias,price,price_usd,date\n1,,A,4.0,,99 EUR,105,\n1,,B,4.0,,$110,110,\n"
               "1,,C,4.0,,$120,120,\n");
    BOOST_TEST(errors_of("name,sonic,price_usd\nA,4,cheap\nB,4,-\n") ==
               "f:2: expected an amount for price_usd but found 'cheap'\n");
    auto rated = post("One, \"1\"", 3.5, 4, 1499.5, "2024-01-01");
    rated.price.text = "$1,499.50";
    const auto ranking = rank_posts({rated, post("=Two|2", {}, {})});
    const auto csv = write_ranking(ranking, TableFormat::csv);
    BOOST_TEST(is_table(csv, "f"));
    BOOST_TEST(ranked(csv) == csv);
    BOOST_TEST(read_ranking_table(csv + csv, "f").posts.size() == 4U);
    RankingColumns guarded;
    guarded.spreadsheet = true;
    const auto safe = write_ranking(ranking, TableFormat::csv, guarded);
    BOOST_TEST(safe.find("'=Two|2") != std::string::npos);
    BOOST_TEST(ranked(safe) == csv);
    const auto markdown = write_ranking(ranking, TableFormat::markdown);
    BOOST_TEST(is_table(markdown, "f.md"));
    BOOST_TEST(ranked(markdown) == csv);
}

constexpr std::string_view one_row = "rank,file,name,sonic,bias,price,price_usd,date\n1,,One,4.5,4.0,,,\n";

BOOST_AUTO_TEST_CASE(headings_are_found_however_they_are_written)
{
    for (const auto* const table :
         {"\"name\",\"sonic\",\"bias\"\n\"One\",\"4.5\",\"4\"\n", "Name,Sonic,Bias\nOne,4.5,4\n",
          "name, sonic, bias\nOne, 4.5, 4\n", "\xEF\xBB\xBFName;Sonic;Bias\r\nOne;4,5;4\r\n",
          "name\tsonic\tbias\nOne\t4.5\t4\n", "sep=;\nname;sonic;bias\nOne;4.5;4\n",
          "Title,,\n,,\nname,sonic,bias\nOne,4.5,4\n,,\n", "Title\n\nModel,Rating,Bias\nOne,4.5/5,4\n",
          "| name | sonic | bias |\n| --- | ---: | ---: |\n| One | 4.5 | 4 |\n",
          "brand,model,score,bias\n,One,4.5,4\n", "name,sonic,bias\nOne,4.5,4,,\n",
          "name,sonic,bias\nOne,<b style=\"color:red\">4.5</b>,4\n"}) {
        BOOST_TEST(ranked(table) == one_row, table);
    }
    BOOST_TEST(read_ranking_table("brand,model,sonic\nAcme,One,4\n", "f").posts[0].name == "Acme One");
    BOOST_TEST(read_ranking_table("brand,name,sonic\nAcme,acme One,4\n", "f").posts[0].name == "acme One");
}

BOOST_AUTO_TEST_CASE(a_table_is_no_post_and_a_post_is_no_table)
{
    for (const auto* const post : {"---\ntitle: name,sonic\n---\n", "+++\ntitle = 'a,b'\n+++\n",
                                   "# A, B; C\n\nText\n", "<p>a, b</p>\n", "Just words\n"}) {
        BOOST_TEST(!is_table(post, "x"), post);
    }
    BOOST_TEST(!is_table("Words, and more\n", "x.md"));
    BOOST_TEST(is_table("Words, and more\n", "x"));
    BOOST_TEST(is_table("name,sonic\n", "x.md"));
    BOOST_TEST(is_table("Words\n", "x.csv"));
    BOOST_TEST(is_table("\xEF\xBB\xBFname,sonic\r\n", "-"));
}

BOOST_AUTO_TEST_CASE(letters_are_ranked_by_the_scale_that_is_given)
{
    const std::string table = "Rank\tModel\tPrice (MSRP)\nB\tTwo\tDiscont.\nS+\tOne\t1410\n";
    BOOST_CHECK_EXCEPTION((void)read_ranking_table(table, "f"), Error, [](const Error& error) {
        const auto line = error.line();
        return line.starts_with("f:1: ") && line.find("--scale") != std::string::npos;
    });
    BOOST_TEST(ranked(table, Scale::parse("S+,S,A,B")) == "rank,file,name,sonic,bias,price,price_usd,date\n"
                                                          "1,,One,S+,,1410,,\n2,,Two,B,,Discont.,,\n");
}

BOOST_AUTO_TEST_CASE(a_bad_row_is_named_and_the_others_stay)
{
    BOOST_TEST(
        errors_of("name,sonic\nA,6\n") ==
        "f:2: expected a rating from 1 to 5 in half points for sonic but found '6'; another scale needs "
        "--scale\n");
    BOOST_TEST(errors_of("name,sonic\nA\n") == "f:2: expected 2 cells but found 1\n");
    BOOST_TEST(errors_of("name,sonic\nA,3\n,3\n") == "f:3: expected a name but found none\n");
    BOOST_TEST(errors_of("name,sonic,date\nA,,2024-02-30\n") ==
               "f:2: expected a day as YYYY-MM-DD for date but found '2024-02-30'\n");
    BOOST_TEST(read_ranking_table("name,sonic\nA,6\nB,4\n", "f").posts.size() == 1U);
    BOOST_TEST(errors_of("name,sonic\nA,N/A\nB,-\nC,\n").empty());
    BOOST_CHECK_EXCEPTION((void)read_ranking_table("a,b\n", "f"), Error, [](const Error& error) {
        return error.line().starts_with("f:1: expected the headings name (") &&
               error.line().ends_with("but found 'a,b'");
    });
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
