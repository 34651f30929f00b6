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

BOOST_AUTO_TEST_CASE(a_name_is_known_by_its_letters_and_digits)
{
    const std::vector<std::string> names{"harman-ie-2019", "harman-ie-2016", "db", "94", "114"};
    BOOST_TEST(find_name("Harman IE 2019", names).value_or(9) == 0U);
    BOOST_TEST(find_name("HARMAN_IE2016", names).value_or(9) == 1U);
    BOOST_TEST(find_name("dB", names).value_or(9) == 2U);
    BOOST_TEST(find_name("94 dB SPL", names).value_or(9) == 3U);
    BOOST_TEST(find_name("114.0", names).value_or(9) == 4U);
    for (const auto* const text : {"harman", "", "94:2", "dBA", "9"}) {
        BOOST_TEST(!find_name(text, names).has_value());
    }
    BOOST_TEST(!find_name("AB", std::vector<std::string>{"a-b", "a_b"}).has_value());
    BOOST_TEST(find_name("a_b", std::vector<std::string>{"a-b", "a_b"}).value_or(9) == 1U);
}

BOOST_AUTO_TEST_CASE(similar_names_are_offered_up_to_three)
{
    const std::vector<std::string> targets{"harman-ie-2019", "harman-ie-2016", "harman-oe-2018",
                                           "diffuse-field"};
    BOOST_TEST(did_you_mean("harman", targets) ==
               "; did you mean harman-ie-2019, harman-ie-2016 or harman-oe-2018?");
    BOOST_TEST(did_you_mean("df", targets) == "; did you mean diffuse-field?");
    const std::vector<std::string> options{"--average", "--rate", "--version", "--width"};
    BOOST_TEST(did_you_mean("--avg", options) == "; did you mean --average?");
    BOOST_TEST(did_you_mean("--samplerate", options) == "; did you mean --rate?");
    BOOST_TEST(did_you_mean("-v", options) == "; did you mean --version?");
    BOOST_TEST(did_you_mean("-x", options).empty());
    BOOST_TEST(did_you_mean("a", std::vector<std::string>{"a1", "a2", "a3", "a4"}).empty());
}

BOOST_AUTO_TEST_CASE(a_name_is_found_by_what_is_said_of_it)
{
    const std::vector<std::string> names{"--width", "--sonic", "--sub"};
    const std::vector<std::string> texts{"Width of the smoothing window", "Sonic rating", "Rating of a part"};
    BOOST_TEST(offer(said_of("--smooth", names, texts)) == "; did you mean --width?");
    BOOST_TEST(offer(said_of("--smoothed", names, texts)) == "; did you mean --width?");
    BOOST_TEST(offer(said_of("--rating", names, texts)) == "; did you mean --sonic or --sub?");
    BOOST_TEST(said_of("--of", names, texts).empty());
    BOOST_TEST(said_of("--level", names, texts).empty());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
