// The order and the cells of a ranking where two posts, or two prices, are nearly alike.

#include "core/error.hpp"
#include "rank/ranking_file.hpp"

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
    post.sonic = 4.0;
    post.bias = 4.0;
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

std::string error_of(const std::string& csv)
{
    try {
        (void)read_ranking(csv, "f");
    } catch (const Error& error) {
        return error.line();
    }
    return "no error";
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
    for (const auto& [rank, post] : ranking) {
        order += std::to_string(rank.value()) + post.name + post.file.front() + post.date + " ";
    }
    BOOST_TEST(order == "1Az 1az 1Bb 1ba2024-01-01 1ba2024-01-02 ");
}

BOOST_AUTO_TEST_CASE(a_rank_goes_on_behind_ties_of_any_length)
{
    std::vector<Post> posts{rated("a"), rated("b"), rated("c")};
    posts.push_back(rated("d"));
    posts.back().bias = 3.5;
    posts.push_back(rated("e"));
    posts.back().sonic.reset();
    const auto ranking = rank_posts(posts);
    BOOST_TEST(ranking[2].rank.value() == 1);
    BOOST_TEST(ranking[3].rank.value() == 4);
    BOOST_TEST(!ranking[4].rank.has_value());
    BOOST_TEST(rank_posts({}).empty());
}

BOOST_AUTO_TEST_CASE(what_stays_beside_another_of_its_name_is_said_of_the_second)
{
    const auto kept =
        newest_posts({rated("One", "1.md"), rated("ONE", "2.md", "2024-01-01"), rated("Two", "3.md")});
    BOOST_REQUIRE(kept.size() == 3U);
    BOOST_TEST(kept[0].findings.empty());
    BOOST_REQUIRE(kept[1].findings.size() == 1U);
    BOOST_TEST(kept[1].findings[0].message == "the same product as in 1.md, and both stay: 'ONE'");
    BOOST_TEST(kept[2].findings.empty());
}

BOOST_AUTO_TEST_CASE(what_is_left_out_is_said_once)
{
    const auto kept = newest_posts({rated("One", "1.md", "2023-01-01"), rated("One", "2.md", "2024-01-01"),
                                    rated("One", "3.md", "2024-01-01"), rated("One", "4.md", "2022-01-01")});
    BOOST_REQUIRE(kept.size() == 2U);
    BOOST_REQUIRE(kept[0].findings.size() == 2U);
    BOOST_TEST(kept[0].findings[0].place.file == "1.md");
    BOOST_TEST(kept[0].findings[1].place.file == "4.md");
    BOOST_TEST(kept[1].findings.size() == 1U); // that both stay
}

BOOST_AUTO_TEST_CASE(cells_of_a_ranking_hold_what_their_columns_say)
{
    BOOST_TEST(error_of("name,sonic,price_usd\nA,4,-0.01\n") ==
               "f:2: expected a number from 0 for price_usd but found '-0.01'");
    BOOST_TEST(error_of("name,sonic,price_usd\nA,4,0\n") == "no error");
    BOOST_TEST(error_of("name,sonic,bias\nA,4,0.5\n") ==
               "f:2: expected a rating from 1 to 5 in half points for bias but found '0.5'");
    BOOST_TEST(error_of("name,sonic\nA,x\n") ==
               "f:2: expected a rating from 1 to 5 in half points for sonic but found 'x'");
    BOOST_TEST(error_of("name,sonic\nA,4,5\n") == "f:2: expected 2 cells but found 3");
    BOOST_TEST(error_of("name\nA\n") == "f:1: expected a header line with name and sonic");
    BOOST_TEST(error_of("sonic\n4\n") == "f:1: expected a header line with name and sonic");
    BOOST_TEST(error_of("") == "f:1: expected a header line with name and sonic");
    const auto posts = read_ranking("sonic,file,more,name\n-,-,x,-\n4.5,a,y,A\n", "f");
    BOOST_REQUIRE(posts.size() == 2U);
    BOOST_TEST(!posts[0].sonic.has_value());
    BOOST_TEST(posts[0].file == "-");
    BOOST_TEST(posts[0].name == "");
    BOOST_TEST(posts[1].sonic.value() == 4.5);
    BOOST_TEST(!posts[1].bias.has_value());
}

BOOST_AUTO_TEST_CASE(an_input_is_a_ranking_or_a_post_and_never_nothing)
{
    BOOST_TEST(is_ranking("sonic,name"));
    BOOST_TEST(!is_ranking("\"name\",sonic\n"));
    BOOST_TEST(!is_ranking("name\nsonic\n"));
    BOOST_TEST(!is_ranking("sonic\n"));
    BOOST_TEST(!is_ranking(""));
    BOOST_TEST(read_ratings("name,sonic\nA,4\nB,3\n", "f").size() == 2U);
    BOOST_TEST(read_ratings("---\ntitle: T\nrating: 4\n---\n", "f.md").front().sonic.value() == 4.0);
    BOOST_CHECK_EXCEPTION((void)read_ratings(" \t\r\n", "f"), Error, [](const Error& error) {
        return error.line() == "f: expected a post or a ranking but found nothing";
    });
}

BOOST_AUTO_TEST_SUITE_END()
