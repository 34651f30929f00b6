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

BOOST_AUTO_TEST_CASE(fewer_than_a_third_of_the_letters_may_be_wrong)
{
    const auto near = [](const std::string& text, const std::string& name) {
        return nearest(text, std::vector{name}).has_value();
    };
    BOOST_TEST(near("abcdefX", "abcdefg"));   // 1 of 7
    BOOST_TEST(near("abXX567", "abcd567"));   // 2 of 7
    BOOST_TEST(!near("abXX56", "abcd56"));    // 2 of 6
    BOOST_TEST(!near("aXc", "abc"));          // 1 of 3
    BOOST_TEST(near("aXcd", "abcd"));         // 1 of 4
    BOOST_TEST(near("aXc", "abcd") == false); // 2 of 4
    BOOST_TEST(near("abc12", "abc1X2Z"));     // 2 of the seven of the longer one
}

BOOST_AUTO_TEST_CASE(the_nearest_goes_before_others_wherever_it_stands)
{
    using Names = std::vector<std::string>;
    const std::string near = "abcdefghijkl";
    const std::string farther = "abcXefYhijkl"; // three letters from what is looked for
    for (const auto& names : {Names{near, farther}, Names{farther, near}}) {
        BOOST_TEST(nearest("aXcdefghijkl", names).value_or("") == near);
    }
    BOOST_TEST(nearest("aXcdefghijkl", Names{farther}).value_or("") == farther);
    BOOST_TEST(!nearest("abcdXfgh", Names{"abcdefgh", "abcdYfgh"}).has_value()); // equally near
}

BOOST_AUTO_TEST_CASE(nobody_mistypes_more_than_64_letters)
{
    const auto typed = [](std::size_t letters) {
        const std::string text(letters, 'x');
        return nearest(text, std::vector{text + "y"}).has_value();
    };
    BOOST_TEST(typed(64));
    BOOST_TEST(!typed(65));
    const std::string text(65, 'x');
    BOOST_TEST(similar(text, std::vector{text + "1", text + "2"}).empty());
    BOOST_TEST(similar(text.substr(1), std::vector{text + "1", text + "2"}).size() == 2U);
    BOOST_TEST(similar("--", std::vector<std::string>{"a", "b"}).empty());
}

BOOST_AUTO_TEST_CASE(two_letters_are_swapped_wherever_they_stand)
{
    BOOST_TEST(edit_distance("abcd", "bacd") == 1U);
    BOOST_TEST(edit_distance("abcd", "abdc") == 1U);
    BOOST_TEST(edit_distance("abcd", "badc") == 2U);
    BOOST_TEST(edit_distance("ab", "cd") == 2U);
}

BOOST_AUTO_TEST_CASE(up_to_three_letters_abbreviate_a_name)
{
    const std::vector<std::string> names{"median", "average"};
    BOOST_TEST(offer(similar("mdn", names)) == "; did you mean median?");
    BOOST_TEST(offer(similar("vrg", names)).empty()); // the first letter is another
    BOOST_TEST(offer(similar("mean", names)).empty());
    BOOST_TEST(offer(similar("agx", names)).empty());
    BOOST_TEST(offer(similar("mdnx", names)).empty());
    BOOST_TEST(offer(similar("de", std::vector<std::string>{"diffuse-field"})).empty()); // two are initials
}

BOOST_AUTO_TEST_CASE(a_name_within_the_text_has_four_letters)
{
    BOOST_TEST(offer(similar("samplerate", std::vector<std::string>{"rate"})) == "; did you mean rate?");
    BOOST_TEST(offer(similar("samplerate", std::vector<std::string>{"ple"})).empty());
}

BOOST_AUTO_TEST_CASE(what_is_said_first_counts_by_words_that_begin_alike)
{
    const std::vector<std::string> names{"--a"};
    const auto said = [&](std::string_view text, const std::string& words) {
        return !said_of(text, names, std::vector{words}).empty();
    };
    BOOST_TEST(said("rate", "one two three rated"));
    BOOST_TEST(!said("rate", "one two three four rated"));
    BOOST_TEST(said("--rat-e", "rate"));
    BOOST_TEST(!said("rat", "rate"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
