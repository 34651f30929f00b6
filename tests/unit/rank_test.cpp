#include "core/error.hpp"
#include "rank/ranking.hpp"
#include "rank/ranking_file.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(rank)

Post post(const std::string& name, std::optional<double> sonic, std::optional<double> bias,
          std::optional<double> usd = {}, const std::string& date = {})
{
    Post made;
    made.file = name + ".md";
    made.name = name;
    made.sonic = sonic;
    made.bias = bias;
    made.price.usd = usd;
    made.date = date;
    return made;
}

std::string order(const std::vector<Ranked>& ranking)
{
    std::string text;
    for (const auto& [rank, ranked] : ranking) {
        text += (rank ? std::to_string(*rank) : "-") + ranked.name + " ";
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
        newest_posts({post("One", 3, 3, {}, "2023-01-01"), post("one", 4, 4, {}, "2024-01-01"),
                      post("Two", 2, 2, {}, "2022-01-01"), post("ONE", {}, {}, {}, "2025-01-01")});
    BOOST_REQUIRE(kept.size() == 3U);
    BOOST_TEST(kept[0].sonic.value() == 4.0);
    BOOST_REQUIRE(kept[0].findings.size() == 1U);
    BOOST_TEST(kept[0].findings[0].place.file == "One.md");
    BOOST_TEST(kept[0].findings[0].message == "left out, because one.md is newer: 'one'");
}

BOOST_AUTO_TEST_CASE(reviews_of_one_day_or_none_both_stay)
{
    BOOST_TEST(newest_posts({post("One", 3, 3), post("One", 4, 4)}).size() == 2U);
    BOOST_TEST(
        newest_posts({post("One", 3, 3, {}, "2024-01-01"), post("One", 4, 4, {}, "2024-01-01")}).size() ==
        2U);
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

BOOST_AUTO_TEST_CASE(a_ranking_reads_back)
{
    auto rated = post("One, \"1\"", 3.5, 4, 1499.5, "2024-01-01");
    rated.price.text = "$1,499.50";
    const auto csv = write_ranking(rank_posts({rated, post("Two", {}, {})}), TableFormat::csv);
    BOOST_TEST(is_ranking(csv));
    BOOST_TEST(write_ranking(rank_posts(read_ranking(csv, "f")), TableFormat::csv) == csv);
    BOOST_TEST(read_ranking(csv + csv, "f").size() == 4U);
}

BOOST_AUTO_TEST_CASE(posts_are_no_rankings)
{
    BOOST_TEST(!is_ranking("---\ntitle: name,sonic\n---\n"));
    BOOST_TEST(!is_ranking("A post on name and sonic\n"));
    BOOST_TEST(is_ranking("\xEF\xBB\xBFname,sonic\r\n"));
}

BOOST_AUTO_TEST_CASE(a_bad_row_is_named)
{
    const auto message = [](const std::string& csv) -> std::string {
        try {
            (void)read_ranking(csv, "f");
        } catch (const Error& error) {
            return error.line();
        }
        return "no error";
    };
    BOOST_TEST(message("name,sonic\nA,6\n") ==
               "f:2: expected a rating from 1 to 5 in half points for sonic but found '6'");
    BOOST_TEST(message("name,sonic\nA\n") == "f:2: expected 2 cells but found 1");
    BOOST_TEST(message("name,sonic,date\nA,,2024-02-30\n") ==
               "f:2: expected a day as YYYY-MM-DD but found '2024-02-30'");
    BOOST_TEST(message("a,b\n") == "f:1: expected a header line with name and sonic");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
