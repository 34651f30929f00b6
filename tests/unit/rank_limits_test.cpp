// The order and the cells of a ranking where two posts, or two prices, are nearly alike.

#include "rank/ranking_file.hpp"
#include "rank/ranking_request.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace earbench;

namespace {

Post rated(const std::string& name, const std::string& file = "f.md", const std::string& date = {})
{
    Post post;
    post.name = name;
    post.file = file;
    post.sonic = Rating{4.0, ""};
    post.bias = Rating{4.0, ""};
    post.source = {file, 0};
    post.date = date;
    return post;
}

std::string price_written(double usd)
{
    auto post = rated("A", "f");
    post.price.usd = usd;
    const auto csv = write_ranking(rank_posts({post}), TableFormat::csv);
    const auto row = csv.substr(csv.find('\n') + 1);
    return row.substr(std::string("1,f,A,4.0,4.0,,").size());
}

} // namespace

BOOST_AUTO_TEST_SUITE(rank_limits)

BOOST_AUTO_TEST_CASE(a_price_has_as_many_digits_as_its_cents_need)
{
    BOOST_TEST(price_written(99.0) == "99,\n");
    BOOST_TEST(price_written(99.5) == "99.5,\n");
    BOOST_TEST(price_written(99.05) == "99.05,\n");
    BOOST_TEST(price_written(99.1) == "99.1,\n");
    BOOST_TEST(price_written(0.0) == "0,\n");
    BOOST_TEST(price_written(99.999) == "100,\n"); // to the cent
}

BOOST_AUTO_TEST_CASE(of_what_is_the_same_the_file_and_then_the_date_come_first)
{
    const auto ranking = rank_posts({rated("B", "b.md"), rated("a", "z.md"), rated("A", "z.md"),
                                     rated("b", "a.md", "2024-01-02"), rated("b", "a.md", "2024-01-01")});
    std::string order;
    for (const auto& row : ranking) {
        order +=
            std::to_string(row.rank.value()) + row.post.name + row.post.file.front() + row.post.date + " ";
    }
    BOOST_TEST(order == "1Az 1az 1Bb 1ba2024-01-01 1ba2024-01-02 ");
}

BOOST_AUTO_TEST_CASE(a_rank_goes_on_behind_ties_of_any_length)
{
    std::vector<Post> posts{rated("a"), rated("b"), rated("c")};
    posts.push_back(rated("d"));
    posts.back().bias = Rating{3.5, ""};
    posts.push_back(rated("e"));
    posts.back().sonic.reset();
    const auto ranking = rank_posts(posts);
    BOOST_TEST(ranking[2].rank.value() == 1);
    BOOST_TEST(ranking[3].rank.value() == 4);
    BOOST_TEST(!ranking[4].rank.has_value());
    BOOST_TEST(rank_posts({}).empty());
}

BOOST_AUTO_TEST_CASE(what_is_left_out_and_what_stays_beside_another_are_told)
{
    const auto kept = keep_newest_posts(
        {rated("One", "1.md", "2023-01-01"), rated("ONE", "2.md", "2024-01-01"),
         rated("One", "3.md", "2024-01-01"), rated("One", "4.md", "2022-01-01"), rated("Two", "5.md")});
    std::string files;
    for (const auto& post : kept.posts) {
        files += post.file + " ";
    }
    BOOST_TEST(files == "2.md 3.md 5.md ");
    std::string codes;
    for (const auto& finding : kept.findings) {
        codes += finding.file + " " + finding.code + " ";
    }
    BOOST_TEST(codes == "1.md older-review 3.md same-product 4.md older-review ");
}

BOOST_AUTO_TEST_CASE(value_is_the_share_of_dearer_ones_and_no_price_is_none)
{
    std::vector<Post> posts;
    for (const double usd : {100.0, 100.0, 200.0, 300.0}) {
        posts.push_back(rated("A"));
        posts.back().price.usd = usd;
    }
    const auto rows = rank_posts(posts);
    // Of the three others two cost more than 100, one more than 200.
    BOOST_TEST(rows[0].value.value() == 200.0 / 3.0, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(rows[1].value.value() == 200.0 / 3.0, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(rows[2].value.value() == 100.0 / 3.0, boost::test_tools::tolerance(1e-12));
    BOOST_TEST(rows[3].value.value() == 0.0);
}

BOOST_AUTO_TEST_CASE(limits_and_tiers_hold_what_lies_on_them)
{
    auto post = rated("Acme One", "f.md", "2024-01-01");
    post.price.usd = 100.0;
    const auto has = [&](RankingRequest request) { return !plan_ranking(request).rank({post}).empty(); };
    for (const auto& [least, found] :
         {std::pair("sonic=4", true), std::pair("sonic=4.5", false), std::pair("price=100", true),
          std::pair("price=100.01", false), std::pair("bass=1", false)}) {
        RankingRequest request;
        request.least = {least};
        BOOST_TEST(has(request) == found, least);
    }
    for (const auto& [most, found] : {std::pair("sonic=4", true), std::pair("sonic=3.5", false),
                                      std::pair("price=100", true), std::pair("price=99.99", false)}) {
        RankingRequest request;
        request.most = {most};
        BOOST_TEST(has(request) == found, most);
    }
    for (const auto& [since, found] : {std::pair("2024-01-01", true), std::pair("2024-01-02", false)}) {
        RankingRequest request;
        request.since = since;
        BOOST_TEST(has(request) == found, since);
    }
    for (const auto& [brand, found] : {std::pair("acme", true), std::pair("ACME one", true),
                                       std::pair("acm", false), std::pair("one", false)}) {
        RankingRequest request;
        request.brand = brand;
        BOOST_TEST(has(request) == found, brand);
    }
    for (const auto& [tiers, tier] : {std::pair("Best=4.5,Good=4", "Good"),
                                      std::pair("Best=4,Good=3", "Best"), std::pair("Best=5,Good=4.5", "")}) {
        RankingRequest request;
        request.tiers = tiers;
        BOOST_TEST(plan_ranking(request).rank({post}).front().tier == tier, tiers);
    }
    RankingRequest first;
    first.top = 1;
    BOOST_TEST(plan_ranking(first).rank({post, post}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_table_is_known_by_its_first_line_or_the_end_of_its_name)
{
    const std::string mark = "\xEF\xBB\xBF";
    for (const auto* const post :
         {"---\na: b, c\n", "+++\na = 'b, c'\n", "# A, B\n", "<a>, b\n", "---,\n", "+++;\n"}) {
        BOOST_TEST(!is_table(post, "x"), post);
        BOOST_TEST(!is_table(mark + post, "x"), post);
        BOOST_TEST(is_table(post, "x.TSV"), post);
    }
    for (const auto* const table : {"| a |\n", "\"name\"\n", "a;b\n", "a\tb\n", "\n\na,b\n"}) {
        BOOST_TEST(is_table(table, "x"), table);
        BOOST_TEST(!is_table(table, "x.markdown"), table);
    }
    for (const auto* const name : {"x.csv", "x.tsv", "x.tab"}) {
        BOOST_TEST(is_table("words", name), name);
    }
    BOOST_TEST(!is_table("words", "csv"));
    BOOST_TEST(!is_table("", "x"));
}

BOOST_AUTO_TEST_SUITE_END()
