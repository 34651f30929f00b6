#include "curve/channel.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace earbench;

namespace {

std::string split(std::string_view stem, const std::vector<std::string>& stems = {})
{
    const auto [name, channel] = split_channel(stem, stems);
    return name + "|" + channel;
}

} // namespace

BOOST_AUTO_TEST_SUITE(channel)

BOOST_AUTO_TEST_CASE(a_capital_letter_behind_a_separator_is_the_channel)
{
    BOOST_TEST(split("Crimson L") == "Crimson|L");
    BOOST_TEST(split("Crimson_R2") == "Crimson|R2");
    BOOST_TEST(split("Crimson-L") == "Crimson|L");
    BOOST_TEST(split("Crimson-L-2") == "Crimson|L2");
    BOOST_TEST(split("Crimson R 12") == "Crimson|R12");
    BOOST_TEST(split("Crimson - L") == "Crimson|L");
    BOOST_TEST(split("Blessing 2 L") == "Blessing 2|L");
}

BOOST_AUTO_TEST_CASE(whatever_else_ends_in_the_letter_is_a_name)
{
    for (const std::string_view name :
         {"Etymotic ER4XR", "CrimsonR", "Blessing 2", "crimson l", "Crimson (L)", "Crimson left", "L", "R2",
          " L", "-L-2", "Model-2", "XL", "Tin T2-", ""}) {
        BOOST_TEST(split(name) == std::string(name) + "|");
    }
}

BOOST_AUTO_TEST_CASE(looser_forms_are_the_channel_beside_their_partner_only)
{
    const std::vector<std::string> pairs{"Tern (L)",   "Tern (R)",   "Wren l",    "Wren r",  "Lark left",
                                         "Lark RIGHT", "Ruff (L)",   "Knot left", "Knot r",  "Smew_Left",
                                         "Smew_Right", "Gull [R] 2", "Smith L",   "Smith R", "Teal (left)"};
    BOOST_TEST(split("Tern (L)", pairs) == "Tern|L");
    BOOST_TEST(split("Tern (R)", pairs) == "Tern|R");
    BOOST_TEST(split("Wren r", pairs) == "Wren|R");
    BOOST_TEST(split("Lark RIGHT", pairs) == "Lark|R");
    BOOST_TEST(split("Smew_Left", pairs) == "Smew|L");
    BOOST_TEST(split("Ruff (L)", pairs) == "Ruff (L)|");
    BOOST_TEST(split("Knot left", pairs) == "Knot left|");
    BOOST_TEST(split("Teal (left)", pairs) == "Teal (left)|");
    BOOST_TEST(split("Smith R", pairs) == "Smith|R");
}

BOOST_AUTO_TEST_CASE(side_and_seat_of_a_channel)
{
    BOOST_TEST((side_of("L") == 'L'));
    BOOST_TEST((side_of("R12") == 'R'));
    BOOST_TEST((!side_of("L+R") && !side_of("3") && !side_of("") && !side_of("left")));
    BOOST_TEST((seat_of("R12") == 12));
    BOOST_TEST((!seat_of("R") && !seat_of("L+R") && !seat_of("3")));
}

BOOST_AUTO_TEST_CASE(the_shortest_name_has_one_character)
{
    BOOST_TEST(split("A L") == "A|L");
    for (const std::string_view stem : {"  L", "- L", "__R", " L2", "12", "L-2"}) {
        BOOST_TEST(split(stem) == std::string(stem) + "|");
    }
}

BOOST_AUTO_TEST_CASE(partners_name_their_sides_in_the_same_way)
{
    const auto first_of = [](const char* one, const char* other) { return split(one, {one, other}); };
    BOOST_TEST(first_of("Tern (L)", "Tern [r]") == "Tern|L");
    BOOST_TEST(first_of("Tern (L)", "Tern r") == "Tern|L");
    BOOST_TEST(first_of("Tern (left)", "Tern right") == "Tern|L");
    BOOST_TEST(first_of("Tern (L)", "Tern right") == "Tern (L)|");
    BOOST_TEST(first_of("Tern [left]", "Tern (R)") == "Tern [left]|");
    BOOST_TEST(first_of(" left", " right") == " left|"); // nothing is called so
    BOOST_TEST(first_of("Tern pro", "Tern r") == "Tern pro|");
}

BOOST_AUTO_TEST_CASE(words_for_a_side_may_stand_in_brackets_that_match)
{
    for (const std::string_view word : {"l", "L", "left", "LEFT", "(l)", "[L]", "(Left)", "[left]"}) {
        BOOST_TEST((side_of_word(word) == 'L'), word);
    }
    for (const std::string_view word : {"r", "Right", "(r)", "[R]"}) {
        BOOST_TEST((side_of_word(word) == 'R'), word);
    }
    for (const std::string_view word :
         {"", "()", "(L]", "[L)", "xLy", "(L", "L)", "xL)", "[Lx", "lr", "((L))"}) {
        BOOST_TEST(!side_of_word(word), word);
    }
    BOOST_TEST((!side_of("Lx") && !side_of("LR") && !side_of("L1x")));
}

BOOST_AUTO_TEST_SUITE_END()
