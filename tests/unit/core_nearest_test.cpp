#include "core/nearest.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace earbench {

BOOST_AUTO_TEST_SUITE(core_nearest)

/// The first four are textbook pairs (Levenshtein 1966; Damerau 1964).
BOOST_AUTO_TEST_CASE(distances_can_be_counted_by_hand)
{
    BOOST_TEST(edit_distance("kitten", "sitting") == 3U);
    BOOST_TEST(edit_distance("saturday", "sunday") == 3U);
    BOOST_TEST(edit_distance("ca", "abc") == 3U); // 2 without the restriction of this kind of distance
    BOOST_TEST(edit_distance("ab", "ba") == 1U);
    BOOST_TEST(edit_distance("", "abc") == 3U);
    BOOST_TEST(edit_distance("Plot", "pLOT") == 0U);
}

BOOST_AUTO_TEST_CASE(a_slip_is_found_and_a_guess_is_not_made)
{
    const std::vector<std::string> names{"--tonality", "--plot", "--plot-kind", "--name", "--noise"};
    BOOST_TEST(nearest("--tonallity", names).value_or("") == "--tonality");
    BOOST_TEST(nearest("--ton", names).value_or("") == "--tonality");
    BOOST_TEST(nearest("--polt", names).value_or("") == "--plot");
    BOOST_TEST(nearest("--Plot", names).value_or("") == "--plot");
    BOOST_TEST(!nearest("--nothing-like-it", names).has_value());
    BOOST_TEST(!nearest("", names).has_value());
    BOOST_TEST(!nearest("--noame", std::vector<std::string>{"--nome", "--name"}).has_value());
    BOOST_TEST(!nearest(std::string(100, 'x'), std::vector{std::string(100, 'x')}).has_value());
    BOOST_TEST(did_you_mean("--nam", names) == "; did you mean --name?");
    BOOST_TEST(did_you_mean("x", names).empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
