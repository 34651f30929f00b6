// Ratings of the four parts of sound in one line or in a list.

#include "post/rating_line.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace earbench;

namespace {

/// "tonality/bass/resolution/staging", "-" for none.
std::string parts(const SubRatings& found)
{
    const auto one = [](const std::optional<double>& rating) {
        return rating ? std::to_string(*rating).substr(0, 3) : std::string("-");
    };
    return one(found.tonality) + "/" + one(found.bass) + "/" + one(found.resolution) + "/" +
           one(found.staging);
}

std::string read(std::string_view text)
{
    return parts(read_sub_ratings(text));
}

} // namespace

BOOST_AUTO_TEST_SUITE(post_rating_line)

BOOST_AUTO_TEST_CASE(every_part_has_its_names)
{
    for (const std::string name : {"tonality", "Timbre"}) {
        BOOST_TEST(read(name + " 4") == "4.0/-/-/-", name);
    }
    for (const std::string name : {"bass", "percussion"}) {
        BOOST_TEST(read(name + " 4") == "-/4.0/-/-", name);
    }
    for (const std::string name : {"resolution", "Detail"}) {
        BOOST_TEST(read(name + ": 3.5/5") == "-/-/3.5/-", name);
    }
    for (const std::string name : {"staging", "soundstage", "stage", "imaging", "spatial"}) {
        BOOST_TEST(read(name + " of 2") == "-/-/-/2.0", name);
    }
}

BOOST_AUTO_TEST_CASE(a_name_begins_a_word)
{
    BOOST_TEST(read("subbass 3") == "-/-/-/-");
    BOOST_TEST(read("backstage 3") == "-/-/-/-");
    BOOST_TEST(read("(bass 3)") == "-/3.0/-/-");
    BOOST_TEST(read("1bass 3") == "-/3.0/-/-");
    BOOST_TEST(read("basses 3") == "-/3.0/-/-");
}

BOOST_AUTO_TEST_CASE(a_number_belongs_to_the_name_before_it_in_the_same_part)
{
    BOOST_TEST(read("Tonality 5 - Bass: 3/5; Detail 3, Imaging 2.5") == "5.0/3.0/3.0/2.5");
    BOOST_TEST(read("3 bass") == "-/-/-/-");
    for (const std::string mark : {";", ",", "(", ")"}) {
        BOOST_TEST(read("bass " + mark + " 3") == "-/-/-/-", mark);
        BOOST_TEST(read("bass 3" + mark + " tonality 4") == "4.0/3.0/-/-", mark);
    }
    BOOST_TEST(read("bass 3 4") == "-/3.0/-/-");
    BOOST_TEST(read("bass 3 bass 4") == "-/3.0/-/-"); // the first counts
    BOOST_TEST(read("bass*_3_") == "-/3.0/-/-");
}

BOOST_AUTO_TEST_CASE(a_list_below_the_closing_line_counts_where_that_says_nothing)
{
    const auto closing = [](const std::vector<std::string_view>& lines) {
        const auto found = closing_rating(lines, RatingLabel::sonic, Scale{});
        BOOST_REQUIRE(found.has_value());
        return parts(closing_sub_ratings(lines, *found));
    };
    const std::string_view label = "**Absolute Sonic Quality Rating:** 4/5";
    BOOST_TEST(closing({label, "", "- Tonality: 4", "* Bass: 3", "+ Detail: 2", "  - Imaging 5"}) ==
               "4.0/3.0/2.0/5.0");
    BOOST_TEST(closing({label, "- Tonality: 4", "Words", "- Bass: 3"}) == "4.0/-/-/-");
    BOOST_TEST(closing({label, "- Tonality:", "4"}) == "-/-/-/-");
    BOOST_TEST(closing({"**Absolute Sonic Quality Rating:** 4/5 (Bass 3)", "- Tonality: 4"}) == "-/3.0/-/-");
}

BOOST_AUTO_TEST_SUITE_END()
