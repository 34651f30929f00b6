// Which headings name a ranking, and where they may stand.

#include "post/scale.hpp"
#include "rank/ranking_headings.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace earbench;

namespace {

const Scale own;

using Column = RankingHeadings::Column;

/// The only column of a table with `heading` behind two others.
Column of(const std::string& heading, Column RankingHeadings::*column, const Scale& scale = own)
{
    return find_headings({"-", "-", heading}, scale).*column;
}

void require_all(Column RankingHeadings::*column, std::initializer_list<const char*> headings)
{
    for (const std::string heading : headings) {
        for (const auto& written : {heading, "**" + heading + "**", " " + heading + " "}) {
            BOOST_TEST((of(written, column) == 2U), written);
        }
        BOOST_TEST(!of(heading + "x", column).has_value(), heading);
    }
}

/// The line of the headings behind `before`.
std::size_t line_behind(const std::string& before)
{
    const auto found = find_heading_line(before + "name,sonic\nA,4\n", own);
    return found ? found->line : 0;
}

} // namespace

BOOST_AUTO_TEST_SUITE(rank_headings)

BOOST_AUTO_TEST_CASE(columns_are_known_by_these_headings)
{
    require_all(&RankingHeadings::brand, {"brand", "Brand"});
    require_all(&RankingHeadings::name, {"name", "model", "product", "IEM"});
    require_all(&RankingHeadings::sonic,
                {"sonic", "Sonic Rating", "rating", "overall", "overall rating", "score"});
    require_all(&RankingHeadings::bias, {"bias", "bias score", "bias rating"});
    require_all(&RankingHeadings::price_usd, {"price_usd"});
    require_all(&RankingHeadings::date, {"date"});
    require_all(&RankingHeadings::file, {"file", "post"});
    require_all(&RankingHeadings::link, {"link", "url", "review"});
    require_all(&RankingHeadings::kind, {"kind"});
}

BOOST_AUTO_TEST_CASE(prices_have_more_words_behind_and_their_currency)
{
    for (const auto* heading : {"price", "Price (USD)", "price usd", "MSRP", "msrp ($)", "Price_paid"}) {
        BOOST_TEST((of(heading, &RankingHeadings::price) == 2U), heading);
    }
    for (const auto* heading : {"price_usd", "prices", "msrps", "the price", "pric", ""}) {
        BOOST_TEST(!of(heading, &RankingHeadings::price).has_value(), heading);
    }
    const auto both = find_headings({"msrp", "price (EUR)"}, own);
    BOOST_TEST((both.price == 1U)); // the plainest first
    BOOST_TEST(both.currency == "EUR");
    BOOST_TEST(find_headings({"price"}, own).currency.empty());
}

BOOST_AUTO_TEST_CASE(grades_are_ratings_on_a_scale_of_letters_alone)
{
    const auto letters = Scale::parse("S,A,B");
    for (const auto* heading : {"tier", "grade", "rank"}) {
        BOOST_TEST(!of(heading, &RankingHeadings::sonic).has_value(), heading);
        BOOST_TEST((of(heading, &RankingHeadings::sonic, letters) == 2U), heading);
    }
    BOOST_TEST((find_headings({"rank", "score"}, letters).sonic == 1U));
}

BOOST_AUTO_TEST_CASE(a_ranking_has_names_and_ratings)
{
    BOOST_TEST(find_headings({"iem", "score"}, own).is_ranking());
    BOOST_TEST(!find_headings({"iem", "bias"}, own).is_ranking());
    BOOST_TEST(!find_headings({"brand", "score"}, own).is_ranking());
    BOOST_TEST((find_headings({"product", "name", "score"}, own).name == 1U)); // the plainest first
}

BOOST_AUTO_TEST_CASE(headings_are_among_the_first_ten_lines_with_content)
{
    std::string titles;
    for (int i = 0; i < 9; ++i) {
        titles += "Title\n\n";
    }
    BOOST_TEST(line_behind("") == 1U);
    BOOST_TEST(line_behind(titles) == 19U);
    BOOST_TEST(line_behind(titles + "One more\n") == 0U);
    BOOST_TEST(line_behind("\"unclosed\n") == 2U);
}

BOOST_AUTO_TEST_CASE(a_separator_is_stated_before_all_else)
{
    const auto found = find_heading_line("\nsep=;\n\nname;sonic\n", own);
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(found->separator == ';');
    BOOST_TEST(found->line == 4U);
    BOOST_TEST(found->begin == 8U);
    BOOST_TEST(line_behind("Title\nsep=;\n") == 3U); // a title as any other
    BOOST_TEST(line_behind("sep=;\n") == 0U);        // whose headings have no semicolon
}

BOOST_AUTO_TEST_SUITE_END()
