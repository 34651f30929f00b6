#include "core/text_at.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

using namespace earbench;

BOOST_AUTO_TEST_SUITE(core_text_at)

BOOST_AUTO_TEST_CASE(beyond_the_ends_of_a_text_is_nothing)
{
    const auto text = std::string_view("abc").substr(0, 2);
    BOOST_TEST(byte_at(text, 0) == 'a');
    BOOST_TEST(byte_at(text, 1) == 'b');
    BOOST_TEST(byte_at(text, 2) == '\0');
    BOOST_TEST(byte_at(text, std::size_t{0} - 1) == '\0');
    BOOST_TEST(byte_at("", 0) == '\0');
    const std::vector<std::string> lines{"a", "b"};
    BOOST_TEST(line_at(lines, 1) == "b");
    BOOST_TEST(line_at(lines, 2).empty());
    BOOST_TEST(line_at(lines, std::size_t{0} - 1).empty());
}

BOOST_AUTO_TEST_SUITE_END()
