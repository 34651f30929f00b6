// How a ranking is sorted and written, and what its options say.

#include "core/error.hpp"
#include "post/scale.hpp"
#include "rank/ranking.hpp"
#include "rank/ranking_file.hpp"
#include "rank/ranking_keys.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

Post post_of(const std::string& name, std::optional<double> sonic, std::optional<double> bias,
             std::optional<double> usd, const std::string& date)
{
    Post post;
    post.name = name;
    post.file = name + ".md";
    post.date = date;
    post.sonic = sonic ? std::optional(Rating{*sonic, ""}) : std::nullopt;
    post.bias = bias ? std::optional(Rating{*bias, ""}) : std::nullopt;
    post.price.usd = usd;
    post.price.text = usd ? "some" : "";
    return post;
}

/// Three posts and one of which nothing is known.
std::vector<Post> four_posts()
{
    return {post_of("b", 3.0, 5.0, 20.0, "2024-02-01"), post_of("A", 4.0, 3.0, 30.0, "2024-01-01"),
            post_of("c", 5.0, 4.0, 10.0, "2024-03-01"), post_of("d", {}, {}, {}, "")};
}

std::string sorted_by(const std::string& keys, const std::string& weights = {})
{
    RankingOrder order;
    order.sort = parse_sort(keys);
    order.weights = weights.empty() ? std::vector<Weight>{} : parse_weights(weights);
    std::string names;
    for (const auto& row : rank_posts(four_posts(), order)) {
        names += row.post.name;
    }
    return names;
}

template <typename Call>
std::string usage_of(const Call& call)
{
    try {
        (void)call();
    } catch (const Error& error) {
        BOOST_TEST((error.fault() == Fault::usage));
        return error.what();
    }
    return "none";
}

} // namespace

BOOST_AUTO_TEST_SUITE(rank_order)

BOOST_AUTO_TEST_CASE(rows_are_sorted_either_way_and_what_is_unknown_is_behind)
{
    BOOST_TEST(sorted_by("sonic") == "cAbd");
    BOOST_TEST(sorted_by("-sonic") == "bAcd");
    BOOST_TEST(sorted_by("bias") == "bcAd");
    BOOST_TEST(sorted_by("-bias") == "Acbd");
    BOOST_TEST(sorted_by("price") == "cbAd");
    BOOST_TEST(sorted_by("-price") == "Abcd");
    BOOST_TEST(sorted_by("date") == "cbAd"); // the newest first
    BOOST_TEST(sorted_by("-date") == "Abcd");
    BOOST_TEST(sorted_by("name") == "Abcd");
    BOOST_TEST(sorted_by("-name") == "dcbA");
    // Means of 2 sonic + 1 bias: 11/3, 11/3, 14/3.
    BOOST_TEST(sorted_by("score", "sonic=2,bias=1") == "cbAd");  // the cheaper one first
    BOOST_TEST(sorted_by("-score", "sonic=1,bias=3") == "Acbd"); // 13/4, 17/4, 18/4
    BOOST_TEST(sorted_by("value,-name") == "dcbA");              // of one in each class nothing is told
}

BOOST_AUTO_TEST_CASE(a_score_is_the_mean_of_the_ratings_that_are_there)
{
    auto post = post_of("A", 4.0, {}, {}, "");
    post.parts.bass = 2.0;
    RankingOrder order;
    order.weights = parse_weights("sonic=3,bias=5,bass=1");
    BOOST_TEST(rank_posts({post}, order)[0].score.value() == 3.5);
    BOOST_TEST(!rank_posts({post_of("B", {}, {}, 5.0, "")}, order)[0].score.has_value());
    order.tiers = {{"High", {3.5, ""}}, {"Low", {0.0, ""}}};
    BOOST_TEST(rank_posts({post}, order)[0].tier == "High"); // of the score, not of the sonic rating
}

BOOST_AUTO_TEST_CASE(every_number_of_a_post_has_its_name)
{
    auto post = post_of("A", 1.0, 2.0, 7.0, "");
    post.parts = {.tonality = 3.0, .bass = 4.0, .resolution = 5.0, .staging = 6.0};
    const std::vector<std::pair<std::string, double>> numbers{{"sonic", 1.0},      {"bias", 2.0},
                                                              {"tonality", 3.0},   {"bass", 4.0},
                                                              {"resolution", 5.0}, {"staging", 6.0}};
    for (const auto& [name, value] : numbers) {
        const auto weight = parse_weights(name + "=1").at(0);
        BOOST_TEST(number_of(post, weight.number).value() == value, name);
    }
    BOOST_TEST(number_of(post, parse_limit("price=1", "--min", {}).number).value() == 7.0);
    BOOST_TEST(!number_of(Post{}, RankingNumber::sonic).has_value());
}

BOOST_AUTO_TEST_CASE(options_say_what_they_want)
{
    BOOST_TEST(usage_of([] { return parse_sort("sonic,size"); }) ==
               "expected one of sonic, bias, price, name, date, score, value for --sort but found 'size'");
    for (const auto* text : {"sonic", "=2", "sonic="}) {
        BOOST_TEST(usage_of([&] { return parse_weights(text); }) ==
                   "expected RATING=WEIGHT, as in sonic=2, for --weights but found '" + std::string(text) +
                       "'");
    }
    BOOST_TEST(usage_of([] { return parse_weights("price=2"); }) ==
               "expected ratings for --weights but found 'price=2'");
    for (const auto* weight : {"0", "-1", "0.9e-9", "1.1e9", "x"}) {
        BOOST_TEST(usage_of([&] { return parse_weights("sonic=" + std::string(weight)); }) ==
                   "expected a number from 1e-9 to 1e9 for --weights but found '" + std::string(weight) +
                       "'");
    }
    BOOST_TEST(parse_weights(" sonic = 1e9 , bias=1e-9").at(0).weight == 1e9);
    BOOST_CHECK_THROW((void)parse_rate("EUR=1.001e9"), Error);
    BOOST_CHECK_THROW((void)parse_rate("EUR=0.999e-9"), Error);
    BOOST_TEST(parse_rate("EUR=1.08").first == "EUR");
    BOOST_TEST(parse_rate("EUR=1.08").second == 1.08);
    BOOST_TEST(parse_limit("sonic=3.2", "--min", {}).value == 3.2);
    const auto letters = Scale::parse("A,B");
    BOOST_TEST(parse_limit("sonic=A", "--min", letters).value >
               parse_limit("sonic=B", "--min", letters).value);
    BOOST_TEST(usage_of([] { return parse_limit("sonic=C", "--min", Scale::parse("A,B")); }) ==
               "expected a rating among A, B for --min but found 'sonic=C'");
    BOOST_TEST(usage_of([] { return parse_limit("price=x", "--max", {}); }) ==
               "expected a number for --max but found 'price=x'");
}

BOOST_AUTO_TEST_CASE(a_filter_wants_all_that_it_names)
{
    auto post = post_of("Acme One", 4.0, {}, {}, "");
    post.kind = "Impressions";
    const auto is_kept = [&](PostFilter filter) { return fits(post, filter); };
    BOOST_TEST(is_kept({}));
    BOOST_TEST(is_kept({.kind = "impressions"}));
    BOOST_TEST(!is_kept({.kind = "review"}));
    BOOST_TEST(!is_kept({.since = "2024-01-01"})); // without a date nothing is known
    BOOST_TEST(!is_kept({.least = {{RankingNumber::bias, 1.0}}}));
    BOOST_TEST(!is_kept({.most = {{RankingNumber::bias, 5.0}}}));
    post.kind.clear();
    BOOST_TEST(is_kept({.kind = "review"}));
}

BOOST_AUTO_TEST_CASE(a_table_has_more_columns_where_they_are_wanted)
{
    auto posts = four_posts();
    posts[0].name = "=b";
    RankingOrder order;
    order.weights = parse_weights("sonic=1,bias=2");
    order.tiers = {{"Best", {4.5, ""}}};
    const auto rows = rank_posts({posts[0], posts[3]}, order);
    const RankingColumns all{.tier = true, .score = true, .value = true, .spreadsheet = true};
    BOOST_TEST(write_ranking(rows, TableFormat::csv, all) ==
               "rank,tier,file,name,sonic,bias,score,price,price_usd,value,date\n"
               "1,,b.md,'=b,3.0,5.0,4.33,some,20,,2024-02-01\n"
               "-,,d.md,d,,,,,,,\n");
    BOOST_TEST(write_ranking({rows[1]}, TableFormat::json).find("null") != std::string::npos);
    BOOST_TEST(write_ranking({rows[0]}, TableFormat::csv, {.tier = true}).starts_with("rank,tier,file"));
    BOOST_TEST(write_ranking({rows[0]}, TableFormat::csv).find("\n1,b.md,=b,") != std::string::npos);
    // Of four with the same rating and prices from 10 to 40, so many percent of the others are dearer.
    std::vector<Post> same;
    for (const double price : {10.0, 20.0, 30.0, 40.0}) {
        same.push_back(post_of("A", 4.0, {}, price, ""));
    }
    const auto csv = write_ranking(rank_posts(same), TableFormat::csv, {.value = true});
    for (const auto* cells : {",10,100,\n", ",20,67,\n", ",30,33,\n", ",40,0,\n"}) {
        BOOST_TEST(csv.find(cells) != std::string::npos, csv);
    }
}

BOOST_AUTO_TEST_CASE(formats_of_rankings_are_those_of_tables_but_for_the_page)
{
    BOOST_TEST((table_format(RankingFormat::text) == TableFormat::text));
    BOOST_TEST((table_format(RankingFormat::csv) == TableFormat::csv));
    BOOST_TEST((table_format(RankingFormat::json) == TableFormat::json));
    BOOST_TEST((table_format(RankingFormat::markdown) == TableFormat::markdown));
}

BOOST_AUTO_TEST_CASE(an_input_is_a_ranking_or_a_post)
{
    BOOST_TEST(read_ratings("name,sonic\nA,4\nB,3\n", "f").posts.size() == 2U);
    BOOST_TEST(read_ratings("---\ntitle: A\nrating: 4\n---\n", "f.md").posts.size() == 1U);
    BOOST_CHECK_EXCEPTION((void)read_ratings(" \n\t\r\n", "f"), Error, [](const Error& error) {
        BOOST_TEST(error.line() == "f: expected a post or a ranking but found nothing");
        return error.fault() == Fault::data;
    });
}

BOOST_AUTO_TEST_SUITE_END()
